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
_MOBILE = 11
# The numbers of one city: about five thousand blocks of ten thousand.
_MOBILE_GUESSES = 5e7
_YEARS, _YEAR_GUESSES = ("2020", "2049"), 30.0  # zxcvbn knows those up to 2019
_SHORTEST_PATTERN = 6
_MIRROR, _PAIRS, _BLOCK, _FINGER = 60.0, 60.0, 16.0, 60.0
_KEYS = {key: (place % 3, place // 3) for place, key in enumerate("123456789")} | {"0": (1, 3)}
_ID = 18
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
# Three thousand districts, sixty years of days, a thousand births: what the check digit leaves.
_ID_GUESSES = 3000.0 * 60 * 365 * 1000 / 2
# The last signs from the day or the month of birth on, known by the X.
_ID_TAIL_GUESSES = {6: 31 * 1000.0, 8: 366 * 1000.0}


def matches(text: str) -> Iterator[Match]:
    """Every idiom, pattern, year, phone number and ID number of `text`."""
    for run in _DIGITS.finditer(text):
        digits, start, end = run.group(), run.start(), run.end()
        pattern = _pattern(digits)
        if pattern:
            yield Match(start, end, pattern, Kind.SEQUENCE)
        yield from _idioms(text, start, end)
        for place in range(len(digits) - 3):
            if _YEARS[0] <= digits[place : place + 4] <= _YEARS[1]:
                yield Match(start + place, start + place + 4, _YEAR_GUESSES, Kind.YEAR)
        if len(digits) == _MOBILE and "13" <= digits[:2] <= "19":
            yield Match(start, end, _MOBILE_GUESSES, Kind.PHONE)
        check = text[end : end + 1] if text[end : end + 1] in {"x", "X"} else ""
        guesses = _identity(digits + check)
        if guesses:
            yield Match(start, end + len(check), guesses, Kind.ID_NUMBER)


def _identity(number: str) -> float:
    """The guesses for an identity number or for its last signs with an X; 0 for any other."""
    if len(number) == _ID:
        return _ID_GUESSES if is_id_number(number) else 0.0
    day, month = number[-6:-4], number[-8:-6]
    if number[-1] not in "xX" or not "01" <= day <= "31" or not (month or "01") <= "12":
        return 0.0
    return _ID_TAIL_GUESSES.get(len(number), 0.0)


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
