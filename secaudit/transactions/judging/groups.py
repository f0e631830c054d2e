"""Sums over entries that share a key, for every entry at once.

Everything that judging learns about a person is a sum over some of their entries: those before
(when only looking backwards) or all others. Cost is that of sorting the keys once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Places = NDArray[np.int32]

_DIGIT = 16
_PLACE = np.int32  # of an entry among all: what is kept for each window takes half the memory
# A table of all possible keys is quicker than sorting while it has at most so many times their
# number of places.
_SPARSEST = 8


class Groups:
    """Entries in order of time, grouped by an integer key; `dense` numbers the groups from 0."""

    def __init__(self, key: NDArray[np.int64]) -> None:
        offset = key - key.min() if len(key) else key
        span = int(offset.max(initial=0)) + 1
        if span <= _SPARSEST * len(key):
            numbers = np.cumsum(np.bincount(offset) > 0) - 1
            self.dense: NDArray[np.int64] = numbers[offset]
        else:
            self.order = _order(offset, span)
            ordered = offset[self.order]
            self.dense = np.empty(len(key), np.int64)
            self.dense[self.order] = np.cumsum(np.diff(ordered, prepend=ordered[:1]) > 0)
        sizes = np.bincount(self.dense)
        self.count = len(sizes)
        self.ends = np.cumsum(sizes)
        self.starts = self.ends - sizes

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """The entries of the first group, of the second and so on, each in order of time."""
        return _order(self.dense, self.count)

    @cached_property
    def _number(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(self.count), self.ends - self.starts)

    def before(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum of `values` over the earlier entries of the same group."""
        ordered = values[self.order]
        running = np.cumsum(ordered) - ordered
        sums = np.empty(len(values))
        sums[self.order] = running - running[self.starts][self._number]
        return sums

    def others(
        self, values: NDArray[np.float64], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float64]:
        """Sum of `values` over all other entries of the same group, of all entries or `rows`."""
        own = values if rows is None else values[rows]
        return self.total(values, rows) - own

    def total(
        self, values: NDArray[np.float64], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float64]:
        """Sum of `values` over the group, of all entries or `rows`."""
        dense = self.dense if rows is None else self.dense[rows]
        if self.count == 1:
            return np.full(len(dense), values.sum(dtype=np.float64))
        sums = np.bincount(self.dense, values, self.count).astype(np.float64, copy=False)
        return sums[dense]


class Timeline:
    """Entries of each group in order of time: sums over a stretch of time around every entry."""

    def __init__(self, groups: Groups, time: NDArray[np.int64], reach: int) -> None:
        self._order = groups.order
        ordered = groups.dense[self._order]
        offset = time - (time.min() if len(time) else 0)
        span = int(offset.max(initial=0)) + 2 * reach + 2
        self._stamps = ordered * span + offset[self._order]
        self._groups = groups
        self._begins: dict[int, _Places] = {}
        self._ends: dict[int, _Places] = {}

    def running(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sums of `values` over the first 0, 1, 2, ... entries in the order of this timeline."""
        sums = np.zeros(len(values) + 1)
        np.cumsum(values[self._order], out=sums[1:])
        return sums

    def around(self, seconds: int, running: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum over the last and the next `seconds`, the entry included."""
        return self._spread(running[self._until(seconds)] - running[self._since(seconds)])

    def within(
        self, seconds: int, values: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Count (or sum of `values`) of the last `seconds` up to and with the entry itself."""
        low = self._since(seconds)
        high = np.arange(1, len(self._stamps) + 1)
        return self._between(low, high, values)

    def following(
        self, seconds: int, values: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Count (or sum of `values`) of the next `seconds` from the entry itself on."""
        low = np.arange(len(self._stamps))
        high = self._until(seconds)
        return self._between(low, high, values)

    def outside(
        self, seconds: int, running: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Sums more than `seconds` before, and more than `seconds` after the entry."""
        first, end = self._bounds
        low, high = self._since(seconds), self._until(seconds)
        before = running[np.maximum(low, first)] - running[first]
        after = running[end] - running[np.minimum(high, end)]
        return self._spread(before), self._spread(after)

    def _since(self, seconds: int) -> _Places:
        """Where the last `seconds` begin for each entry, worked out once."""
        if seconds not in self._begins:
            begins = np.searchsorted(self._stamps, self._stamps - seconds)
            self._begins[seconds] = begins.astype(_PLACE)
        return self._begins[seconds]

    def _until(self, seconds: int) -> _Places:
        if seconds not in self._ends:
            latest = self._stamps + seconds
            ends = np.searchsorted(self._stamps, latest, side="right")
            self._ends[seconds] = ends.astype(_PLACE)
        return self._ends[seconds]

    def _between(
        self,
        low: _Places | NDArray[np.int64],
        high: _Places | NDArray[np.int64],
        values: NDArray[np.float64] | None,
    ) -> NDArray[np.float64]:
        if values is None:
            return self._spread(high - low)
        running = self.running(values)
        return self._spread(running[high] - running[low])

    @property
    def _bounds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the group of each entry begins and ends."""
        sizes = self._groups.ends - self._groups.starts
        return np.repeat(self._groups.starts, sizes), np.repeat(self._groups.ends, sizes)

    def _spread(self, ordered: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.float64]:
        """What was worked out along the timeline, in the order of the entries."""
        values = np.empty(len(ordered))
        values[self._order] = ordered
        return values


def _order(numbers: NDArray[np.int64], span: int) -> NDArray[np.int64]:
    """A stable order by numbers below `span`: numpy sorts 16 bits by counting, which is linear."""
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    shift = _DIGIT
    while (span - 1) >> shift:
        order = order[np.argsort((numbers >> shift).astype(np.uint16)[order], kind="stable")]
        shift += _DIGIT
    return order
