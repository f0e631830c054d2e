"""HTML tables that call themselves .xls."""

from __future__ import annotations

import pytest

from secaudit.transactions.reading import markup

TEXT = """<html><body>
<table><tr><td colspan="2">Account <b>12</b><td>x</tr>
<tr><th>Date</th><th>Payee</th><th>Amount</th></tr>
<tr><td>2026-01-02</td><td>Baker<br>&amp;&nbsp;Co</td><td> -1.50 </td></tr>
</table></body></html>"""


def tables(text: str) -> list[list[list[str]]]:
    return [grid.rows(0, len(grid)) for grid in markup.read(text.encode())]


def test_cells_spans_and_entities() -> None:
    assert tables(TEXT) == [
        [
            ["Account 12", "", "x"],
            ["Date", "Payee", "Amount"],
            ["2026-01-02", "Baker & Co", "-1.50"],
        ]
    ]


def test_rows_know_their_lines() -> None:
    (grid,) = markup.read(TEXT.encode())
    assert grid.lines.tolist() == [2, 3, 4]


def test_an_inner_table_stands_for_itself() -> None:
    text = "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr><tr><td>c</td></tr></table>"
    assert [["b"]] in tables(text)


def test_rows_without_a_table_are_read_too() -> None:
    assert tables("<tr><td>a<td>b") == [[["a", "b"]]]


@pytest.mark.parametrize("span", ["99999999", "x", "0", ""])
def test_a_wild_span_costs_nothing(span: str) -> None:
    ((row,),) = tables(f'<table><tr><td colspan="{span}">a</td><td>b</td></tr></table>')
    assert row[0] == "a"
    assert row[-1] == "b"
    assert len(row) <= 51


def test_a_page_without_rows_is_empty() -> None:
    (grid,) = markup.read(b"<table></table>")
    assert len(grid) == 0


@pytest.mark.parametrize(
    ("data", "sure"),
    [(TEXT.encode(), True), (b"<p>hello</p>", False), (b"a,<table>", False), (b"", False)],
)
def test_a_tag_at_the_start_and_a_row_tell(data: bytes, sure: bool) -> None:
    assert sure == (markup.recognises(data) > 0.5)
