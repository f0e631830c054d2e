from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.model.money import Money

amounts = st.builds(Money, st.integers(-(2**63) + 1, 2**63 - 1), st.integers(0, 18), st.just("CNY"))


@given(amounts)
def test_the_value_is_exact_and_keeps_the_printed_decimals(money: Money) -> None:
    sign, digits, exponent = money.value.as_tuple()
    whole = int("".join(map(str, digits)))
    assert (-whole if sign else whole) == money.units
    assert exponent == -money.digits


@given(amounts)
def test_the_size_of_an_amount_has_no_sign(money: Money) -> None:
    assert abs(money).value == abs(money.value)
    assert abs(money).currency == "CNY"


@pytest.mark.parametrize(
    ("money", "expected"),
    [(Money(-1, 2), "-0.01"), (Money(1200, 2), "12.00"), (Money(5, 0), "5"), (Money(0, 2), "0.00")],
)
def test_value(money: Money, expected: str) -> None:
    assert str(money.value) == expected
    assert money.value == Decimal(expected)
