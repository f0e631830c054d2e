"""Recurring payments and late withdrawals: what `secaudit.transactions.patterns` gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from secaudit.model.money import Money


class Kind(StrEnum):
    """What recurs, as far as the entries tell."""

    SUBSCRIPTION = "subscription"  # a fixed price, or entries that say so
    AUTOMATIC_DEBIT = "automatic_debit"  # entries that say so: without a password, by mandate
    INSTALMENT = "instalment"  # loans and purchases that are paid off
    RENT = "rent"
    TRANSFER = "transfer"  # to people and other accounts, and large fixed sums that are like rent
    BILL = "bill"  # changing sums at regular times
    INCOME = "income"  # wages, pensions and whatever else comes in regularly


class State(StrEnum):
    """How far a stream has come."""

    EARLY = "early"  # fewer than three entries
    MATURE = "mature"
    ENDED = "ended"  # the next one did not come


@dataclass(frozen=True, slots=True)
class Change:
    """A price that changed: from which day on, what it was and what it became."""

    day: date
    before: Money
    after: Money

    @property
    def is_rise(self) -> bool:
        """Whether it became dearer."""
        return self.after.value > self.before.value


@dataclass(frozen=True, slots=True)
class Stream:
    """What one person pays to, or gets from, one payee again and again.

    `every` is the id of a period (weekly, monthly, ...); `amount` the latest without its sign,
    `fixed` whether it is a price that stays and changes only now and then (`changes`). `next` is
    the day on which the next one is expected, None for what has ended. `entries` are the row
    numbers in the ledger, in order of time.
    """

    payee: str
    description: str
    kind: Kind
    state: State
    every: str
    since: date
    last: date
    next: date | None
    count: int
    amount: Money
    total: Money
    fixed: bool
    changes: tuple[Change, ...]
    entries: tuple[int, ...]

    @property
    def rises(self) -> tuple[Change, ...]:
        """The changes that made it dearer."""
        return tuple(change for change in self.changes if change.is_rise)


class Delay(StrEnum):
    """Why a withdrawal counts as late."""

    PENDING = "pending"  # the wallet itself says that it is not done
    NOT_SEEN = "not_seen"  # the bank's export, which shows others, does not show it


@dataclass(frozen=True, slots=True)
class LateWithdrawal:
    """A withdrawal that has not arrived within the working days that it may take.

    `due` is the last day on which it was to arrive, `provisional` where the holidays of that year
    are not known; `entry` its row number in the ledger. `at` is the moment where the export tells
    it, `reference` its transaction number, `card` the last digits of where it went.
    """

    entry: int
    payee: str
    amount: Money
    day: date
    due: date
    delay: Delay
    provisional: bool
    at: datetime | None = None
    reference: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class Recurring:
    """What recurs in a ledger, and the withdrawals that are late."""

    streams: tuple[Stream, ...]
    late: tuple[LateWithdrawal, ...]
