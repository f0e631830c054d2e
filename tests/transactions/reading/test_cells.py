"""What one cell looks like: a date, an amount, money, or something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.reading import cells


@pytest.mark.parametrize(
    "cell",
    [
        "2026-01-02", "2026/1/2 14:56", "2026年1月2日", "02.01.2026", "2/1/26", "2 Jan 2026",
        "Jan 2, 2026", "20260102", "20260102145601", "2026-01-02T14:56:01Z", "115/01/02", "1150102",
        "1月2日 14:56", "2026/1/2 下午 2:56", "'2026-01-02", "２０２６-01-02",
    ],
)  # fmt: skip
def test_a_date(cell: str) -> None:
    assert cells.is_date(cell)


@pytest.mark.parametrize("cell", ["", "Bakery", "12.50", "1234567890", "2026", "99-99", "May"])
def test_no_date(cell: str) -> None:
    assert not cells.is_date(cell)


@pytest.mark.parametrize(
    ("cell", "short"),
    [("02.01.", True), ("12/31", True), ("2-1 14:56", True), ("2026-01-02", False)],
)
def test_a_day_and_a_month(cell: str, short: bool) -> None:
    assert short == cells.is_short_date(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "12.50", "-12,50", "1,234.56", "1.234,56", "1 234,56", "¥12.50", "12,50 EUR", "(12.50)",
        "12.50-", "+3", "12.50CR", "12,34,567.00", "１２．５", ".5", "23.00/RMB(支出)", "-$5",
        "R$ 10,00", "0",
    ],
)  # fmt: skip
def test_an_amount(cell: str) -> None:
    assert cells.is_amount(cell)


@pytest.mark.parametrize("cell", ["", "-", "Bakery", "12 apples", "DE8937", "1-2-3", "x" * 61])
def test_no_amount(cell: str) -> None:
    assert not cells.is_amount(cell)


def test_a_long_bare_number_is_an_amount_but_no_money() -> None:
    assert cells.is_amount("123456789")
    assert not cells.is_money("123456789")
    assert cells.is_money("1234567")


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(cell: str) -> None:
    assert cells.is_money(cell) <= cells.is_amount(cell)
    assert isinstance(cells.is_date(cell), bool)
