"""The ledger as arrays that signals compute with: prepared once, in order of person and time.

A `History` knows nothing of labels, screens or other people's data; it never changes. `trust` says
how far each entry may be learned from: the second pass of judging lowers it where an attack is
suspected.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.money import Money
from secaudit.transactions.judging.groups import Groups, Timeline
from secaudit.transactions.judging.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    from numpy.typing import NDArray

_Value = TypeVar("_Value")

DAY = 86_400
MONTH = 30.44 * DAY
_KEYS = ("category", "method", "place", "currency")
_NOT_MOVED = ("failed", "closed")
_LONGEST_REACH = 30 * DAY


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Columns of one value per entry, sorted by person and then time.

    `rows` holds the row numbers of the input; `units` the signed amount and `size` its logarithm;
    `out` money that left (or tried to), `moved` False where it did not; `clock` False where the
    time of day is unknown. `examined` marks the entries that may be flagged, `later` those of them
    that a judgement of the whole file from a date on compares with the entries before that date.
    `by` groups entries of one person: person, flow (person and direction), payee, category, method,
    place, currency - those that the ledger has.
    """

    entries: pa.Table
    rows: NDArray[np.int64]
    time: NDArray[np.int64]
    units: NDArray[np.int64]
    size: NDArray[np.float64]
    digits: NDArray[np.int64]
    out: NDArray[np.bool_]
    moved: NDArray[np.bool_]
    clock: NDArray[np.bool_]
    named: NDArray[np.bool_]
    examined: NDArray[np.bool_]
    later: NDArray[np.bool_]
    index: NDArray[np.int64]
    by: dict[str, Groups]
    live: bool
    trust: NDArray[np.float64]
    _memo: Memo = field(default_factory=Memo)
    _learned: Memo = field(default_factory=Memo)

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.rows)

    @property
    def hour(self) -> NDArray[np.int64]:
        """The hour of the day, 0 to 23."""
        return self.time % DAY // 3600

    def once(self, name: Hashable, compute: Callable[[], _Value]) -> _Value:
        """What `compute` gives; worked out once for both passes, so it must not depend on trust."""
        return self._memo.once(name, compute)

    def trusting(self, trust: NDArray[np.float64]) -> History:
        """The same history, learned from with other trust."""
        return replace(self, trust=trust, _learned=Memo())

    def learned(self, name: Hashable, compute: Callable[[], _Value]) -> _Value:
        """What `compute` gives from the entries that are trusted now."""
        return self._learned.once(name, compute)

    def sums(
        self,
        key: str,
        values: NDArray[np.float64] | None = None,
        rows: NDArray[np.int64] | None = None,
    ) -> NDArray[np.float64]:
        """Trusted sum of `values` (or count) over the known entries of the same group.

        Of all entries, or of `rows` where only they matter.
        """
        groups = self.by[key]
        if values is None:
            count = self.learned(("count", groups), lambda: self._sums(groups, self.trust))
            return count if rows is None else count[rows]
        return self._sums(groups, self.trust * values, rows)

    def _sums(
        self, groups: Groups, values: NDArray[np.float64], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float64]:
        if not self.live:
            return groups.others(values, rows)
        before = groups.before(values)
        return before if rows is None else before[rows]

    def timeline(self, key: str) -> Timeline:
        """The entries of each group of `key` along time."""
        groups = self.by[key]
        return self.once(("timeline", groups), lambda: Timeline(groups, self.time, _LONGEST_REACH))

    def within(self, key: str, seconds: int) -> NDArray[np.int32]:
        """How many entries of the same group the last `seconds` hold, the entry included.

        With the whole file in view, those of the next `seconds` where they are more: the first
        payment of a burst belongs to it as much as the last.
        """
        return self.once((seconds, self.by[key]), lambda: self._within(key, seconds))

    def _within(self, key: str, seconds: int) -> NDArray[np.int32]:
        along = self.timeline(key)
        last = along.within(seconds)
        count = last if self.live else np.maximum(last, along.following(seconds))
        return count.astype(np.int32)

    def neighbours(
        self, key: str, seconds: int, values: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Trusted count (or sum of `values`) of the same group's entries of one occasion."""
        if self.live and values is None:
            return np.zeros(self.count)
        along = self.timeline(key)
        if values is None:
            return along.around(seconds, self._running(key)) - self.trust
        worth = self.trust * values
        if self.live:
            return along.within(seconds, worth) - worth
        return along.around(seconds, along.running(worth)) - worth

    def apart(self, key: str, seconds: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Trusted count of the same group's entries of other occasions, before and after."""
        return self.learned(
            ("apart", self.by[key], seconds),
            lambda: self.timeline(key).outside(seconds, self._running(key)),
        )

    def _running(self, key: str) -> NDArray[np.float64]:
        """Sums of trust along the timeline of `key`."""
        return self.learned(
            ("running", self.by[key]), lambda: self.timeline(key).running(self.trust)
        )

    def money(self, row: int, units: float | None = None) -> Money:
        """The amount of an entry without its sign, or another amount in its currency."""
        value = abs(int(self.units[row])) if units is None else round(units)
        currency = self.entries["currency"][int(self.rows[row])].as_py()
        return Money(value, int(self.digits[row]), currency or "")

    def text(self, column: str, row: int) -> str:
        """What stands in a text column of an entry."""
        return str(self.entries[column][int(self.rows[row])].as_py() or "")


def prepare(entries: pa.Table, *, since: datetime | None, live: bool) -> History:
    """Sort the entries by person and time and number their payees, categories and so on."""
    names = set(entries.column_names)
    count = entries.num_rows
    person = _numbers(entries, "person") if "person" in names else np.zeros(count, np.int64)
    time = _seconds(entries["time"])
    rows = np.arange(count)
    if (
        count
        and not ((np.diff(person) > 0) | ((np.diff(person) == 0) & (np.diff(time) >= 0))).all()
    ):
        rows = np.lexsort((time, person))
    person, time = person[rows], time[rows]
    units = _integers(entries, "amount", 0)[rows]
    digits = _integers(entries, "digits", 2)[rows]
    out, moved = _flows(entries, units, rows)
    flow = person * 2 + out
    by = {"person": Groups(person), "flow": Groups(flow)}
    payee = _numbers(entries, "payee_key" if "payee_key" in names else "payee")[rows]
    by["payee"] = Groups(flow * (payee.max(initial=0) + 2) + payee + 1)
    for key in _KEYS:
        if key in names:
            numbers = _numbers(entries, key)[rows]
            # Where all is one, such as the currency, it needs no groups of its own.
            one = count and (numbers == numbers[0]).all()
            by[key] = (
                by["flow"] if one else Groups(flow * (numbers.max(initial=0) + 2) + numbers + 1)
            )
    # Amounts are compared within one currency.
    by["purse"] = by["currency"]
    size = np.log(np.maximum(np.abs(units), 1.0)) - digits * np.log(10.0)
    whole = by["person"]
    examined = np.ones(count, np.bool_) if since is None else time >= _second(since)
    # Of whom nothing is known from before, from that date on is the same as all.
    later = examined & (whole.total((~examined).astype(np.float64)) > 0) & (not live)
    return History(
        entries=entries, rows=rows, time=time, units=units, size=size, digits=digits, out=out,
        moved=moved, clock=_clock(entries, rows, time, person), named=payee >= 0, examined=examined,
        later=later, index=np.arange(count) - whole.starts[whole.dense] if count else rows, by=by,
        live=live, trust=np.where(later, 0.0, 1.0),
    )  # fmt: skip


def _flows(
    entries: pa.Table, units: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    out = units < 0
    moved = np.ones(len(rows), np.bool_)
    if "direction" in entries.column_names:
        out = _is(entries, "direction", ("out",))
        if "kind" in entries.column_names:
            # What some wallets call neutral leaves the wallet all the same.
            out |= _is(entries, "direction", ("neutral",)) & _is(entries, "kind", ("withdrawal",))
        out = out[rows]
    if "status" in entries.column_names:
        moved = ~_is(entries, "status", _NOT_MOVED)[rows]
    # A line without a sum is a note.
    return out, moved & (units != 0)


def _clock(
    entries: pa.Table, rows: NDArray[np.int64], time: NDArray[np.int64], person: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the time of day is known: an account with midnights only has none."""
    account = person
    for column in ("source", "account"):
        if column in entries.column_names:
            numbers = _numbers(entries, column)[rows]
            account = account * (numbers.max(initial=0) + 2) + numbers + 1
    known = Groups(account).total((time % DAY != 0).astype(np.float64)) > 0
    if "time_known" in entries.column_names:
        unknown = np.equal(entries["time_known"].to_numpy(), 0)  # an unanswered one counts as known
        known &= ~unknown.astype(np.bool_)[rows]
    return known


def _seconds(column: pa.ChunkedArray) -> NDArray[np.int64]:
    seconds = column.cast(pa.timestamp("s"), safe=False).cast(pa.int64()).fill_null(0)
    return np.asarray(seconds.to_numpy(), np.int64)


def _second(moment: datetime) -> int:
    return int(np.datetime64(moment.replace(tzinfo=None), "s").astype(np.int64))


def _integers(entries: pa.Table, name: str, default: int) -> NDArray[np.int64]:
    if name not in entries.column_names:
        return np.full(entries.num_rows, default, np.int64)
    return np.asarray(entries[name].fill_null(default).to_numpy(), np.int64)


def _dictionary(column: pa.ChunkedArray) -> pa.DictionaryArray:
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    combined = column.unify_dictionaries().combine_chunks()
    # Some versions give a chunked array of one chunk, others the chunk.
    return combined.chunk(0) if isinstance(combined, pa.ChunkedArray) else combined


def _numbers(entries: pa.Table, name: str) -> NDArray[np.int64]:
    """A number for each different text, -1 where there is none."""
    coded = _dictionary(entries[name])
    numbers = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    words = coded.dictionary
    blank = pc.equal(pc.fill_null(pc.binary_length(words), 0), 0)
    blank = np.append(np.asarray(blank.to_numpy(zero_copy_only=False), np.bool_), [False])
    return np.where(blank[numbers], -1, numbers) if blank.any() else numbers


def _is(entries: pa.Table, name: str, texts: tuple[str, ...]) -> NDArray[np.bool_]:
    coded = _dictionary(entries[name])
    wanted = [number for number, text in enumerate(coded.dictionary.to_pylist()) if text in texts]
    return np.isin(coded.indices.fill_null(-1).to_numpy(zero_copy_only=False), wanted)
