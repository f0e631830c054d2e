"""Digits that mean something are told from digits that don't."""

from __future__ import annotations

import pytest

from secaudit.passwords.matching.digits import is_id_number, matches
from secaudit.passwords.result import Kind


def kinds(text: str) -> set[tuple[Kind, str]]:
    return {(found.kind, text[found.start : found.end]) for found in matches(text)}


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("wang5201314", Kind.IDIOM, "5201314"),
        ("5841314521", Kind.IDIOM, "1314"),
        ("li2024", Kind.YEAR, "2024"),
        ("x2049x", Kind.YEAR, "2049"),
        ("tel13700246813", Kind.PHONE, "13700246813"),
        ("11010519491231002X", Kind.ID_NUMBER, "11010519491231002X"),
        ("ab31002x", Kind.ID_NUMBER, "31002x"),
        ("1231002X", Kind.ID_NUMBER, "1231002X"),
        ("258369", Kind.SEQUENCE, "258369"),
        ("556688", Kind.SEQUENCE, "556688"),
        ("482284", Kind.SEQUENCE, "482284"),
        ("1452369", Kind.SEQUENCE, "1452369"),
    ],
)
def test_digits_that_mean_something_are_found(text: str, kind: Kind, part: str) -> None:
    assert (kind, part) in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("li2050", Kind.YEAR),
        ("12700246813", Kind.PHONE),
        ("137002468130", Kind.PHONE),
        ("110105194912310021", Kind.ID_NUMBER),
        ("482917", Kind.SEQUENCE),
        ("85", Kind.IDIOM),
    ],
)
def test_near_misses_are_left_alone(text: str, kind: Kind) -> None:
    assert kind not in {found for found, _ in kinds(text)}


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105194912310029", False),  # another check digit
        ("110105194902310028", False),  # no 31st of February
    ],
)
def test_an_identity_number_has_a_real_day_and_its_check_digit(number: str, *, fits: bool) -> None:
    assert is_id_number(number) is fits
