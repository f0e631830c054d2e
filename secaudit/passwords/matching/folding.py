"""The forms of a password that are looked at: as typed, and as a guesser would spell it."""

from __future__ import annotations

from typing import NamedTuple

from secaudit.passwords.dictionaries import spelled
from secaudit.passwords.matching.search import LONGEST


class Folded(NamedTuple):
    """A text and, for each of its characters, the place in the typed one that it came from."""

    text: str
    origins: tuple[int, ...]


def typed(text: str) -> str:
    """As far as it is looked at, with nothing in it that zxcvbn stumbles over.

    A line's end at the end comes from the way in. Elsewhere it becomes another white space, since
    zxcvbn takes numbers before it for dates; letters that grow when made small become one.
    """
    cut = text.rstrip("\r\n")[:LONGEST].replace("\n", "\v")
    return "".join(sign if len(sign.lower()) == 1 else sign.lower()[0] for sign in cut)


def folded(text: str) -> Folded:
    """Full-width signs as plain ones, Chinese characters as pinyin, invisible signs left out."""
    if text.isascii():
        return Folded(text, tuple(range(len(text))))
    import unicodedata  # noqa: PLC0415 - few passwords need it

    signs: list[str] = []
    origins: list[int] = []
    for place, sign in enumerate(text):
        plain = spelled(sign) or unicodedata.normalize("NFKC", sign)
        for letter in plain:
            if unicodedata.category(letter) != "Cf" and len(letter.lower()) == 1:
                signs.append(letter)
                origins.append(place)
    return Folded("".join(signs[:LONGEST]).replace("\n", "\v"), tuple(origins[:LONGEST]))
