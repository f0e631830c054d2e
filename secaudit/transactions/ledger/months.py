"""Names of months in dates: `27 Feb 2018`, `Feb 27, 2018` and `27-févr.-18` become figures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit import catalogue
from secaudit.transactions.ledger import distinct

_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY_BEFORE = re.compile(r"(\d{1,2})\D{0,3}\Z")
_YEAR_AFTER = re.compile(r"[\s,./-]{0,3}(\d{2,4})?(?![:\d])(.*)\Z")
_DAY_AFTER = re.compile(r"\D{0,3}(\d{1,2})(?!\d)(?:st|nd|rd|th)?[,.\s/-]{1,3}(\d{2,4})?(.*)\Z")
_LOOK = 32


@dataclass(frozen=True, slots=True)
class Months:
    """The names of `months.toml`, from January to December."""

    months: tuple[tuple[str, ...], ...]


@cache
def _numbers() -> dict[str, int]:
    # NOTE: a cache of packaged data, not of settings; the file cannot change while running.
    named = catalogue.read(Path(__file__).with_suffix(".toml"), Months).months
    return {name: number for number, names in enumerate(named, 1) for name in names}


def without_names(array: pa.Array) -> tuple[pa.Array, bool]:
    """The column with day/month/year in place of names, and whether most cells had such."""
    named = distinct.matches(
        distinct.masked(array), lambda shapes: pc.match_substring_regex(shapes, r"[\pL]{3}")
    )
    if not named.any():
        return array, False
    codes = distinct.coded(array.filter(pa.array(named)))
    words = codes.dictionary.to_pylist()
    numbers = [without_name(word) for word in words]
    different = np.asarray([a != b for a, b in zip(words, numbers, strict=True)])
    changed = different[distinct.numbers(codes)].sum()
    figures = distinct.matches(array, lambda texts: pc.match_substring_regex(texts, r"\d"))
    shown = pa.array(numbers, pa.string()).take(codes.indices)
    return pc.replace_with_mask(array, pa.array(named), shown), bool(changed > 0.5 * figures.sum())


def without_name(text: str) -> str:
    """One date with its month as a number, or the text as it is."""
    for word in _WORD.finditer(text[:_LOOK]):
        number = _number(word.group())
        if number is None:
            continue
        before, rest = _DAY_BEFORE.search(text[: word.start()]), text[word.end() :]
        if before:
            year = _YEAR_AFTER.match(rest)
            after = f"{year.group(1) or ''}{year.group(2)}" if year else ""
            return f"{before.group(1)}/{number}/{after}".replace("//", "/")
        day = _DAY_AFTER.match(rest)
        if day:
            return f"{day.group(1)}/{number}/{day.group(2) or ''}{day.group(3)}"
    return text


def _number(name: str) -> int | None:
    # Ł is a letter of its own, all other accents come off.
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _numbers().get(bare) or _numbers().get(bare[:3])
