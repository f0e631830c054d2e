"""What the words in cells mean: direction, status, kind; and which lines are totals.

Each distinct text of a column is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - the catalogue reads it at run time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit import catalogue
from secaudit.transactions.ledger import distinct
from secaudit.transactions.ledger.headers import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BRACKETED = re.compile(r"\s*[(（].{0,60}[)）]\s*\Z")
_FIGURES = re.compile(r"[¥￥$€£]?\s?\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `words.toml`: meaning -> words, for each thing that a cell may speak about."""

    direction: Mapping[str, tuple[str, ...]]
    status: Mapping[str, tuple[str, ...]]
    kind: Mapping[str, tuple[str, ...]]
    evidence: Mapping[str, tuple[str, ...]]
    usage: Mapping[str, tuple[str, ...]]
    summary: Mapping[str, tuple[str, ...]]
    around_name: Mapping[str, tuple[str, ...]]

    def about(self, subject: str) -> Mapping[str, tuple[str, ...]]:
        """Meaning -> words for the field called `subject`."""
        found: Mapping[str, tuple[str, ...]] = getattr(self, subject)
        return found


@cache
def _catalogue() -> Words:
    # NOTE: a cache of packaged data, not of settings; `words.toml` cannot change while running.
    return catalogue.read(Path(__file__).with_name("words.toml"), Words)


@cache
def meanings(subject: str) -> dict[str, str]:
    """Folded word -> meaning, for `direction`, `status` or `kind`; "" where nothing is printed."""
    found: dict[str, str] = {}
    for meaning, words in _catalogue().about(subject).items():
        for word in words:
            found.setdefault(fold(word) or word, meaning)
    return found


def listed(subject: str, meaning: str) -> tuple[str, ...]:
    """The words of one meaning as they stand in the file."""
    return _catalogue().about(subject)[meaning]


@cache
def phrases(subject: str, meaning: str) -> str:
    """A regular expression (RE2) for any of the phrases as whole words, on lower-case text."""
    words = listed(subject, meaning)
    latin = "|".join(re.escape(word.strip()) for word in words if word.isascii())
    other = "|".join(re.escape(word.strip()) for word in words if not word.isascii())
    return rf"(?:^|[^a-z])(?:{latin})(?:[^a-z]|$)|{other}"


def meaning_of(text: str, subject: str) -> str | None:
    """What a cell says about `subject`, or None for unknown words."""
    known = meanings(subject)
    bare = text.strip()
    if bare in known:
        return known[bare]
    if not bare.strip("-–—/*. "):
        return "neutral" if subject == "direction" and bare else None
    if subject == "status":
        # 已退款(￥39.93), 已退款￥39.93: the amount is no part of the word.
        bare = _FIGURES.sub("", _BRACKETED.sub("", bare)) or bare
    return known.get(fold(bare))


def look_up(
    column: pa.Array, subject: str, *, own: Mapping[str, str] = MappingProxyType({})
) -> tuple[pa.DictionaryArray, list[str | None]]:
    """The column with its distinct texts, and what each of them means; `own` words come first."""
    codes = distinct.coded(column)
    figures = max(sum(map(str.isdecimal, word)) for word in (*meanings(subject), *own))

    def read(text: str) -> str | None:
        return (own.get(fold(text)) if own else None) or meaning_of(text, subject)

    return codes, distinct.by_shape(codes.dictionary, read, figures=figures)


def map_column(
    column: pa.Array, subject: str, *, default: str, own: Mapping[str, str] = MappingProxyType({})
) -> pa.DictionaryArray:
    """The meaning of every cell, `default` where unknown; `own` words of a layout come first."""
    codes, known = look_up(column, subject, own=own)
    return distinct.mapped(codes, [meaning or default for meaning in known])


def summaries(column: pa.Array) -> NDArray[np.bool_]:
    """Which cells say that their line is a total or a balance, not a transaction."""
    return distinct.matches(
        column, lambda texts: pa.array(distinct.by_shape(texts, _is_summary), pa.bool_())
    )


def _is_summary(text: str) -> bool:
    word = fold(text[:80])
    return word in _summary() or word.startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    return tuple(entry + end for entry in _summary() for end in (" ", "元"))


@cache
def _summary() -> tuple[str, ...]:
    return tuple(fold(word) for word in _catalogue().summary["words"])


def share_known(column: pa.Array, subject: str) -> tuple[float, set[str]]:
    """Share of filled cells whose word is known, and the meanings that occur."""
    codes, known = look_up(column, subject)
    counts = np.bincount(distinct.numbers(codes), minlength=len(known))
    filled = hit = 0
    found: set[str] = set()
    for text, meaning, count in zip(
        codes.dictionary.to_pylist(), known, counts.tolist(), strict=True
    ):
        if not text:
            continue
        filled += count
        if meaning:
            hit += count
            found.add(meaning)
    return (hit / filled if filled else 0.0), found
