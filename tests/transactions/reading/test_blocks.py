"""Large delimited text is read in blocks exactly as it would be read line by line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.reading import blocks, delimited
from secaudit.transactions.reading.grid import grid_from_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.transactions.reading.grid import Grid

HEADER = "时间,对方,商品,金额,备注"
ROW = "2026-08-27 14:56:00,商户%04d号店,商品%d,%d.50,"
ROWS = [ROW % (row % 9, row, row) for row in range(400)]


@pytest.fixture(autouse=True, scope="module")
def _small_blocks() -> Iterator[None]:
    """Several blocks in texts that a test can hold."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_BLOCK", 2_000)
        yield


def quick(text: str, codec: str = "gb18030", width: int = 5) -> Grid | None:
    return blocks.parse(text.encode(codec), codec=codec, delimiter=",", width=width)


def cells(grid: Grid) -> tuple[list[int], list[list[str]]]:
    return grid.lines.tolist(), grid.rows(0, len(grid))


def same(text: str, codec: str = "gb18030") -> bool:
    grid = quick(text, codec)
    assert grid is not None
    return cells(grid) == cells(delimited.parse(text, encoding_name=codec))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("codec", "word"),
    [
        ("gb18030", "商户"),
        ("utf-8", "商户"),
        ("utf-8-sig", "商户"),
        ("cp950", "商戶"),
        ("cp932", "能表"),
        ("cp1252", "é"),
    ],
)
def test_every_encoding_and_line_end_gives_the_same_cells(codec: str, word: str, end: str) -> None:
    assert same(end.join(f"2026-08-27,{word}{row},{row}.50,{word}," for row in range(400)), codec)


def test_lines_of_other_widths_keep_their_place_and_number() -> None:
    lines = [
        "导出信息：",
        "",
        "姓名：测试",
        HEADER,
        *ROWS[:200],
        "小计,100",
        *ROWS[200:],
        "a,b,c,d,e,f,g",
        "",
    ]
    assert same("\n".join(lines))


def test_quoted_cells_hold_delimiters_and_quotes() -> None:
    lines = [*ROWS, '"2026-08-28","一,二","说""好""",1.00,""', '1,"3985734"\t,x,2,3']
    assert same("\n".join(lines))


def test_blanks_around_cells_are_taken_away() -> None:
    assert same("\n".join([*ROWS, " 2026-08-28 ,\u3000商户\u3000,\t商品\t, 1.00 ,\u00a0"]))


@pytest.mark.parametrize(
    "odd",
    [
        '1,"two\nlines",3,4,5',
        '1,5" pipe,3,4,5',
        '1, "two",3,4,5',
        '1,"two" three "four",4,5,6',
        "1,2\r3,3,4,5",
    ],
)
def test_what_arrow_could_read_otherwise_is_left_to_the_csv_module(odd: str) -> None:
    assert quick("\n".join([*ROWS, odd])) is None


def test_bytes_that_are_no_text_are_left_to_the_csv_module() -> None:
    data = "\n".join(ROWS).encode("gb18030") + b"\n\xff\xff,1,2,3,4"
    assert blocks.parse(data, codec="gb18030", delimiter=",", width=5) is None
    assert blocks.parse(data + b"\x00", codec="gb18030", delimiter=",", width=5) is None


def test_a_delimiter_that_may_be_half_a_character_is_left_to_the_csv_module() -> None:
    assert blocks.parse(b"a|b\n" * 9, codec="gb18030", delimiter="|", width=2) is None
    assert blocks.parse(b"a|b\n" * 9, codec="utf-8", delimiter="|", width=2) is not None


def test_rows_without_any_filled_cell_are_rows_of_no_cells() -> None:
    grid = quick(",,,,\n" * 9)
    assert grid is not None
    assert cells(grid) == cells(_line_by_line(",,,,\n" * 9)) == (list(range(1, 10)), [[]] * 9)


@given(
    st.lists(
        st.lists(st.text("a1商,\"\t \n'", max_size=4), min_size=1, max_size=6),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_is_written_is_read_as_the_csv_module_reads_it(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    text = written.getvalue()
    grid = quick(text, width=max(2, len(rows[0])))
    assert grid is None or cells(grid) == cells(_line_by_line(text))


def _line_by_line(text: str) -> Grid:
    return grid_from_rows(delimited._records(text, ","))  # noqa: SLF001 - the other way
