"""Sums over entries that share a key, for every entry at once.

Everything that judging learns about a person is a sum over some of their entries: those before
(when only looking backwards) or all others. Cost is that of sorting the keys once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Groups:
    """Entries in order of time, grouped by an integer key; `dense` numbers the groups from 0."""

    def __init__(self, key: NDArray[np.int64]) -> None:
        self.order = np.argsort(key, kind="stable")
        ordered = key[self.order]
        opens = np.ones(len(key), dtype=np.bool_)
        opens[1:] = ordered[1:] != ordered[:-1]
        self.starts = np.flatnonzero(opens)
        self.count = len(self.starts)
        self._number = np.cumsum(opens) - 1
        self.dense = np.empty(len(key), dtype=np.int64)
        self.dense[self.order] = self._number

    def before(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum of `values` over the earlier entries of the same group."""
        ordered = values[self.order]
        running = np.cumsum(ordered) - ordered
        sums = np.empty(len(values))
        sums[self.order] = running - running[self.starts][self._number]
        return sums

    def others(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum of `values` over all other entries of the same group."""
        return self.total(values) - values

    def total(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum of `values` over the group."""
        sums = np.bincount(self.dense, values, self.count).astype(np.float64, copy=False)
        return sums[self.dense]


class Timeline:
    """Entries of each group in order of time: sums over a stretch of time around every entry."""

    def __init__(self, dense: NDArray[np.int64], time: NDArray[np.int64], reach: int) -> None:
        offset = time - (time.min() if len(time) else 0)
        self._span = int(offset.max(initial=0)) + 2 * reach + 2
        stamps = dense * self._span + offset
        self._order = np.argsort(stamps, kind="stable")
        self._stamps = stamps[self._order]
        ordered = dense[self._order] * self._span
        self._first = np.searchsorted(self._stamps, ordered)
        self._end = np.searchsorted(self._stamps, ordered + self._span - reach - 1)

    def within(
        self, seconds: int, values: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Count (or sum of `values`) of the last `seconds` up to and with the entry itself."""
        low = np.searchsorted(self._stamps, self._stamps - seconds)
        high = np.arange(1, len(self._stamps) + 1)
        return self._between(low, high, values)

    def following(
        self, seconds: int, values: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Count (or sum of `values`) of the next `seconds` from the entry itself on."""
        low = np.arange(len(self._stamps))
        high = np.searchsorted(self._stamps, self._stamps + seconds, side="right")
        return self._between(low, high, values)

    def outside(
        self, seconds: int, values: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Sums of `values` more than `seconds` before, and more than `seconds` after the entry."""
        low = np.searchsorted(self._stamps, self._stamps - seconds)
        high = np.searchsorted(self._stamps, self._stamps + seconds, side="right")
        before = self._between(self._first, np.maximum(low, self._first), values)
        return before, self._between(np.minimum(high, self._end), self._end, values)

    def _between(
        self,
        low: NDArray[np.int64],
        high: NDArray[np.int64],
        values: NDArray[np.float64] | None,
    ) -> NDArray[np.float64]:
        sums = np.empty(len(low))
        if values is None:
            sums[self._order] = high - low
        else:
            running = np.concatenate([[0.0], np.cumsum(values[self._order])])
            sums[self._order] = running[high] - running[low]
        return sums
