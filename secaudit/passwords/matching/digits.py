"""What people write in digits: idioms that sound like words, phone and ID numbers, years."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from secaudit.passwords.dictionaries import ranked
from secaudit.passwords.matching.match import Match
from secaudit.passwords.result import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = re.compile(r"[0-9]+")
_IDIOM = 19  # digits of the longest
_MOBILE = re.compile(r"(?=(1[3-9][0-9]{9})(?![0-9]))(?<![0-9])")
# The numbers of one city: about five thousand blocks of ten thousand.
_MOBILE_GUESSES = 5e7
_NEAR_YEAR = re.compile(r"(?=(20[2-4][0-9]))")
_YEAR_GUESSES = 30.0
_SHORTEST_PATTERN = 6
_MIRROR, _PAIRS, _BLOCK, _FINGER = 60.0, 60.0, 16.0, 60.0
_KEYS = {key: (place % 3, place // 3) for place, key in enumerate("123456789")} | {"0": (1, 3)}
_ID = re.compile(r"(?=([1-9][0-9]{16}[0-9Xx])(?![0-9]))(?<![0-9])")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
# Three thousand districts, sixty years of days, a thousand births: what the check digit leaves.
_ID_GUESSES = 3000.0 * 60 * 365 * 1000 / 2
_ID_TAIL = re.compile(r"(?<![0-9])(?:(0[1-9]|1[0-2]))?(0[1-9]|[12][0-9]|3[01])[0-9]{3}[Xx]")
_ID_TAIL_GUESSES = {6: 31 * 1000.0, 8: 366 * 1000.0}


def matches(text: str) -> Iterator[Match]:
    """Every idiom, pattern, year, phone number and ID number of `text`."""
    for run in _DIGITS.finditer(text):
        pattern = _pattern(run.group())
        if pattern:
            yield Match(run.start(), run.end(), pattern, Kind.SEQUENCE)
        yield from _idioms(text, run.start(), run.end())
    for found in _NEAR_YEAR.finditer(text):
        yield Match(found.start(1), found.end(1), _YEAR_GUESSES, Kind.YEAR)
    for found in _MOBILE.finditer(text):
        yield Match(found.start(1), found.end(1), _MOBILE_GUESSES, Kind.PHONE)
    for found in _ID.finditer(text):
        if is_id_number(found.group(1)):
            yield Match(found.start(1), found.end(1), _ID_GUESSES, Kind.ID_NUMBER)
    for found in _ID_TAIL.finditer(text):
        size = len(found.group())
        yield Match(found.start(), found.end(), _ID_TAIL_GUESSES[size], Kind.ID_NUMBER)


def _idioms(text: str, first: int, last: int) -> Iterator[Match]:
    known = ranked("idioms")
    for start in range(first, last):
        for end in range(start + 1, min(last, start + _IDIOM) + 1):
            rank = known.get(text[start:end])
            if rank is not None:
                yield Match(start, end, float(rank), Kind.IDIOM)


def _pattern(digits: str) -> float:
    """The guesses for digits in a pattern that the eye or the finger sees at once; else 0."""
    size, half = len(digits), len(digits) // 2
    if size < _SHORTEST_PATTERN:
        return 0.0
    found = []
    if digits == digits[::-1]:
        found.append(_MIRROR if _even_steps(digits[:half]) else 10.0 ** (size - half))
    if size % 2 == 0 and digits[::2] == digits[1::2]:
        found.append(_PAIRS if _even_steps(digits[::2]) else 10.0**half)
    for block in (3, 4):
        blocks = [digits[place : place + block] for place in range(0, size, block)]
        if all(len(part) == block and _even_steps(part) for part in blocks):
            found.append(_BLOCK ** len(blocks))
    if all(_beside(a, b) for a, b in pairwise(digits)):
        found.append(_FINGER * size)
    return min(found, default=0.0)


def _even_steps(digits: str) -> bool:
    """Whether each digit is as far from the next as the first from the second: 123, 258, 000."""
    return len({int(b) - int(a) for a, b in pairwise(digits)}) == 1


def _beside(a: str, b: str) -> bool:
    """Whether two keys of a phone's keypad touch each other."""
    (column, row), (other_column, other_row) = _KEYS[a], _KEYS[b]
    return max(abs(column - other_column), abs(row - other_row)) == 1


def is_id_number(text: str) -> bool:
    """Whether 18 signs are a resident identity number: a real day, and the check digit fits.

    GB 11643-1999.
    """
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == text[17].upper()
