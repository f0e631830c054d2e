"""What brings entries about in an ordinary life: daily habits, monthly bills, single occasions.

Only `Random.random`, `choices`, `gauss` and `lognormvariate` are used: their streams are the same
in every supported Python, so the files are too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

FIRST, LAST = date(2025, 11, 1), date(2026, 11, 14)
WORKDAYS = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
EVERY_DAY = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
_AGAIN = 0.2  # chance that a new shop is visited a second time
WEEKEND = (0.1, 0.1, 0.1, 0.2, 0.6, 1.0, 0.9)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to the account; `cents` is positive, `way` is out, in or neutral.

    `sort` is the generator's own word for what it was; each shape translates it. `theft` is the
    kind of the theft and `episode` its name, both empty for what the person did. `drains` means
    that it takes all that is there but a few cents.
    """

    time: datetime
    payee: str
    what: str
    cents: int
    sort: str
    way: str = "out"
    status: str = "done"
    method: str = ""
    currency: str = ""
    theft: str = ""
    episode: str = ""
    drains: bool = False

    @property
    def signed(self) -> int:
        """The amount as it changes a balance."""
        return self.cents if self.way == "in" else -self.cents


class Habit(Protocol):
    """Anything that brings entries about."""

    def events(self, rng: Random, away: frozenset[date]) -> Iterator[Event]:
        """Its entries; on the days `away` the person is not at home."""


@dataclass(frozen=True, slots=True)
class Place:
    """A payee of a habit: how often it is chosen, its usual price in cents, how much it varies."""

    payee: str
    weight: float
    cents: int
    spread: float = 0.3
    what: str = ""


@dataclass(frozen=True, slots=True)
class Often:
    """Something done on many days: `rate` is the chance per day, weighted by the weekday."""

    sort: str
    rate: float
    hours: tuple[float, ...]
    places: tuple[Place, ...]
    week: tuple[float, ...] = EVERY_DAY
    rounding: int = 1
    methods: tuple[str, ...] = ("",)

    def events(self, rng: Random, away: frozenset[date]) -> Iterator[Event]:
        """At most one entry a day."""
        for day in days():
            if rng.random() >= self.rate * self.week[day.weekday()] or day in away:
                continue
            place = rng.choices(self.places, [place.weight for place in self.places])[0]
            moment = at(day, rng.choices(self.hours)[0], rng)
            method = rng.choices(self.methods)[0]
            yield Event(
                moment, place.payee, place.what, price(rng, place, self.rounding), self.sort,
                method=method,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Monthly:
    """A bill or an income on about the same day of every month."""

    sort: str
    day: int
    hour: float
    place: Place
    way: str = "out"
    late: int = 0
    rounding: int = 1
    every: int = 1
    method: str = ""

    def events(self, rng: Random, away: frozenset[date]) -> Iterator[Event]:
        """One entry in every `every`-th month, up to `late` days after its day, trips or not."""
        del away
        for index in range(13):
            year, month = divmod(FIRST.year * 12 + FIRST.month - 1 + index, 12)
            delay = int(rng.random() * (self.late + 1))
            day = date(year, month + 1, self.day) + timedelta(days=delay)
            moment = at(day, self.hour, rng)
            cents = price(rng, self.place, self.rounding)
            if index % self.every == 0 and FIRST <= day <= LAST:
                yield Event(
                    moment, self.place.payee, self.place.what, cents, self.sort, self.way,
                    method=self.method,
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewShops:
    """Places tried once or twice, one after the other through the year."""

    sort: str
    names: tuple[str, ...]
    hours: tuple[float, ...]
    cents: int
    spread: float = 0.6
    what: str = ""
    method: str = ""

    def events(self, rng: Random, away: frozenset[date]) -> Iterator[Event]:
        """Each name about once, at even distances with some play."""
        step = (LAST - FIRST).days / len(self.names)
        for index, name in enumerate(self.names):
            day = FIRST + timedelta(days=int(step * (index + 0.9 * rng.random())))
            place = Place(name, 1, self.cents, self.spread, self.what)
            for _ in range(1 + (rng.random() < _AGAIN)):
                moment = at(day, rng.choices(self.hours)[0], rng)
                cents = price(rng, place, 10)
                if day not in away:
                    yield Event(moment, name, self.what, cents, self.sort, method=self.method)
                day = min(day + timedelta(days=3 + int(20 * rng.random())), LAST)


@dataclass(frozen=True, slots=True)
class Once:
    """Single occasions, written out: the big purchases, a refund, a transfer between friends."""

    entries: tuple[Event, ...]

    def events(self, rng: Random, away: frozenset[date]) -> Iterator[Event]:
        """The entries as they stand."""
        del rng, away
        yield from self.entries


def days() -> Iterator[date]:
    """Every day of the year that the exports cover."""
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def at(day: date, hour: float, rng: Random) -> datetime:
    """A moment of `day` about `hour`."""
    seconds = int(min(max(rng.gauss(hour, 0.35), 0.1), 23.9) * 3600)
    return datetime.combine(day, time()) + timedelta(seconds=seconds)


def price(rng: Random, place: Place, rounding: int) -> int:
    """A price of `place` in cents, in steps of `rounding`; without spread always the usual one."""
    cents = place.cents * rng.lognormvariate(0, place.spread) if place.spread else place.cents
    return max(rounding, round(cents / rounding) * rounding)


def when(text: str) -> datetime:
    """A moment written as `2026-05-01 12:30:00`."""
    return datetime.fromisoformat(text)
