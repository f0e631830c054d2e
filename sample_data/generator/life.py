"""One account's life: its habits, its trip, and the thefts planted in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sample_data.generator.habits import days

if TYPE_CHECKING:
    from random import Random

    from sample_data.generator.habits import Event, Habit, Often


@dataclass(frozen=True, slots=True)
class Trip:
    """Some days in another place; only the habits of the trip go on there."""

    first: date
    nights: int
    habits: tuple[Often, ...]

    @property
    def days(self) -> frozenset[date]:
        """The days on which the person is not at home."""
        return frozenset(self.first + timedelta(days=n) for n in range(self.nights + 1))


@dataclass(frozen=True, slots=True)
class Life:
    """One account: habits, a trip, the thefts planted in it, and in cents what it starts with."""

    habits: tuple[Habit, ...]
    trip: Trip
    thefts: tuple[Event, ...] = ()
    opening: int = 0

    def events(self, rng: Random) -> list[Event]:
        """Everything that happened to the account, oldest first."""
        away = self.trip.days
        found = [event for habit in self.habits for event in habit.events(rng, away)]
        at_home = frozenset(days()) - away
        for habit in self.trip.habits:
            found += habit.events(rng, at_home)
        return self._drained(sorted([*found, *self.thefts], key=lambda event: event.time))

    def _drained(self, events: list[Event]) -> list[Event]:
        balance = self.opening
        for index, event in enumerate(events):
            if event.drains:
                events[index] = replace(event, cents=balance - 37)
            balance += 0 if event.currency else events[index].signed
        return events
