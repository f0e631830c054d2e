"""A small charge by somebody new, and a much larger one soon after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import STILL_NEW, new_payee
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.signal import Shows, Signal
from secaudit.transactions.judging.sizes import usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="trial_charge",
    title=N_("Test charge, then a large one"),
    looks_for=N_("A very small payment to somebody new, and a much larger one soon after."),
    why=N_("Thieves try with a few cents whether a card or an account pays, then take much."),
    advice=N_("Look at both payments; if the small one is not yours, the large one is not either."),
    false_alarms=N_(
        "A card check by a shop, a deposit before the bill, a trial before a purchase."
    ),
    needs=("time", "payee", "amount", "currency"),
    grab=Shows(0.2),
    series=Shows(0.0),
    about="trial",
)

# How many times larger the second one is.
_TIMES = np.log([8.0, 30.0, 100.0, 400.0])
_PRIOR, _WEIGHT = (1.0, 0.06, 0.03, 0.015, 0.004), 5.0
# A test is this many standard deviations below what the person usually pays.
_SMALL = 1.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person's payments to new payees grew as much within two days."""
    new = new_payee(history) & history.moved
    small = usual_size(history, history.size).score(history.size) < -_SMALL
    before = _before(history, new)
    grown = (before >= 0) & small[before]
    times = np.where(grown, history.size - history.size[before], 0.0)
    level = np.where(grown, np.digitize(times, _TIMES), 0).astype(np.int64)
    partner = before.copy()
    if not history.live:
        _tell_the_first(level, partner)

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history, row, int(partner[row])) for row in rows]

    return event(history, level, among=new, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _before(history: History, new: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The payment to a new payee before each payment to a new payee, or -1 if none is near."""
    rows = np.flatnonzero(new)
    earlier = np.full(history.count, -1)
    person, currency = history.by["person"].dense[rows], history.by["currency"].dense[rows]
    near = np.diff(history.time[rows]) <= STILL_NEW
    near &= (np.diff(person) == 0) & (np.diff(currency) == 0)
    earlier[rows[1:][near]] = rows[:-1][near]
    return earlier


def _tell_the_first(level: NDArray[np.int64], partner: NDArray[np.int64]) -> None:
    """With the whole file in view the test itself is known by what followed."""
    second = np.flatnonzero(level)
    first = partner[second]
    partner[first] = second
    level[first] = np.maximum(level[first], level[second])


def _sentence(history: History, row: int, other: int) -> Message:
    if history.time[other] < history.time[row] or other < row:
        return Message(
            N_("{amount} soon after a small payment of {small} to somebody new"),
            {"amount": history.money(row), "small": history.money(other)},
        )
    return Message(
        N_("only {small}, and {amount} to somebody new soon after"),
        {"amount": history.money(other), "small": history.money(row)},
    )
