"""One scale for everybody: how loud this person's own past would have been.

Some people live surprisingly. Their own earlier entries, scored as if they were new, tell from
which level on they would have been asked once in two months; surprise is measured from there in
part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.judging.history import DAY, MONTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# Bits that count as loud; each loud day is one event. A past theft is one event as well, which is
# why no event counts for more than this many bits.
_LOUD, _MOST = 4.0, 10.0
_GOAL_PER_MONTH = 0.5
# What is expected of a person of whom nothing is known, and how many months or events that is
# worth.
_EVENTS, _MONTHS = 2.0, 2.0
_EXCESS, _EXCESS_WEIGHT = 2.5, 3.0
# Full correction would trust a few events too much; the level of an average person costs nothing.
_PART = 0.65
# Who lives loudly must be able to be robbed: no more bits than these are taken off.
_MOST_PART = 4.0
_AVERAGE_LEVEL = 5.0


def surprise(history: History, bits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bits of surprise above zero, corrected by how loud the person's own past was."""
    loud = _PART * (_level(history, bits) - _AVERAGE_LEVEL)
    corrected = bits - np.minimum(loud, _MOST_PART)
    above: NDArray[np.float64] = np.logaddexp2(0.0, corrected)
    return above


def _level(history: History, bits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bits that the person's own past exceeded about as often as `_GOAL_PER_MONTH`."""
    loud = bits > _LOUD
    excess = np.where(loud, np.minimum(bits - _LOUD, _MOST), 0.0)
    events = _past(history, _events(history, loud))
    count = _past(history, loud.astype(np.float64))
    rate = (events + _EVENTS) / (_months(history) + _MONTHS)
    mean = (_past(history, excess) + _EXCESS_WEIGHT * _EXCESS) / (count + _EXCESS_WEIGHT)
    return _LOUD + mean * np.log(rate / _GOAL_PER_MONTH)


def _events(history: History, loud: NDArray[np.bool_]) -> NDArray[np.float64]:
    """1 for each loud entry that had none of the same person within a day before."""
    rows = np.flatnonzero(loud)
    person = history.by["person"].dense[rows]
    apart = np.diff(history.time[rows], prepend=0) > DAY
    other = np.diff(person, prepend=-1) != 0
    events = np.zeros(history.count)
    events[rows] = apart | other
    return events


def _past(history: History, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum over the entries that an entry is measured by, whether they are trusted or not."""
    values = np.where(history.later, 0.0, values)
    person = history.by["person"]
    return person.before(values) if history.live else person.others(values)


def _months(history: History) -> NDArray[np.float64]:
    """Length of the past that an entry is measured by."""
    person = history.by["person"]
    first = history.time[person.starts][person.dense]
    if history.live:
        return np.asarray(history.time - first) / MONTH
    known = np.bincount(person.dense, ~history.later, person.count).astype(np.int64)
    last = history.time[np.maximum(person.starts + known - 1, person.starts)][person.dense]
    return np.asarray(last - first) / MONTH
