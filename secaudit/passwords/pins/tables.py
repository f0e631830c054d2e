"""What the habits make of numbers: weights to look up by the number, made once."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from secaudit.passwords.pins.habits import LENGTHS, habits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from secaudit.passwords.pins.habits import Habits

    Weights = NDArray[np.float64]

_LEAP_YEAR = 2000
_OLDEST, _YOUNGEST = 1900, 2050
_LIVING = 1940
# Beside the years around the likeliest: any year of somebody living, any year at all.
_SOME_YEAR, _ANY_YEAR = 0.02, 0.001
# A day is likelier where it is quick to type or lucky.
_EQUAL_HALVES, _LUCKY = 1.5, 1.2
_LUCKY_DAYS = (1, 8, 18, 28)
_ANY_TWO_LINES = 0.1  # the share of keypad shapes that are two lines of no particular beauty


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Weights by number: of years, short years, months and days, and of what people know by heart.

    `phrases` and `keypad` are by length.
    """

    years: Weights
    short_years: Weights
    months: Weights
    month_days: Weights
    day_months: Weights
    threes: Weights
    known_threes: Weights
    mirrored: Weights
    pairs: Weights
    known_pairs: Weights
    phrases: Mapping[int, Weights]
    keypad: Mapping[int, Weights]


@cache
def tables() -> Tables:
    """The tables of the packaged habits."""
    known = habits()
    full, days, number = _years(known), _month_days(), np.arange(10_000)
    months = np.zeros(100)
    months[1:13] = 1.0
    return Tables(
        years=full,
        short_years=np.maximum(full[1900:2000], full[2000:2100]),
        months=months,
        month_days=days,
        day_months=days[number % 100 * 100 + number // 100],
        threes=_falling(known.threes, 1000, power=0.9, flat=0.2),
        known_threes=_falling(known.threes, 1000, power=0.9),
        mirrored=_falling(known.mirrored, 1000, power=1.5, flat=0.3),
        pairs=_falling(known.pairs, 100, power=1.0, flat=0.3),
        known_pairs=_falling(known.pairs, 100, power=1.0),
        phrases={
            length: _falling(known.phrases[str(length)], 10**length, power=0.9)
            for length in LENGTHS
        },
        keypad={
            4: _falling(known.keypad["4"], 10**4, power=1.0),
            6: (1 - _ANY_TWO_LINES) * _falling(known.keypad["6"], 10**6, power=1.0)
            + _ANY_TWO_LINES * _two_lines(known.keypad["lines"]),
        },
    )


def _falling(words: Sequence[str], size: int, *, power: float, flat: float = 0.0) -> Weights:
    """Weights that sum to one and fall along a list; every number has its part of `flat`."""
    found = np.zeros(size)
    for place, word in enumerate(words, 1):
        found[int(word)] += place**-power
    weights: Weights = (1 - flat) * found / found.sum() + flat / size
    return weights


def _two_lines(lines: Sequence[str]) -> Weights:
    """Two different lines of three keys, each in either direction."""
    ways = [way for line in lines for way in (line, line[::-1])]
    drawn = [int(one + other) for one in ways for other in ways if set(one) != set(other)]
    found = np.zeros(10**6)
    found[drawn] = 1 / len(drawn)
    return found


def _years(known: Habits) -> Weights:
    found = np.zeros(10_000)
    span = np.arange(_OLDEST, _YOUNGEST + 1)
    found[span] = (
        np.exp(-0.5 * ((span - known.likeliest_year) / known.scatter_years) ** 2)
        + _SOME_YEAR * (span >= _LIVING)
        + _ANY_YEAR
    )
    return found


def _month_days() -> Weights:
    found = np.zeros(10_000)
    for month in range(1, 13):
        for day in range(1, monthrange(_LEAP_YEAR, month)[1] + 1):
            equal = _EQUAL_HALVES if month == day else 1.0
            found[100 * month + day] = equal * (_LUCKY if day in _LUCKY_DAYS else 1.0)
    return found
