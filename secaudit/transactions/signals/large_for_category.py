"""An amount that is large for its category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.sizes import size_tail, times_usual, usual_size
from secaudit.transactions.judging.tails import reach, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# Fewer other payments in a category make no "usually".
_ENOUGH_TO_TELL = 3
# Steps of standard deviations; from which of them on purchases nearby are one occasion.
_STEP, _TOP, _FAR, _APART = 1.0, 12, 2, 3 * DAY
# One that was forgotten makes no habit.
_FORGOTTEN, _WEIGHT = 1.0, 3.0

SIGNAL = Signal(
    id="large_for_category",
    title=N_("Large for its category"),
    looks_for=N_("A payment that is large for what you usually pay in this category."),
    why=N_("Where the shop is nothing new, the sum gives a thief away."),
    advice=N_("Open the entry in the app and see what was bought."),
    false_alarms=N_("Guests, a gift, a purchase for the whole year."),
    needs=("amount", "currency", "category"),
    grab=Shows(0.95, 0.2),
    series=Shows(0.1),
    about="size",
)


def weigh(history: History) -> Evidence:
    """Bits by how far the amount lies above the usual of its category."""
    usual = usual_size(history, history.size, ["category"])
    score = usual.score(history.size)
    tail = np.maximum(size_tail(history, score), _counted(history, score))

    def explain(rows: Sequence[int]) -> list[Message]:
        text = N_("{times} times what you usually pay in this category (about {usual})")
        return [times_usual(history, usual, row, text) for row in rows]

    told = history.sums("category") >= _ENOUGH_TO_TELL
    return Evidence(bits(tail), explain, usual.known, holds=told)


def _counted(history: History, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """How often this person went as far in this category, apart from the days around."""
    level = np.clip(np.floor(score / _STEP), 0, _TOP).astype(np.int64)
    apart = history.neighbours("category", _APART, (level >= _FAR).astype(np.float64))
    apart = np.where(level >= _FAR, apart, 0.0) + _FORGOTTEN
    rows = np.flatnonzero(level)
    counted = np.zeros(history.count)
    reached, total = reach(history, level, rows, key="category")
    counted[rows] = share(reached, total, 0.0, _WEIGHT, apart[rows])
    return counted
