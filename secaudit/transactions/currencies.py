"""Currencies as exports write them: codes, names and signs, decimals, and what hints at one.

The facts stand in `currencies.toml`; nothing here looks at a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - the catalogue reads these annotations at run time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from secaudit import catalogue

_USUAL_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """A pattern, sought in words of any case, that belongs to one currency area."""

    code: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Currencies:
    """ISO 4217 `codes`; `names` and `decimals` (where not two) by code; `hints` in order."""

    codes: tuple[str, ...]
    decimals: Mapping[str, int]
    names: Mapping[str, tuple[str, ...]]
    hints: tuple[Hint, ...]


# NOTE: caches of packaged data, not of settings; the file cannot change while the program runs.
@cache
def _catalogue() -> Currencies:
    return catalogue.read(Path(__file__).with_suffix(".toml"), Currencies)


@cache
def codes() -> frozenset[str]:
    """ISO 4217 codes that exports print."""
    return frozenset(_catalogue().codes)


@cache
def by_name() -> dict[str, str]:
    """Name or sign as printed -> code."""
    return {name: code for code, names in _catalogue().names.items() for name in names}


@cache
def hints() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns that speak for a currency where none is printed, the surest first."""
    return tuple(
        (re.compile(hint.pattern, re.IGNORECASE), hint.code) for hint in _catalogue().hints
    )


def minor_digits(code: str) -> int:
    """Decimals that a currency is usually written with (ISO 4217)."""
    return _catalogue().decimals.get(code, _USUAL_DECIMALS)
