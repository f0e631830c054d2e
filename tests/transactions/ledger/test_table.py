"""The table is found by what stands in it: headers, entries, preambles, other tables."""

from __future__ import annotations

import pytest

from secaudit.transactions.ledger.table import find_table, looks_like_entry
from secaudit.transactions.reading.grid import Grid, grid_from_rows

HEADER = ["Date", "Payee", "Amount"]
ROWS = [["2026-01-02", "Baker", "-1.50"], ["2026-01-03", "Tailor", "-20.00"]]


def grid(*rows: list[str]) -> Grid:
    return grid_from_rows(enumerate(rows, 1))


@pytest.mark.parametrize(
    ("row", "entry"),
    [
        (["2026-01-02", "Baker", "-1.50"], True),
        (["-1.50", "Baker", "02.01.2026"], True),
        (["12.05", "Baker", "3.00"], True),
        (["2026-01-02", "Baker", ""], False),
        (["2026-01-02", "2026-01-03"], False),
        (["Baker", "-1.50"], False),
        ([], False),
    ],
)
def test_an_entry_has_a_date_and_an_amount(row: list[str], entry: bool) -> None:
    assert entry == looks_like_entry(row)


def test_a_header_stands_above_entries_and_below_a_preamble() -> None:
    table = find_table(grid(["Account 12", ""], ["Name: Ann"], HEADER, *ROWS))
    assert table is not None
    assert (table.header, table.first, table.names) == (2, 3, tuple(HEADER))
    assert table.preamble == ("Account 12", "Name: Ann")


def test_rows_wider_than_the_header_get_nameless_columns() -> None:
    table = find_table(grid(HEADER, [*ROWS[0], "x", "y"]))
    assert table is not None
    assert table.names == ("Date", "Payee", "Amount", "", "")


def test_the_table_with_most_entries_wins() -> None:
    small = [["Date", "Balance"], ["2026-01-01", "5.00"]]
    table = find_table(grid(*small, HEADER, *ROWS))
    assert table is not None
    assert table.header == 2


def test_a_header_repeated_further_down_heads_the_same_table() -> None:
    table = find_table(grid(HEADER, ROWS[0], HEADER, ROWS[1], ["Balance", "Date"], ROWS[0]))
    assert table is not None
    assert table.header == 0


def test_a_table_without_header_has_nameless_columns() -> None:
    table = find_table(grid(["Account", "99.00", "2026-01-31"], *ROWS, ROWS[0]))
    assert table is not None
    assert (table.header, table.first, table.names) == (None, 1, ("", "", ""))


def test_an_account_line_dated_in_another_way_is_no_entry() -> None:
    account = ["2026-01-31", "01.01.2026", "Ann", "99.00"]
    rows = [[f"0{day}.01.2026", f"0{day}.01.2026", "Baker", "-1.50"] for day in range(2, 6)]
    table = find_table(grid(account, *rows))
    assert table is not None
    assert (table.first, table.preamble) == (1, ("2026-01-31 01.01.2026 Ann 99.00",))


def test_a_header_of_unknown_words_is_still_one() -> None:
    table = find_table(grid(["Zorp", "Blarg", "Quux"], *ROWS))
    assert table is not None
    assert (table.header, table.names) == (0, ("Zorp", "Blarg", "Quux"))


def test_empty_lines_may_part_a_header_from_its_entries() -> None:
    table = find_table(grid(["Zorp", "Blarg", "Quux"], [], [], *ROWS))
    assert table is not None
    assert (table.header, table.first, table.names) == (0, 3, ("Zorp", "Blarg", "Quux"))


@pytest.mark.parametrize("rows", [[], [["hello", "world"]], [["Date", "Amount", "Payee"]]])
def test_text_without_entries_is_no_table(rows: list[list[str]]) -> None:
    table = find_table(grid(*rows))
    assert table is None or table.header == 0
