"""Passwords that nobody chose: random words to remember, or random characters to paste."""

from __future__ import annotations

import math
import secrets
import string
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from secaudit.passwords import dictionaries

WORDS = 6  # as many as an attacker with the stolen database cannot try
_ENGLISH = Path(__file__).with_name("generate_words.txt")
# Pinyin words that are neither too short to count nor too long to type; a power of two of them.
_SHORTEST, _LONGEST, _PINYIN_WORDS = 4, 8, 4096
_BETWEEN = "-"
# Without characters that look alike, and with those symbols that wallets take.
_CLASSES = (
    "".join(sorted(set(string.ascii_lowercase) - set("l"))),
    "".join(sorted(set(string.ascii_uppercase) - set("IO"))),
    "".join(sorted(set(string.digits) - set("01"))),
    "!@#$%*+-=?_",
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A new password, and the bits that somebody who knows how it was drawn must guess."""

    text: str = field(repr=False)
    bits: float


def words(count: int, language: str) -> Drawn:
    """So many random words with a dash between them: English ones, or pinyin for `zh`."""
    choice = _pinyin() if language == "zh" else _english()
    drawn = [secrets.choice(choice) for _ in range(count)]
    return Drawn(_BETWEEN.join(drawn), count * math.log2(len(choice)))


def characters(length: int) -> Drawn:
    """Random letters, digits and symbols, at least one of each kind."""
    alphabet = "".join(_CLASSES)
    while True:
        drawn = "".join(secrets.choice(alphabet) for _ in range(length))
        if all(set(drawn) & set(kind) for kind in _CLASSES):
            return Drawn(drawn, math.log2(_possible(length)))


def _possible(length: int) -> int:
    """How many texts hold every kind of character, counted by what is left out."""
    sizes, whole = [len(kind) for kind in _CLASSES], sum(map(len, _CLASSES))
    return sum(
        (-1) ** missing * (whole - sum(left_out)) ** length
        for missing in range(len(sizes) + 1)
        for left_out in combinations(sizes, missing)
    )


def _english() -> list[str]:
    return _ENGLISH.read_text(encoding="ascii").split()


def _pinyin() -> list[str]:
    fitting = (word for word in dictionaries.ranked("words") if _SHORTEST <= len(word) <= _LONGEST)
    return [word for word, _ in zip(fitting, range(_PINYIN_WORDS), strict=False)]
