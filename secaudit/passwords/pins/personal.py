"""The PINs that somebody who knows the person tries before all others."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from secaudit.passwords.personal import Personal

_NOT_DIGITS = re.compile(r"\D+")
_ID_LENGTH = 18


class Fact(StrEnum):
    """What a PIN was made of."""

    BIRTHDAY = "birthday"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    OTHER = "other"


def candidates(personal: Personal, length: int) -> dict[str, Fact]:
    """The PINs of `length` made of the facts: the first form of each, then the second of each."""
    ways: list[list[tuple[str, Fact]]] = [
        *([(pin, Fact.BIRTHDAY) for pin in _dates(day, length)] for day in personal.birthdays),
        *([(pin, Fact.PHONE) for pin in _phone(text, length)] for text in personal.phones),
        *([(pin, Fact.ID_NUMBER) for pin in _id(text, length)] for text in personal.id_numbers),
        *(
            [(pin, Fact.OTHER) for pin in _ends(run, length)]
            for text in (*personal.usernames, *personal.words, *personal.names)
            for run in _NOT_DIGITS.split(text)
            if run
        ),
    ]
    found: dict[str, Fact] = {}
    for row in zip_longest(*ways):
        for pair in row:
            if pair is not None and len(pair[0]) == length:
                found.setdefault(*pair)
    return found


def _dates(day: date, length: int) -> Iterator[str]:
    year, short = f"{day.year:04}", f"{day.year % 100:02}"
    month, number = f"{day.month:02}", f"{day.day:02}"
    if length == 4:  # noqa: PLR2004 - the shorter of two lengths
        yield from (month + number, number + month, year, short + month, month + short)
        return
    yield from (short + month + number, month + number + short, number + month + short)
    yield from (year + month, month + year, short + number + month)
    yield from (f"{year}{day.month}{day.day}", month + number + month, number + month + number)


def _phone(text: str, length: int) -> Iterator[str]:
    digits = _NOT_DIGITS.sub("", text)
    yield digits[-length:]
    yield digits[:length]
    yield digits[-8:][:length]
    yield digits[3 : 3 + length]


def _id(text: str, length: int) -> Iterator[str]:
    digits = _NOT_DIGITS.sub("", text)
    yield digits[-length:]
    if len(text.strip()) == _ID_LENGTH:
        # NOTE: area (6), day of birth (8), serial number (3), check digit (1): GB 11643-1999.
        yield digits[14 - length : 14]
        yield digits[6 : 6 + length]
        yield digits[17 - length : 17]
    yield digits[:length]


def _ends(run: str, length: int) -> Iterator[str]:
    """The end and the beginning of a number, or a short number again and again."""
    if len(run) < length:
        yield (run * length)[:length] if length % len(run) == 0 else ""
        yield run.zfill(length)
        yield run.ljust(length, "0")
        return
    yield run[-length:]
    yield run[:length]
