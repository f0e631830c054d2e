"""The shapes that people give their PINs, each as weights for many PINs at once.

A shape takes `Digits` (one row per PIN, one column per place) and gives a weight for each row, zero
where the PIN has not this shape; weights matter only against others of the same shape. Its name is
the id under which `habits.toml` tells how many people choose it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from secaudit.passwords.pins.tables import Tables

    Digits = NDArray[np.int32]
    Weights = NDArray[np.float64]
    Found = NDArray[np.bool_]
    Shape = Callable[[Digits, Tables], Weights]

# By the digit, from 0, that a run upwards starts with, that one downwards ends with, and that is
# repeated.
_UP = np.array([80, 7500, 20, 40, 80, 30, 15, 8, 8, 15.0])
_DOWN = np.array([25, 150, 5, 3, 60, 20, 60, 2, 2, 15.0])
_SAME = np.array([60, 90, 12, 12, 6, 14, 25, 12, 25, 14.0])
# Digits of which nothing else is known: 8 and 6 are liked, 4 is not.
_LIKED = np.array([1.05, 1.1, 1.02, 0.97, 0.8, 1.0, 1.08, 0.98, 1.1, 1.0])
# The second digit of a Chinese mobile number: 13, 15 and 18 are the commonest.
_CARRIERS = np.array([0, 0, 0, 4, 1, 4, 1, 1, 4, 2.0])
_SERIALS = 20.0  # most days have fewer births in one place, so ID numbers start low
# How much likelier a shape is where its parts count up as well, or start with the first number.
_COUNTS, _COUNTS_FROM_ONE = 15.0, 150.0
_FOLLOWS, _FROM_TEN, _ROUND, _FROM_HUNDRED, _THOUSANDS = 5.0, 5.0, 20.0, 5.0, 3.0


def number(digits: Digits, *places: int) -> NDArray[np.int32]:
    """The numbers that stand in some places."""
    found = np.zeros(len(digits), dtype=np.int32)
    for place in places:
        found = found * 10 + digits[:, place]
    return found


def _whole(digits: Digits) -> NDArray[np.int32]:
    return number(digits, *range(digits.shape[1]))


def _all_same(digits: Digits) -> Found:
    found = np.ones(len(digits), dtype=bool)
    for place in digits.T[1:]:
        found &= place == digits[:, 0]
    return found


def run(digits: Digits, _: Tables) -> Weights:
    """Digits that count up or down."""
    up, down = np.ones(len(digits), dtype=bool), np.ones(len(digits), dtype=bool)
    for before, after in pairwise(digits.T):
        up &= (before + 1) % 10 == after
        down &= before == after + 1
    return np.where(up, _UP[digits[:, 0]], np.where(down, _DOWN[digits[:, -1]], 0.0))


def same(digits: Digits, _: Tables) -> Weights:
    """One digit all over."""
    return np.where(_all_same(digits), _SAME[digits[:, 0]], 0.0)


def mostly_one(digits: Digits, _: Tables) -> Weights:
    """One digit all over but for one place."""
    alike = np.add.reduce([place == digits[:, 0] for place in digits.T], dtype=np.int32)
    odd_first = (alike == 1) & _all_same(digits[:, 1:])
    return np.where(odd_first | (alike == digits.shape[1] - 1), 1.0, 0.0)


def phrase(digits: Digits, tables: Tables) -> Weights:
    """Digits that sound like words, or that everybody knows."""
    return tables.phrases[digits.shape[1]][_whole(digits)]


def keypad(digits: Digits, tables: Tables) -> Weights:
    """Digits that draw a shape on the keys of a phone."""
    return tables.keypad[digits.shape[1]][_whole(digits)]


def free(digits: Digits, _: Tables) -> Weights:
    """Anything else, a little by which digits are liked."""
    found = np.ones(len(digits))
    for place in digits.T:
        found *= _LIKED[place]
    return found


def year_month_day(digits: Digits, tables: Tables) -> Weights:
    """A date with the year first."""
    days = tables.month_days[number(digits, 2, 3, 4, 5)]
    return tables.short_years[number(digits, 0, 1)] * days


def month_day_year(digits: Digits, tables: Tables) -> Weights:
    """A date with the month first."""
    days = tables.month_days[number(digits, 0, 1, 2, 3)]
    return tables.short_years[number(digits, 4, 5)] * days


def day_month_year(digits: Digits, tables: Tables) -> Weights:
    """A date with the day first."""
    days = tables.day_months[number(digits, 0, 1, 2, 3)]
    return tables.short_years[number(digits, 4, 5)] * days


def year_month(digits: Digits, tables: Tables) -> Weights:
    """A year of four digits and a month."""
    return tables.years[number(digits, 0, 1, 2, 3)] * tables.months[number(digits, 4, 5)]


def month_year(digits: Digits, tables: Tables) -> Weights:
    """A month and a year of four digits."""
    return tables.months[number(digits, 0, 1)] * tables.years[number(digits, 2, 3, 4, 5)]


def year_and_two(digits: Digits, tables: Tables) -> Weights:
    """A year of four digits, then month and day of one digit each."""
    ends = (digits[:, 4] > 0) & (digits[:, 5] > 0)
    return np.where(ends, tables.years[number(digits, 0, 1, 2, 3)], 0.0)


def month_day(digits: Digits, tables: Tables) -> Weights:
    """A month and a day."""
    return tables.month_days[_whole(digits)]


def day_month(digits: Digits, tables: Tables) -> Weights:
    """A day and a month."""
    return tables.day_months[_whole(digits)]


def year(digits: Digits, tables: Tables) -> Weights:
    """A year."""
    return tables.years[_whole(digits)]


def id_tail(digits: Digits, _: Tables) -> Weights:
    """The end of a Chinese ID number: day of birth, a serial number, a check digit."""
    day, serial = number(digits, 0, 1), number(digits, 2, 3, 4)
    fits = (day >= 1) & (day <= 31) & (serial >= 1)  # noqa: PLR2004 - days of a month
    return np.where(fits, np.exp(-serial / _SERIALS), 0.0)


def phone_head(digits: Digits, _: Tables) -> Weights:
    """The beginning of a Chinese mobile number."""
    return np.where(digits[:, 0] == 1, _CARRIERS[digits[:, 1]], 0.0)


def doubled_three(digits: Digits, tables: Tables) -> Weights:
    """Three digits, twice."""
    first, second = number(digits, 0, 1, 2), number(digits, 3, 4, 5)
    return np.where((first == second) & ~_all_same(digits), tables.threes[first], 0.0)


def mirrored_three(digits: Digits, tables: Tables) -> Weights:
    """Three digits and the same backwards."""
    first, second = number(digits, 0, 1, 2), number(digits, 5, 4, 3)
    return np.where((first == second) & ~_all_same(digits), tables.mirrored[first], 0.0)


def two_threes(digits: Digits, tables: Tables) -> Weights:
    """Two different threes that people know by heart."""
    first, second = number(digits, 0, 1, 2), number(digits, 3, 4, 5)
    both = tables.known_threes[first] * tables.known_threes[second]
    return np.where(first != second, both, 0.0)


def three_pairs(digits: Digits, tables: Tables) -> Weights:
    """Two digits, three times."""
    first = number(digits, 0, 1)
    again = (first == number(digits, 2, 3)) & (first == number(digits, 4, 5))
    return np.where(again & ~_all_same(digits), tables.pairs[first], 0.0)


def three_doubles(digits: Digits, _: Tables) -> Weights:
    """Each of three digits twice, most of all where they count."""
    first, second, third = digits[:, 0], digits[:, 2], digits[:, 4]
    counts = (second - first == third - second) & (np.abs(second - first) == 1)
    found = np.where(counts, np.where(first == 1, _COUNTS_FROM_ONE, _COUNTS), 1.0)
    return np.where(_doubles(digits), found, 0.0)


def two_doubles(digits: Digits, _: Tables) -> Weights:
    """Each of two digits twice, most of all where they follow one another."""
    found = np.where(digits[:, 2] - digits[:, 0] == 1, _FOLLOWS, 1.0)
    return np.where(_doubles(digits), found, 0.0)


def _doubles(digits: Digits) -> Found:
    """Whether each digit stands twice, and not all are the same."""
    found = ~_all_same(digits)
    for place in range(0, digits.shape[1], 2):
        found &= digits[:, place] == digits[:, place + 1]
    return found


def two_triples(digits: Digits, _: Tables) -> Weights:
    """Each of two digits three times, most of all where they follow one another."""
    triples = _all_same(digits[:, :3]) & _all_same(digits[:, 3:]) & ~_all_same(digits)
    found = np.where(digits[:, 3] - digits[:, 0] == 1, _FOLLOWS, 1.0)
    return np.where(triples, found, 0.0)


def counted_pairs(digits: Digits, _: Tables) -> Weights:
    """Pairs that count: 010203, 102030, 101112."""
    first, second, third = (number(digits, place, place + 1) for place in (0, 2, 4))
    step = second - first
    counts = (step == third - second) & ((np.abs(step) == 1) | (np.abs(step) == 10))  # noqa: PLR2004
    return np.where(counts, np.where(first == 10, _FROM_TEN, 1.0), 0.0)  # noqa: PLR2004


def counted_threes(digits: Digits, _: Tables) -> Weights:
    """Two threes that count: 100200, 123124."""
    first, second = number(digits, 0, 1, 2), number(digits, 3, 4, 5)
    counts = (second - first == 1) | (second - first == 100)  # noqa: PLR2004
    found = np.where(first % 100 == 0, _ROUND, 1.0)
    return np.where(counts, found * np.where(first == 100, _FROM_HUNDRED, 1.0), 0.0)  # noqa: PLR2004


def doubled_pair(digits: Digits, tables: Tables) -> Weights:
    """Two digits, twice."""
    first = number(digits, 0, 1)
    again = (first == number(digits, 2, 3)) & ~_all_same(digits)
    return np.where(again, tables.pairs[first], 0.0)


def mirrored_pair(digits: Digits, tables: Tables) -> Weights:
    """Two digits and the same backwards."""
    first = number(digits, 0, 1)
    again = (first == number(digits, 3, 2)) & ~_all_same(digits)
    return np.where(again, tables.pairs[first], 0.0)


def two_pairs(digits: Digits, tables: Tables) -> Weights:
    """Two different pairs that people know by heart."""
    first, second = number(digits, 0, 1), number(digits, 2, 3)
    both = tables.known_pairs[first] * tables.known_pairs[second]
    return np.where(first != second, both, 0.0)


def round_number(digits: Digits, _: Tables) -> Weights:
    """A number that ends in two noughts."""
    ends = (digits[:, 0] > 0) & (digits[:, 2] == 0) & (digits[:, 3] == 0)
    return np.where(ends, np.where(digits[:, 1] == 0, _THOUSANDS, 1.0), 0.0)
