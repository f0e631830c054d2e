"""Many payments to somebody new within a week, for something new: small sums that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.events import silence
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import level_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="slow_drip",
    title=N_("Again and again to somebody new"),
    looks_for=N_("Several payments within a week to somebody new, for something new to you."),
    why=N_("Some thieves take little at a time, and often, so that nothing stands out."),
    advice=N_("Add up what this payee received, and ask yourself what you bought there."),
    false_alarms=N_("A new hobby or a new game, a journey with many tickets."),
    needs=("payee", "time", "category"),
    grab=Shows(0.05),
    series=Shows(0.0),
    twice=Shows(0.9, 0.15),
    about="pace",
)

_WEEK, _REACH = 7 * DAY, 30 * DAY
_ENOUGH, _TOP = 3, 10
# So many payments in the category, more than a month away, do not make it known.
_SELDOM = 2
# How seldom there are enough, how often one more follows then, and how many entries that is worth.
_PRIOR, _MORE, _WEIGHT = 0.03, 0.5, 20.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person paid others as often in the week after the first payment."""
    count = history.once("drip", lambda: _count(history))
    level = np.minimum(np.maximum(count - (_ENOUGH - 1), 0), _TOP).astype(np.int64)
    prior = np.where(level > 0, _PRIOR * _MORE ** np.maximum(level - 1.0, 0.0), 1.0)
    if not level.any():
        return silence(history)
    # All of one run are one event, by which it must not excuse itself.
    apart = np.where(level > 0, _run(history, level > 0), 0.0)
    tail = level_tail(history, level, prior, weight=_WEIGHT, apart=apart)

    def explain(rows: Sequence[int]) -> list[Message]:
        text = N_("{count} payments within a week to a payee whom you had never paid before")
        return [Message(text, {"count": round(float(count[row]))}) for row in rows]

    return Evidence(bits(tail), explain, level > 0)


def _run(history: History, drips: NDArray[np.bool_]) -> NDArray[np.float64]:
    along, worth = history.timeline("payee"), history.trust * drips
    before = along.within(_REACH, worth) - worth
    return before if history.live else before + along.following(_REACH, worth) - worth


def _count(history: History) -> NDArray[np.float64]:
    """Payments of the week to a payee who was first paid within it."""
    along, paid = history.timeline("payee"), (history.out & history.moved).astype(np.float64)
    ever = history.by["payee"].before(paid)
    week = along.within(_WEEK, paid)
    new = (ever <= week) & (week >= _ENOUGH) & history.named & (paid > 0)
    if not new.any():
        return np.zeros(history.count)
    # A new canteen is no new kind of spending.
    shops = history.timeline("category")
    elsewhen = shops.outside(_REACH, shops.running(paid))
    strange = sum(elsewhen[: 1 if history.live else 2]) <= _SELDOM
    return np.where(new & strange, week, 0.0)
