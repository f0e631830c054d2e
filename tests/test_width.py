from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.width import columns, wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("abc", 3), ("壹钱包", 6), ("￥1", 3), ("e\u0301", 1), ("A股", 3)],
)
def test_columns_are_counted_as_a_terminal_does(text: str, expected: int) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("先冻结，再追问", 8, ["先冻结，", "再追问"]),
        ("先冻结账户，再追问", 10, ["先冻结账", "户，再追问"]),
        ("打开 App 里的客服", 9, ["打开 App", "里的客服"]),
        ("（壹钱包）", 4, ["（壹", "钱", "包）"]),
        ("法释〔2021〕", 6, ["法释", "〔2021", "〕"]),
        ("见银发〔2016〕", 12, ["见银发", "〔2016〕"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("first\nsecond", 20, ["first", "second"]),
        ("at … , amount", 6, ["at … ,", "amount"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    assert wrap(text, width) == expected


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])), st.integers(8, 80))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert max(map(columns, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())
