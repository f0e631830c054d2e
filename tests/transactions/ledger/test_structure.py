"""How amounts are written: one column, a pair, or a flag; and which column is their balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from secaudit.transactions.ledger.roles import Roles, find_roles
from secaudit.transactions.ledger.structure import Structure, combine

if TYPE_CHECKING:
    from collections.abc import Sequence

DATES = ["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"]


def roles(**columns: Sequence[str]) -> Roles:
    names = ["Date", *(name.replace("_", " ") for name in columns)]
    return find_roles(names, list(zip(DATES, *columns.values(), strict=True)))


def headerless(*columns: Sequence[str]) -> Roles:
    return find_roles([""] * (len(columns) + 1), list(zip(DATES, *columns, strict=True)))


SIGNED = ["-1.00", "2.50", "-3.00", "-4.00"]
BALANCE = ["99.00", "101.50", "98.50", "94.50"]
OUT, IN = ["1.00", "", "3.00", "4.00"], ["", "2.50", "", ""]


def test_one_signed_column_is_the_amount() -> None:
    assert roles(Amount=SIGNED, Payee=list("abcd")).structure == Structure(amount=1)


def test_a_pair_is_known_by_its_names_in_either_order() -> None:
    assert roles(Paid_out=OUT, Paid_in=IN).structure == Structure(out=1, into=2)
    assert roles(Credit=IN, Debit=OUT).structure == Structure(out=2, into=1)


def test_one_name_of_a_pair_is_enough_where_each_line_fills_one() -> None:
    assert roles(Debit=OUT, Zorp=IN).structure == Structure(out=1, into=2)


def test_without_names_the_fuller_column_of_a_pair_is_spending() -> None:
    assert headerless(IN, OUT).structure == Structure(out=2, into=1)


def test_columns_that_are_both_filled_are_no_pair() -> None:
    found = roles(Debit=["1.00", "2.00", "3.00", "4.00"], Credit=["1.00", "2.00", "3.00", "4.00"])
    assert found.structure is not None
    assert found.structure.amount is not None


def test_the_balance_is_found_by_name_and_judges() -> None:
    found = roles(Amount=SIGNED, Balance=BALANCE)
    assert (found.structure, found.balance) == (Structure(amount=1), 2)
    assert found.verdict is not None
    assert found.verdict.proves


def test_without_names_the_balance_is_what_runs_with_the_amounts() -> None:
    found = headerless(SIGNED, BALANCE)
    assert (found.structure, found.balance) == (Structure(amount=1), 2)


def test_a_fee_in_a_column_of_its_own_moves_the_balance_too() -> None:
    balance = ["98.50", "101.00", "97.50", "93.00"]
    found = roles(Amount=SIGNED, Fee=["0.50", "0.00", "0.50", "0.50"], Balance=balance)
    assert found.structure == Structure(amount=1)
    assert found.verdict is not None
    assert found.verdict.share == 1.0


@pytest.mark.parametrize("name", ["Fee", "Exchange rate", "Order number"])
def test_figures_that_are_called_something_else_are_no_amounts(name: str) -> None:
    assert find_roles(["Date", name], [[day, "1.50"] for day in DATES]).structure is None


def test_what_was_charged_counts_not_what_the_shop_asked() -> None:
    found = roles(
        交易金额=["5.00", "6.00", "7.00", "8.00"], 入账金额=["35.00", "42.00", "49.00", "56.00"]
    )
    assert found.structure == Structure(amount=2)


def test_the_amount_that_tells_its_direction_counts() -> None:
    plain = ["23.00/RMB", "15000.00/JPY", "7.00/RMB", "8.00/RMB"]
    told = ["23.00/RMB(支出)", "702.40/RMB(支出)", "7.00/RMB(存入)", "8.00/RMB(支出)"]
    assert roles(Amount_abroad=plain, Amount_here=told).structure == Structure(amount=2)


def test_numbers_with_zeros_before_them_are_references() -> None:
    assert roles(Zorp=["00077", "00177", "00277", "00377"]).structure is None


def test_long_bare_numbers_are_amounts_only_by_name() -> None:
    cells = ["12345678", "12345679", "12345680", "12345681"]
    assert roles(Zorp=cells).structure is None
    assert roles(Amount=cells).structure == Structure(amount=1)


@pytest.mark.parametrize(
    ("out", "into", "signed"),
    [
        ([100, 0, 0], [0, 250, 0], [-100, 250, 0]),
        ([-100, 0, -50], [0, 250, 0], [-100, 250, -50]),
    ],
)
def test_a_pair_is_combined_whatever_its_habit_of_signs(
    out: list[int], into: list[int], signed: list[int]
) -> None:
    units = {0: np.array(out), 1: np.array(into)}
    assert combine(Structure(out=0, into=1), units).tolist() == signed
    assert combine(Structure(amount=0), units).tolist() == out
