"""The same shop is one payee, however its name is written; different shops stay different."""

from __future__ import annotations

import pyarrow as pa
import pytest

from secaudit.transactions.ledger import payee
from secaudit.transactions.ledger.distinct import coded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Corner Bakery", "CORNER BAKERY"),
        ("Corner Bakery", "Corner  Bakery"),
        ("Ｃｏｒｎｅｒ Bakery", "Corner Bakery"),
        ("面包店(人民路店)", "面包店(中山路店)"),
        ("支付宝-面包店", "面包店"),
        ("PAYPAL *CORNER BAKERY", "Corner Bakery"),
        ("Corner Bakery #123", "Corner Bakery #456"),
        ("Corner Bakery 12.05.2026", "Corner Bakery"),
        ("Corner Bakery 14:56", "Corner Bakery"),
        ("Corner Bakery 3.50", "Corner Bakery 12.99"),
        ("TRIP 8A7F9912", "TRIP 1B2C3344"),
    ],
)
def test_two_writings_are_one_payee(one: str, other: str) -> None:
    assert payee.key(one) == payee.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Corner Bakery", "Corner Butcher"), ("面包店", "肉店"), ("7-11", "7-12"), ("12", "13")],
)
def test_two_payees_stay_two(one: str, other: str) -> None:
    assert payee.key(one) != payee.key(other)


def test_the_first_cell_that_says_something_names_the_payee() -> None:
    columns = [coded(pa.array(cells)) for cells in (["", "-", "/", "A"], ["B", "", "*", "C"])]
    assert payee.first_filled(columns).to_pylist() == ["B", "", "", "A"]


def test_keys_are_made_for_every_cell() -> None:
    column = coded(pa.array(["Corner Shop", "", "CORNER SHOP"]))
    assert payee.keys(column).to_pylist() == ["cornershop", "", "cornershop"]
