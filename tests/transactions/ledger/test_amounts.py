"""Amounts in the notations of exports: exact, with their sign, under a proven decimal mark."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.ledger import amounts


def values(*cells: str, mark: str = ".") -> list[str | None]:
    found = amounts.parse(amounts.normalise(pa.array(list(cells), pa.string())), mark=mark)
    return [
        str(Decimal(int(units)).scaleb(-found.digits)) if valid else None
        for units, valid in zip(found.units, found.valid, strict=True)
    ]


@pytest.mark.parametrize(
    ("cell", "mark", "value"),
    [
        ("12.50", ".", "12.50"),
        ("1,234.56", ".", "1234.56"),
        ("1.234,56", ",", "1234.56"),
        ("1 234,56", ",", "1234.56"),
        ("1\u202f234,56", ",", "1234.56"),
        ("1'234.56", ".", "1234.56"),
        ("12,34,567.00", ".", "1234567.00"),
        ("¥1,234.56", ".", "1234.56"),
        ("￥１，２３４．５６", ".", "1234.56"),
        ("-12.50", ".", "-12.50"),
        ("−12.50", ".", "-12.50"),
        ("12.50-", ".", "-12.50"),
        ("(12.50)", ".", "-12.50"),
        ("+12.50", ".", "12.50"),
        ("-$12.50", ".", "-12.50"),
        ("$-12.50", ".", "-12.50"),
        ("12.50 DR", ".", "-12.50"),
        ("12.50 CR", ".", "12.50"),
        ("12,50 EUR", ",", "12.50"),
        ("EUR 12,50", ",", "12.50"),
        ("150,00 kr.", ",", "150.00"),
        ("23.00/RMB(支出)", ".", "23.00"),
        (".5", ".", "0.5"),
        ("100", ".", "100"),
        ("0.123456789012", ".", "0.123456789012"),
        ("٣٫٥", ".", "3.5"),
        ("", ".", None),
        ("-", ".", None),
        ("n/a", ".", None),
        ("1.2.3", ".", None),
        ("12 green apples", ".", None),
        ("9" * 19, ".", None),
        ("0." + "1" * 13, ".", None),
    ],
)
def test_an_amount_is_read_exactly(cell: str, mark: str, value: str | None) -> None:
    assert [value] == values(cell, mark=mark)


def test_a_column_has_as_many_decimals_as_its_longest_cell() -> None:
    assert values("1", "2.5", "3.125", "x") == ["1.000", "2.500", "3.125", None]


def test_the_sign_as_printed_is_known_even_where_it_is_a_plus() -> None:
    found = amounts.parse(pa.array(["+1", "1", "-1", "1CR"]), mark=".")
    assert found.signed.tolist() == [True, False, True, True]


@pytest.mark.parametrize(
    ("cells", "mark", "proven"),
    [
        (["1.234,56"], ",", True),
        (["1,234.56"], ".", True),
        (["12,5"], ",", True),
        (["0.50"], ".", True),
        (["1,234"], ".", False),
        (["1.234"], ",", False),
        (["1.234.567"], ",", True),
        (["100", "200"], ".", True),
        (["1.5", "1,5"], ".", False),
        ([], ".", True),
    ],
)
def test_the_decimal_mark_is_proven_from_all_amounts(
    cells: list[str], mark: str, proven: bool
) -> None:
    assert amounts.decimal_marks({0: pa.array(cells, pa.string())}) == ({0: mark}, proven)


def test_a_column_that_proves_its_own_mark_keeps_it() -> None:
    columns = {0: pa.array(["1.234,56"]), 1: pa.array(["1.50"]), 2: pa.array(["1.234"])}
    marks, proven = amounts.decimal_marks(columns)
    assert (marks[0], marks[1]) == (",", ".")
    assert marks[2] in ",."
    assert proven in (True, False)


def test_three_digits_are_decimals_where_the_currency_has_three() -> None:
    marks, proven = amounts.decimal_marks({0: pa.array(["1.250"])}, thousandths=True)
    assert (marks, proven) == ({0: "."}, True)


def test_currencies_and_notes_beside_figures_are_found() -> None:
    column = pa.array(["12.50 EUR", "$-3", "7", "9 CR"])
    assert amounts.units_of(column).to_pylist() == ["EUR", "$", "", ""]
    notes = amounts.notes(pa.array(["23.00/RMB(支出)", "(5.00)", "6.00"]))
    assert notes.to_pylist() == ["支出", "", ""]


def test_rescaled_units_stay_the_same_amounts() -> None:
    found = amounts.parse(pa.array(["1.5", "-2"]), mark=".")
    assert amounts.rescale(found, 3).tolist() == [1500, -2000]


def grouped(whole: str, mark: str) -> str:
    head = len(whole) % 3 or 3
    return mark.join([whole[:head], *(whole[i : i + 3] for i in range(head, len(whole), 3))])


@st.composite
def notations(draw: st.DrawFn) -> tuple[str, str]:
    """(thousands mark, decimal mark), and how a sign and a currency are written around figures."""
    mark = draw(st.sampled_from([".", ","]))
    others = {".": [",", "'", " ", ""], ",": [".", "'", " ", "\u00a0", ""]}[mark]
    return draw(st.sampled_from(others)), mark


@given(
    notations(),
    st.sampled_from(["-{0}", "({0})", "{0}-", "-€{0}", "€-{0}", "{0} DR", "-{0} CHF", "−{0}"]),
    st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=8),
)
def test_what_was_written_in_a_notation_is_read_back(
    notation: tuple[str, str], minus: str, units: list[int]
) -> None:
    thousands, mark = notation

    def written(value: int) -> str:
        whole, cents = divmod(abs(value), 100)
        figure = f"{grouped(str(whole), thousands)}{mark}{cents:02}"
        return minus.format(figure) if value < 0 else figure

    array = amounts.normalise(pa.array([written(value) for value in units]))
    assert amounts.decimal_marks({0: array}) == ({0: mark}, True)
    read = amounts.parse(array, mark=mark)
    assert units == read.units.tolist()
    assert (read.digits, bool(read.valid.all())) == (2, True)


@given(st.lists(st.text(max_size=30), max_size=6), st.sampled_from(".,"))
def test_no_text_breaks_the_reading_of_amounts(cells: list[str], mark: str) -> None:
    array = amounts.normalise(pa.array(cells, pa.string()))
    assert len(amounts.parse(array, mark=mark).units) == len(cells)
