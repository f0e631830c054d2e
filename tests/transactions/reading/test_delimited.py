"""Delimited text of every kind, whatever the file is called; large files the quick way."""

from __future__ import annotations

import pytest

from secaudit.errors import ExportError
from secaudit.i18n import Translator
from secaudit.transactions.reading import delimited

LINES = ["Date{0}Payee{0}Amount", "2026-01-02{0}Baker{0}-1.50", "2026-01-03{0}Ann{0}2.00"]
CELLS = [
    ["Date", "Payee", "Amount"],
    ["2026-01-02", "Baker", "-1.50"],
    ["2026-01-03", "Ann", "2.00"],
]


def rows(text: str | bytes) -> list[list[str]]:
    data = text.encode() if isinstance(text, str) else text
    (grid,) = delimited.read(data)
    return grid.rows(0, len(grid))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_parted_by_whatever_parts_them(delimiter: str, end: str) -> None:
    assert rows(end.join(LINES).format(delimiter)) == CELLS


def test_a_delimiter_within_amounts_does_not_win() -> None:
    text = "Datum;Wer;Betrag\n02.01.2026;Bäcker;-1,50\n03.01.2026;Ann;2,00\n"
    assert rows(text)[1] == ["02.01.2026", "Bäcker", "-1,50"]


def test_quotes_hold_delimiters_and_line_ends() -> None:
    text = 'Date,Payee,Amount\n2026-01-02,"Baker, Sons\n& Co",-1.50\n2026-01-03,"a ""b""",1.00\n'
    (grid,) = delimited.read(text.encode())
    assert grid.rows(1, 3) == [
        ["2026-01-02", "Baker, Sons\n& Co", "-1.50"],
        ["2026-01-03", 'a "b"', "1.00"],
    ]
    assert grid.lines.tolist() == [1, 2, 4]


def test_a_quote_that_never_closes_swallows_no_lines() -> None:
    lines = [f'2026-01-{day:02},"Baker {day},-1.50' for day in range(1, 29)] * 4
    assert len(rows("\n".join(["Date,Payee,Amount", *lines]))) == 1 + len(lines)


def test_one_stray_quote_hides_no_lines_even_near_the_end() -> None:
    lines = [f"2026-01-{day:02},Baker {day},-1.50" for day in range(1, 9)]
    stray = [*lines[:3], '2026-01-03,"Baker 3,-1.50', *lines[4:]]
    found = rows("\n".join(["Date,Payee,Amount", *stray]))
    assert [row[0] for row in found[1:]] == [
        line[:10] for line in [*lines[:3], lines[2], *lines[4:]]
    ]


def test_text_markers_of_spreadsheets_come_off() -> None:
    text = 'Date,No,Amount\n="2026-01-02",="007",-1.50\n="2026-01-03",="008",2.00\n'
    assert rows(text)[1] == ["2026-01-02", "007", "-1.50"]


def test_lines_without_a_delimiter_are_single_cells() -> None:
    assert rows("hello\nworld\n") == [["hello"], ["world"]]


def test_what_the_encoding_cannot_read_is_said() -> None:
    text = "Date,Payee,Amount\n" + "2026-01-02,Bäckerei äöüß,-1.50\n" * 9
    (grid,) = delimited.read(text.encode() + b"2026-01-03,\xff,1.00\n", codec="utf-8")
    assert [doubt.flag for doubt in grid.doubts] == ["--encoding NAME"]
    assert Translator("en").render(grid.doubts[0].text).startswith("1 character could not be read")


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(ExportError) as caught:
        delimited.read(b'Date,Payee,Amount\n2026-01-02,"' + b"x" * 200_000 + b"\n")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("data", "sure"),
    [
        (b"a,b\n", 0.1),
        ("金额".encode("utf-16"), 0.1),
        (b"\x00\x01\x02\x03\x04" * 20, 0.0),
        (b" \r\n", 0.0),
        (b"", 0.0),
    ],
)
def test_text_is_taken_if_nobody_else_takes_it(data: bytes, sure: float) -> None:
    assert delimited.recognises(data) == sure
