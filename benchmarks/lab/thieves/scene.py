"""What a thief finds: a moment, a balance, and a life of which they know little."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.lab import names
from benchmarks.lab.wallet import BALANCE, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from numpy.random import Generator

    from benchmarks.lab.people import Person

_AT_NIGHT = 0.4
_LEAST_BALANCE = 150_000  # thieves come to accounts that hold something


class Scene:
    """One victim on one day; amounts are in cents.

    `around` takes payments that belong to the story and are no theft, `gone` those of the victim
    that the theft stands in place of.
    """

    def __init__(
        self,
        rng: Generator,
        victim: Person,
        day: date,
        lived: Sequence[Entry],
        balances: Sequence[int],
    ) -> None:
        self.rng, self.victim, self.day, self.lived = rng, victim, day, lived
        night = rng.random() < _AT_NIGHT
        hour = float(rng.uniform(0.2, 6.0)) if night else float(rng.uniform(7.0, 23.5))
        self.start = datetime.combine(day, time()) + timedelta(hours=hour)
        before = [n for n, entry in enumerate(lived) if entry.time < self.start]
        # The owner leaves more in the account than the day's small change.
        self.balance = max(balances[before[-1]] if before else 0, _LEAST_BALANCE)
        spent = [-entry.cents for entry in lived if entry.cents < 0 and entry.kind == "payment"]
        self.around: list[Entry] = []
        self.gone: list[Entry] = []
        self._spent = np.array(spent or [5_000])

    def usual(self, quantile: float) -> float:
        """This quantile of what the victim's purchases cost."""
        return float(np.quantile(self._spent, quantile))

    def after(self, minutes: float) -> datetime:
        """So many minutes after the start."""
        return self.start + timedelta(minutes=minutes)

    def minutes(self, count: int, longest: float) -> list[float]:
        """So many moments, each at most `longest` minutes after the one before."""
        steps = self.rng.uniform(0.3, longest, size=count)
        return [float(moment) for moment in np.cumsum(steps)]

    def one_of(self, *choices: int) -> int:
        """One of these by chance."""
        return names.pick(self.rng, choices)

    def past(self, wanted: Callable[[Entry], bool], days: int = 400) -> list[Entry]:
        """The victim's payments of the last `days` that are `wanted`."""
        first = self.start - timedelta(days=days)
        return [entry for entry in self.lived if first <= entry.time < self.start and wanted(entry)]

    def round(self, cents: float, step: int = 100) -> int:
        """An amount rounded to a step, at least one."""
        return max(round(cents / step), 1) * step

    def buy(  # noqa: PLR0913 - what a wallet prints about a purchase
        self,
        at: datetime,
        payee: str,
        cents: float,
        description: str,
        category: str,
        *,
        method: str = "",
        kind: str = "payment",
        status: str = "settled",
        currency: str = "CNY",
        counter: str = "",
    ) -> Entry:
        """Money out, by the bank card where nothing else is said."""
        return Entry(
            at, payee, -round(cents), description, category,
            method=method or self.victim.shape.card, kind=kind, status=status, currency=currency,
            counter=counter,
        )  # fmt: skip

    def send(self, at: datetime, payee: str, cents: float, counter: str) -> Entry:
        """A transfer from the balance to somebody."""
        return self.buy(
            at, payee, cents, "转账", "转账红包", method=BALANCE, kind="transfer", counter=counter
        )

    def stranger(self) -> tuple[str, str]:
        """A person the victim never paid, and their masked account."""
        return names.person(self.rng), names.masked(self.rng)
