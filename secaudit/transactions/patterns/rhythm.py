"""Which entries come in a rhythm: weekly, monthly, yearly.

A stream is what one person pays to (or gets from) one payee in one currency; or, where a payee
sells other things as well, only those payments that have the same price. Everything is worked out
from earlier entries alone, so that it holds when looking backwards only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from secaudit.transactions.judging.groups import Groups
from secaudit.transactions.judging.history import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

_Value = TypeVar("_Value", bound=np.generic)


class Period(NamedTuple):
    """A usual time between two payments: its id, days from one to the next, and how few or many."""

    id: str
    days: float
    least: float
    most: float


PERIODS = (
    Period("weekly", 7, 6, 8.5),
    Period("fortnightly", 14, 12.5, 15.5),
    Period("monthly", 30.44, 26, 35.5),
    Period("two_monthly", 60.9, 56, 66),
    Period("quarterly", 91.3, 85, 98),
    Period("half_yearly", 182.6, 174, 192),
    Period("yearly", 365.25, 350, 381),
)
NO_PERIOD = -1
MONTHLY = 2
# A rhythm is ripe with three entries, which have two gaps between them.
RIPE = 2
# Neighbours of a stream differ by no more than this factor (its logarithm): bills have seasons.
_MOST_CHANGE = 1.1
_BOUNDS = np.array([bound for period in PERIODS for bound in (period.least, period.most)]) * DAY


@dataclass(frozen=True, slots=True, eq=False)
class Rhythm:
    """Per entry: the one before it in its stream (-1 if none), and the rhythm that they make.

    `period` is the number of the period that lies between both (-1 if none does), `run` the number
    of such periods in unbroken succession up to the entry, `first` the entry that opened the run,
    `unrest` the mean change of size (logarithm) within the run up to the entry before.
    """

    previous: NDArray[np.int64]
    period: NDArray[np.int64]
    run: NDArray[np.int64]
    first: NDArray[np.int64]
    unrest: NDArray[np.float64]


def by_payee(history: History) -> Rhythm:
    """The rhythm of all entries of one payee."""
    return history.once("rhythm of payees", lambda: _rhythm(history, _streams(history)))


def by_price(history: History) -> Rhythm:
    """The rhythm of the entries that have one payee and one price."""
    return history.once("rhythm of prices", lambda: _rhythm(history, _prices(history)))


def expected(history: History) -> NDArray[np.bool_]:
    """Entries that came when a ripe stream let them be expected, whatever they cost."""
    return (by_payee(history).run > RIPE) | (by_price(history).run > RIPE)


def _streams(history: History) -> Groups:
    payee, currency = history.by["payee"], history.by["currency"]
    if currency.count <= history.by["flow"].count:
        return payee
    return Groups(payee.dense * currency.count + currency.dense)


def _prices(history: History) -> Groups:
    units = np.abs(history.units)
    streams, span = _streams(history), int(units.max(initial=0)) + 1
    if streams.count >= np.iinfo(np.int64).max // span:
        units = Groups(units).dense
        span = int(units.max(initial=0)) + 1
    return Groups(streams.dense * span + units)


def _rhythm(history: History, streams: Groups) -> Rhythm:
    order = streams.order[(history.named & history.moved)[streams.order]]
    stream = streams.dense
    gap = np.diff(history.time[order], prepend=0)
    change = np.abs(np.diff(history.size[order], prepend=0.0))
    goes_on = np.diff(stream[order], prepend=-1) == 0
    slot = np.searchsorted(_BOUNDS, gap)
    # Between the two bounds of a period the slot is odd.
    fits = goes_on & (slot % 2 == 1) & (change <= _MOST_CHANGE)
    period = np.where(fits, slot // 2, NO_PERIOD)
    place = np.arange(len(order))
    opens = ~(fits & (np.roll(period, 1) == period))
    start = np.maximum.accumulate(np.where(opens, place, 0))
    run = np.where(fits, place - start + 1, 0)
    changes = np.cumsum(change)
    # The first gap of a run lies before the entry at `start`; the last one is this entry's own.
    before = changes - change - (changes - change)[start]
    unrest = np.where(run > 1, before / np.maximum(run - 1, 1), 0.0)
    previous = np.where(goes_on, np.roll(order, 1), -1)
    first = order[np.maximum(start - 1, 0)]
    return Rhythm(
        previous=_spread(history, order, previous, -1),
        period=_spread(history, order, period, NO_PERIOD),
        run=_spread(history, order, run, 0),
        first=_spread(history, order, np.where(run > 0, first, order), -1),
        unrest=_spread(history, order, unrest, 0.0),
    )


def _spread(
    history: History, order: NDArray[np.int64], values: NDArray[_Value], absent: float
) -> NDArray[_Value]:
    column = np.full(history.count, absent, values.dtype)
    column[order] = values
    return column
