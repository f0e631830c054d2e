"""Which flags are one question: those of one person that lie near each other in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.judging.history import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# Flags this near are one question; the same payee holds a longer episode together.
_NEAR = DAY
_NEAR_AT_PAYEE = 3 * DAY


def group(history: History, flagged: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for each question, in order of time, -1 where nothing is asked."""
    numbers = np.full(history.count, -1, np.int64)
    rows = np.flatnonzero(flagged)
    if not len(rows):
        return numbers
    person, payee = history.by["person"].dense[rows], history.by["payee"].dense[rows]
    gap = np.diff(history.time[rows], prepend=history.time[rows[0]])
    same_person = np.diff(person, prepend=-1) == 0
    same_payee = (np.diff(payee, prepend=-1) == 0) & history.named[rows]
    joined = same_person & ((gap <= _NEAR) | (same_payee & (gap <= _NEAR_AT_PAYEE)))
    numbers[rows] = np.cumsum(~joined) - 1
    return numbers
