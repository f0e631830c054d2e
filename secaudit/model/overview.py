"""The figures behind the pictures: what was spent when, at which hours, and who was paid.

Whoever draws them, in a browser or on a terminal, computes nothing but the size of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from secaudit.model.money import Money


class Step(StrEnum):
    """How long one bar of a history is."""

    DAY = "day"
    WEEK = "week"  # from Monday on
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """What was spent in one step from `start` on, and how much of it was asked about.

    `flagged` counts all entries that were asked about, also those by which no money went out.
    """

    start: date
    spent: Money
    asked: Money
    flagged: int = 0


@dataclass(frozen=True, slots=True)
class Spending:
    """Money out, step by step without a gap, in the currency that was used most.

    `elsewhere` counts the entries in other currencies, which are not added up.
    """

    step: Step
    bars: tuple[Bar, ...]
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Hours:
    """Payments by weekday (from Monday on) and hour, and those of them that were asked about.

    `untimed` counts payments of which only the day is known.
    """

    counts: tuple[tuple[int, ...], ...]
    flagged: tuple[tuple[int, ...], ...]
    untimed: int = 0


@dataclass(frozen=True, slots=True)
class Payee:
    """Somebody who was paid, in the same currency as the spending.

    `new`: never before the last month of a longer history; `name` is empty where nobody is named.
    """

    name: str
    spent: Money
    count: int
    first: date
    new: bool
    flagged: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What the entries look like as a whole; `payees` are those paid most, and all `fresh` ones."""

    entries: int
    first: date
    last: date
    spending: Spending | None
    hours: Hours | None
    payees: tuple[Payee, ...]
    fresh: tuple[Payee, ...]


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """A score of the questionnaire, and the range that it could have lain in."""

    at: datetime
    score: int
    low: int
    high: int
