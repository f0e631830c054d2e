"""Text with one named cell per line and a blank line between entries."""

from __future__ import annotations

from secaudit.transactions.reading import delimited, labelled

TEXT = """From: 01/01/2026 to 31/01/2026

Date:\u00a030/01/2026
Description: CARD PAYMENT
Amount: -19.99

Date: 28/01/2026
Description: SALARY
Amount: 1975.30
Balance: 2056.80

the end
"""


def test_blocks_become_rows_under_their_names() -> None:
    (grid,) = labelled.read(TEXT.encode("cp1252"))
    assert grid.rows(0, 3) == [
        ["Date", "Description", "Amount", "Balance"],
        ["30/01/2026", "CARD PAYMENT", "-19.99"],
        ["28/01/2026", "SALARY", "1975.30", "2056.80"],
    ]
    assert grid.lines.tolist() == [2, 3, 7]


def test_repeated_names_tell() -> None:
    same = TEXT.replace("Balance: 2056.80\n", "") * 2
    assert labelled.recognises(same.encode()) > delimited.recognises(same.encode()) > 0


def test_a_preamble_of_names_above_a_table_is_no_list() -> None:
    text = "Name: Ann\nAccount: 12\nPeriod: May\n\n" + "2026-01-02,Baker,-1.50\n" * 9
    assert labelled.recognises(text.encode()) == 0.0


def test_clock_times_and_addresses_are_no_names() -> None:
    text = "noon 12:30 x\nsee https://x.example\nA: b\n\n" * 3
    assert labelled.recognises(text.encode()) == 0.0


def test_nothing_gives_an_empty_grid() -> None:
    (grid,) = labelled.read(b"")
    assert len(grid.rows(0, 5)) <= 1
