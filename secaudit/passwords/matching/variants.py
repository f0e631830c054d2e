"""What somebody who knows the person tries: every usual form of names, days and numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from secaudit.passwords.dictionaries import ranked, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from secaudit.passwords.personal import Personal

_LONG, _SHORT, _BACKWARDS = 10.0, 30.0, 4.0  # guesses; a short piece fits by chance
_SHORTEST, _LONG_FROM = 2, 3
_SYLLABLE = 6
_NOT_DIGITS = re.compile(r"[^0-9]")
_PIECES = re.compile(r"[A-Za-z]+|[0-9]+")


def variants(personal: Personal) -> dict[str, float]:
    """The forms that a guesser tries, in small letters, and the guesses for each."""
    found: dict[str, float] = {}
    for form in _forms(personal):
        form = form.lower()  # noqa: PLW2901 - the same form, spelled for looking up
        if len(form) >= _SHORTEST:
            guesses = _LONG if len(form) >= _LONG_FROM else _SHORT
            found.setdefault(form, guesses)
    for form, guesses in tuple(found.items()):
        if len(form) > _LONG_FROM:
            found.setdefault(form[::-1], guesses * _BACKWARDS)
    return found


def _forms(personal: Personal) -> Iterator[str]:
    for name in personal.names:
        yield from _name(name)
    for day in personal.birthdays:
        yield from _day(day)
    for phone in personal.phones:
        digits = _NOT_DIGITS.sub("", phone)
        own = digits.removeprefix("86") if len(digits) > 11 else digits  # noqa: PLR2004 - +86
        yield from (own, digits, own[:3], own[:6], own[:7])
        yield from (own[-size:] for size in (4, 5, 6, 7, 8))
    for number in personal.id_numbers:
        sign = number.strip()
        yield from (sign, sign[:6], sign[6:14], sign[8:14], sign[6:12], sign[10:14], sign[:-1])
        yield from (sign[-size:] for size in (4, 5, 6, 7, 8))
    for username in (*personal.usernames, *personal.words):
        yield from _word(username)


def _word(text: str) -> Iterator[str]:
    """A user name, address or word: whole, before its @, and its runs of letters or digits."""
    plain = unicodedata.normalize("NFKC", text.strip())
    yield from (plain, plain.partition("@")[0])
    yield from _PIECES.findall(plain)
    syllables = [spelled(sign) for sign in plain]
    yield from ("".join(syllables), "".join(part[:1] for part in syllables))


def _name(name: str) -> Iterator[str]:
    """Surname and given name in either order, whole, cut to initials, and each alone."""
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    yield from _word(plain)
    syllables = [spelled(sign) for sign in plain]
    if all(syllables):
        orders = [(syllables[:1], syllables[1:]), (syllables[:2], syllables[2:])]
    else:
        words = [_syllables(word) for word in re.findall(r"[a-z]+", plain)]
        if len(words) == 1 and len(words[0]) > 1:
            words = [words[0][:1], words[0][1:]]
        whole = [part for word in words for part in word]
        orders = [(whole, [])]
        if words:
            first, last = len(words[0]), len(whole) - len(words[-1])
            orders += [(whole[:first], whole[first:]), (whole[last:], whole[:last])]
    for surname, given in orders:
        yield from _orders("".join(surname), given, surname)


def _orders(surname: str, given: list[str], parts: list[str]) -> Iterator[str]:
    own = "".join(given)
    initials = "".join(part[:1] for part in given)
    first = "".join(part[:1] for part in parts)
    yield from (surname, own, surname + own, own + surname, *given, *parts)
    yield from (first + initials, initials + first, initials, surname + initials)
    yield from (initials + surname, own + first, first + own, own + own)


def _syllables(word: str) -> list[str]:
    """The syllables of a pinyin word, or the word itself where it is none."""
    known = ranked("syllables")
    parts: list[str] = []
    place = 0
    while place < len(word):
        sizes = (size for size in range(_SYLLABLE, 0, -1) if word[place : place + size] in known)
        size = next(sizes, 0)
        if not size:
            return [word]
        parts.append(word[place : place + size])
        place += size
    return parts


def _day(day: date) -> Iterator[str]:
    """A day in every order and length."""
    year, month, number = f"{day:%Y}", f"{day:%m}", f"{day:%d}"
    for years in (year, year[2:]):
        yield from (years + month + number, month + number + years, number + month + years)
        yield from (years + month, month + years, f"{years}{day.month}{day.day}")
        yield from (f"{day.month}{day.day}{years}", f"{day.day}{day.month}{years}")
    yield from (month + number, number + month, f"{day.month}{day.day}", year)
