"""What people do with money: habits that come by chance, and dates that come by calendar.

Counts of a habit are Poisson, sizes log-normal around a level of each payee, payees are visited
by preference with now and then a new one. Nothing is copied from anybody's life.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.lab import names
from benchmarks.lab.wallet import BALANCE, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.random import Generator

# First days of the Chinese year, and the shopping days of each year.
SPRING_FESTIVALS = (date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17))
SHOPPING_DAYS = ((6, 18), (11, 11))
_BRANCHES = 0.3
# What a shopping day multiplies, and adds, to each habit of buying things.
_SHOPPING, _TEMPTED = 4.0, 0.3
_WEEKEND = 5


@dataclass(frozen=True)
class Habit:
    """Something done `weekly` times a week, usually at one of `hours`, for about `yuan` each.

    `loyal` is the share of visits to payees known before; `spread` that of sizes around a payee's
    level (in logarithms), `step` what sizes are rounded to in cents. `weekend` multiplies the rate
    at weekends; `sales` marks what people buy on shopping days, `people` payees that are persons.
    `most` bounds a day: nobody has lunch five times.
    """

    trade: str
    category: str
    description: str
    weekly: float
    yuan: float
    hours: tuple[int, ...]
    method: str = BALANCE
    loyal: float = 0.9
    spread: float = 0.35
    step: int = 10
    weekend: float = 1.0
    payees: int = 3
    most: int = 2
    sales: bool = False
    income: bool = False
    kind: str = "payment"
    currency: str = "CNY"
    local: bool = True
    people: bool = False


@dataclass(frozen=True)
class Regular:
    """A payment on a day of each month: rent, salary, a subscription, an instalment."""

    payee: str
    category: str
    description: str
    cents: int
    day: int
    hour: int = 9
    method: str = BALANCE
    kind: str = "payment"
    jitter: float = 0.0
    first: int = 0
    last: int = 99
    rise: tuple[int, float] = (99, 1.0)
    counter: str = ""


@dataclass
class Visits:
    """Whom a habit is done with: payees in order of preference, each with its own level."""

    habit: Habit
    known: list[str] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)

    def next(self, rng: Generator) -> tuple[str, float]:
        """A payee and how its level lies to the habit's."""
        habit = self.habit
        if len(self.known) < habit.payees or rng.random() > habit.loyal:
            self.known.append(_payee(rng, habit))
            self.levels.append(exp(rng.normal(0.0, 0.3)))
            at = len(self.known) - 1
        else:
            # Preference falls with the order of acquaintance.
            at = min(int(rng.geometric(0.45)) - 1, len(self.known) - 1)
        name = self.known[at]
        if habit.payees > 1 and not habit.people and rng.random() < _BRANCHES:
            name = names.branch(rng, name)
        return name, self.levels[at]


def _payee(rng: Generator, habit: Habit) -> str:
    if habit.people:
        return names.person(rng)
    if habit.currency != "CNY":
        return names.foreign(rng, habit.trade)
    return names.shop(rng, habit.trade)


def live(
    rng: Generator, habits: Sequence[Habit], days: Sequence[date], town: str, pace: float
) -> list[Entry]:
    """What these habits come to over these days, in a town, by a person of this pace."""
    entries = []
    for habit in habits:
        visits = Visits(habit)
        weekly = habit.weekly * pace * exp(rng.normal(0.0, 0.25))
        level = habit.yuan * exp(rng.normal(0.0, 0.25))
        rates = np.array([_rate(habit, weekly / 7, day) for day in days])
        counts = np.minimum(rng.poisson(rates), habit.most).tolist()
        for day, count in zip(days, counts, strict=True):
            entries += [_once(rng, visits, level, day, town) for _ in range(count)]
    return entries


def _rate(habit: Habit, daily: float, day: date) -> float:
    rate = daily * (habit.weekend if day.weekday() >= _WEEKEND else 1.0)
    if habit.sales and (day.month, day.day) in SHOPPING_DAYS:
        return rate * _SHOPPING + _TEMPTED
    return rate


def _once(rng: Generator, visits: Visits, level: float, day: date, town: str) -> Entry:
    habit, (payee, own) = visits.habit, visits.next(rng)
    yuan = level * own * exp(rng.normal(0.0, habit.spread))
    cents = max(round(yuan * 100 / habit.step) * habit.step, habit.step)
    return Entry(
        time=moment(rng, day, habit.hours), payee=payee,
        cents=cents if habit.income else -cents, description=habit.description,
        category=habit.category, method=habit.method, kind=habit.kind, currency=habit.currency,
        place=town if habit.local else "",
        counter=f"1{habit.step % 9}{len(payee)}****{sum(map(ord, payee)) % 10000:04d}"
        if habit.people else "",
    )  # fmt: skip


def moment(rng: Generator, day: date, hours: Sequence[int]) -> datetime:
    """A moment of that day around one of the hours."""
    hour = names.pick(rng, hours) + float(rng.normal(0.0, 0.7))
    second = min(max(round(hour * 3600), 60), 86_340)
    return datetime.combine(day, time()) + timedelta(seconds=second)


def months(days: Sequence[date]) -> list[date]:
    """The first days of the months that these days touch."""
    return sorted({day.replace(day=1) for day in days})


def calendar(rng: Generator, regulars: Sequence[Regular], days: Sequence[date]) -> Iterator[Entry]:
    """What falls due within these days; `first`, `last` and `rise` count months from the first."""
    inside = (days[0], days[-1])
    for regular in regulars:
        for number, month in enumerate(months(days)):
            day = month + timedelta(days=regular.day - 1)
            if not (inside[0] <= day <= inside[1] and regular.first <= number <= regular.last):
                continue
            cents = regular.cents * exp(rng.normal(0.0, regular.jitter))
            cents *= regular.rise[1] if number >= regular.rise[0] else 1.0
            yield Entry(
                time=moment(rng, day, (regular.hour,)), payee=regular.payee, cents=round(cents),
                description=regular.description, category=regular.category, method=regular.method,
                kind=regular.kind, counter=regular.counter,
            )  # fmt: skip
