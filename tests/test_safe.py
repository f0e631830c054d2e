"""Text from outside leaves without anything that a terminal, a viewer or a spreadsheet obeys."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit import safe

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FORMULA_SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
anything = st.text(st.characters(exclude_categories=())) | st.from_regex(r"\s*[=+\-@'\t].*")


@given(anything)
def test_plain_text_holds_no_control_character_and_one_line(text: str) -> None:
    shown = safe.plain(text)
    assert {unicodedata.category(sign) for sign in shown}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
    assert set(shown).isdisjoint(BIDI)
    assert len(shown.splitlines()) <= 1


@given(anything, st.integers(1, 50))
def test_plain_text_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(safe.plain(text, limit=limit)) <= limit


@given(anything)
def test_plain_text_is_not_changed_again(text: str) -> None:
    once = safe.plain(text)
    assert safe.plain(once) == once


@given(anything)
def test_a_cell_starts_with_a_formula_sign_only_if_it_is_a_number(text: str) -> None:
    shown = safe.cell(text)
    assert not shown.startswith(FORMULA_SIGNS) or re.fullmatch(r"[+-]\d+(\.\d+)?", shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u6dd8\u5b9d\u7f51 No. 7", "\u6dd8\u5b9d\u7f51 No. 7"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("two\nlines", "two lines"),
        ("pay\u202eelgoog", "pay elgoog"),
        ("  padded\t", "padded"),
        ("zero\u200bwidth", "zero width"),
        ("x" * 201, "x" * 199 + "\u2026"),
    ],
)
def test_plain_text(text: str, expected: str) -> None:
    assert safe.plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("\t=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("-5+cmd", "'-5+cmd"),
        ("-12.50", "-12.50"),
        ("+3", "+3"),
        ("Corner shop", "Corner shop"),
        ("", ""),
    ],
)
def test_cell(text: str, expected: str) -> None:
    assert safe.cell(text) == expected
