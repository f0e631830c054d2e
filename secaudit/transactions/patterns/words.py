"""The words by which entries tell that they are subscriptions, instalments, wages and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from secaudit import catalogue

_FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words, by what they tell."""

    password_free: tuple[str, ...]
    automatic: tuple[str, ...]
    subscription: tuple[str, ...]
    instalment: tuple[str, ...]
    salary: tuple[str, ...]
    rent: tuple[str, ...]
    change: tuple[str, ...]


@cache
def words() -> Words:
    """The packaged lists."""
    return catalogue.read(_FILE, Words)


def pattern(*lists: tuple[str, ...]) -> str:
    """A regular expression that finds any of the words."""
    return "|".join(re.escape(word) for words_ in lists for word in words_)
