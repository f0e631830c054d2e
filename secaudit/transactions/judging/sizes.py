"""What an amount usually is: for the person, within a category, at a payee.

Levels are means of logarithms, each shrunk towards the wider group by how much was seen, so that one
visit to a shop says a little and ten say nearly everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from secaudit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.model.money import Money
    from secaudit.transactions.judging.history import History

# Before anything is seen, sizes spread like a factor of e; worth this many entries.
_PRIOR_VARIANCE, _PRIOR_WEIGHT = 1.0, 4.0
_LEVEL_WEIGHT = 1.5
_SPREAD_WEIGHT = 3.0
# A narrower group spreads less than the wider one that it is part of.
_NARROWER = 0.7
_LEAST_VARIANCE = 0.01


class Usual(NamedTuple):
    """The usual logarithm of size around every entry, and how many entries it was learned from."""

    level: NDArray[np.float64]
    variance: NDArray[np.float64]
    seen: NDArray[np.float64]

    def score(self, size: NDArray[np.float64]) -> NDArray[np.float64]:
        """How many standard deviations each size lies above the usual."""
        return (size - self.level) / np.sqrt(self.variance + _LEAST_VARIANCE)

    def money(self, history: History, row: int) -> Money:
        """The usual amount around an entry, to two figures."""
        units = float(np.exp(self.level[row])) * 10.0 ** float(history.digits[row])
        step = 10.0 ** max(0.0, np.floor(np.log10(max(units, 1.0))) - 1.0)
        return history.money(row, round(units / step) * step)


def usual_size(history: History, size: NDArray[np.float64], keys: Sequence[str] = ()) -> Usual:
    """The usual `size` of the person's entries of this direction and currency, then within `keys`."""
    seen = history.sums("purse")
    total, squares = history.sums("purse", size), history.sums("purse", size * size)
    # Where nothing was seen the entry itself is all there is to compare with.
    level = np.where(seen > 0, total / np.maximum(seen, 1e-9), size)
    variance = np.maximum(squares - seen * level * level, 0.0)
    variance = (variance + _PRIOR_WEIGHT * _PRIOR_VARIANCE) / (seen + _PRIOR_WEIGHT)
    for key in keys:
        seen = history.sums(key)
        total, squares = history.sums(key, size), history.sums(key, size * size)
        level = (total + _LEVEL_WEIGHT * level) / (seen + _LEVEL_WEIGHT)
        spread = np.maximum(squares - 2 * level * total + seen * level * level, 0.0)
        variance = (spread + _SPREAD_WEIGHT * _NARROWER * variance) / (seen + _SPREAD_WEIGHT)
    return Usual(level, variance, seen)


def times_usual(history: History, usual: Usual, row: int, text: str) -> Message:
    """`text` with how many times the usual amount an entry is, and what is usual."""
    times = float(np.exp(history.size[row] - usual.level[row]))
    return Message(
        text, {"times": round(times, 1 if times < 10 else 0), "usual": usual.money(history, row)}
    )
