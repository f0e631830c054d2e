"""Which flags are one question: those that tell one story.

Payments within the hour are one story, and so are those to one payee within days, and those to
several new payees within hours, or within a day where they are of one category. The rent that was
paid on the day of a theft is another story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.judging.cells import new_payee
from secaudit.transactions.judging.groups import Groups
from secaudit.transactions.judging.history import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

_HOUR = 3600
_TOGETHER, _NEW, _NEW_ALIKE, _AT_PAYEE = _HOUR, 3 * _HOUR, DAY, 10 * DAY


def group(history: History, flagged: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for each question, in order of time, -1 where nothing is asked."""
    numbers = np.full(history.count, -1, np.int64)
    rows = np.flatnonzero(flagged)
    if not len(rows):
        return numbers
    person = history.by["person"].dense[rows]
    # Without a time of day all that is known of two payments is that they fell on one day.
    clock, new = history.clock[rows], new_payee(history)[rows]
    named = np.flatnonzero(history.named[rows])
    everywhere = np.flatnonzero(new)
    links = [
        _near(history, rows, person, np.flatnonzero(clock), _TOGETHER),
        _near(history, rows, history.by["payee"].dense[rows], named, _AT_PAYEE),
        _near(history, rows, person, everywhere, _NEW),
    ]
    if "category" in history.by:
        alike = history.by["category"].dense[rows]
        links.append(_near(history, rows, alike, everywhere, _NEW_ALIKE))
    numbers[rows] = _joined(len(rows), np.concatenate(links, axis=1))
    return numbers


def _near(
    history: History,
    rows: NDArray[np.int64],
    key: NDArray[np.int64],
    among: NDArray[np.int64],
    seconds: int,
) -> NDArray[np.int64]:
    """Pairs of flags, next to each other among those of the same `key`, no further apart."""
    order = among[Groups(key[among]).order] if len(among) else among
    first, second = order[:-1], order[1:]
    gap = history.time[rows[second]] - history.time[rows[first]]
    near = (key[first] == key[second]) & (gap <= seconds)
    return np.stack([first[near], second[near]])


def _joined(count: int, links: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers from 0 for what is linked, directly or through others, in the order of the flags."""
    first, second = links
    label = np.arange(count)
    while True:
        least = label.copy()
        np.minimum.at(least, first, label[second])
        np.minimum.at(least, second, label[first])
        least = least[least]
        if (least == label).all():
            return Groups(label).dense
        label = least
