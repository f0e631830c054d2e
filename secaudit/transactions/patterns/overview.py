"""What the entries look like as a whole: spending over time, hours, and who was paid.

It adds up and judges nothing; which entries were asked about is told to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.money import Money
from secaudit.model.overview import Bar, Hours, Overview, Payee, Spending, Step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.int64]

SHOWN = 10  # payees
_RECENT = 30  # days; in a history of less than twice as many everybody would look new
_UNMOVED = {"failed", "closed", "refunded"}
_MOST_BARS = 62
_STEPS = ((Step.DAY, 1), (Step.WEEK, 7), (Step.MONTH, 30), (Step.YEAR, 365))
_UNITS = {Step.DAY: "D", Step.MONTH: "M", Step.YEAR: "Y"}
_HOURS, _WEEKDAYS, _DAY = 24, 7, 86_400
_MONDAY = 4  # days from the epoch, a Thursday, to the first Monday
_SAFE = 2**62
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Entries:
    """Columns of the entries that have a time; `paid`: money went out, and not back."""

    table: pa.Table
    seconds: NDArray[np.datetime64]
    paid: Flags
    flagged: Flags
    first: date
    last: date


def overview(table: pa.Table, flagged: Flags) -> Overview | None:
    """The figures of a ledger's entries, of which those in `flagged` were asked about.

    None where no entry has a time.
    """
    timed = pc.is_valid(table["time"]).to_numpy()
    table, flagged = table.filter(timed), flagged[timed]
    if not table.num_rows:
        return None
    seconds = table["time"].cast("timestamp[s]").to_numpy().astype("datetime64[s]")
    first, last = (moment.astype("datetime64[D]").item() for moment in (min(seconds), max(seconds)))
    entries = _Entries(table, seconds, _paid(table), flagged, first, last)
    sums = _sums(entries)
    return Overview(
        entries=table.num_rows,
        first=first,
        last=last,
        spending=None if sums is None else sums[0],
        hours=_hours(entries),
        payees=() if sums is None else sums[1],
        fresh=() if sums is None else sums[2],
    )


def _paid(table: pa.Table) -> Flags:
    """The entries by which money went out for good."""
    out = pc.fill_null(pc.equal(table["direction"].cast("string"), "out"), fill_value=False)
    unmoved = pc.is_in(table["status"].cast("string"), value_set=pa.array(sorted(_UNMOVED)))
    found: Flags = out.to_numpy() & ~unmoved.to_numpy()
    return found


def _sums(entries: _Entries) -> tuple[Spending, tuple[Payee, ...], tuple[Payee, ...]] | None:
    """Spending, the payees paid most and the new ones, in the currency that was used most."""
    currencies = entries.table["currency"].cast("string").fill_null("").to_numpy()
    names, counts = np.unique(currencies[entries.paid].astype(str), return_counts=True)
    if not len(names):
        return None
    currency = str(names[counts.argmax()])
    here = currencies == currency
    units, digits = _units(entries.table)
    amounts = _Amounts(np.where(entries.paid & here, units, 0), digits, currency)
    step, bars = _bars(entries, amounts)
    spending = Spending(step, bars, int((entries.paid & ~here).sum()))
    return spending, *_payees(entries, amounts, entries.paid & here)


class _Amounts:
    """A column of whole units, summed exactly by place."""

    def __init__(self, units: NDArray[np.int64], digits: int, currency: str) -> None:
        self.units, self._digits, self._currency = units, digits, currency

    def by(self, places: Places, count: int, *, only: Flags | None = None) -> list[Money]:
        """The sum of the units at each of `count` places."""
        units = self.units if only is None else np.where(only, self.units, 0)
        sums = np.zeros(count, dtype=units.dtype)
        np.add.at(sums, places, units)
        return [Money(int(total), self._digits, self._currency) for total in sums]


def _units(table: pa.Table) -> tuple[NDArray[np.int64], int]:
    """Absolute amounts in one unit for all; of Python's own numbers where 64 bits are too few."""
    amounts, digits = table["amount"].to_numpy(), table["digits"].to_numpy()
    most = int(digits.max())
    largest = int(np.abs(amounts.astype(float)).max()) * 10 ** (most - int(digits.min()))
    if largest * len(amounts) < _SAFE:
        return np.abs(amounts) * 10 ** (most - digits.astype(np.int64)), most
    exact = [
        abs(a) * 10 ** (most - d) for a, d in zip(amounts.tolist(), digits.tolist(), strict=True)
    ]
    return np.array(exact, dtype=object), most


def _bars(entries: _Entries, amounts: _Amounts) -> tuple[Step, tuple[Bar, ...]]:
    days = (entries.last - entries.first).days + 1
    step = next((step for step, long in _STEPS if days <= long * _MOST_BARS), Step.YEAR)
    if step is Step.WEEK:
        places = (entries.seconds.astype("datetime64[D]").astype(np.int64) - _MONDAY) // _WEEKDAYS
    else:
        places = entries.seconds.astype(f"datetime64[{_UNITS[step]}]").astype(np.int64)
    low, high = int(places.min()), int(places.max())
    count, places = high - low + 1, places - low
    begin = np.arange(low, high + 1)
    if step is Step.WEEK:
        begin = begin * _WEEKDAYS + _MONDAY
    unit = _UNITS.get(step, "D")
    starts = begin.astype(f"datetime64[{unit}]").astype("datetime64[D]").tolist()
    flagged = np.bincount(places[entries.flagged], minlength=count)
    sums = amounts.by(places, count)
    parts = amounts.by(places, count, only=entries.flagged)
    return step, tuple(map(Bar, starts, sums, parts, flagged.tolist()))


def _hours(entries: _Entries) -> Hours | None:
    paid, flagged = entries.paid, entries.flagged
    known = entries.table["time_known"].to_numpy() & (paid | flagged)
    if not known.any():
        return None
    since = entries.seconds.astype(np.int64)
    hour = since % _DAY // (_DAY // _HOURS)
    weekday = (since // _DAY - _MONDAY) % _WEEKDAYS
    place = weekday * _HOURS + hour

    def rows(wanted: Flags) -> tuple[tuple[int, ...], ...]:
        counted = np.bincount(place[wanted], minlength=_HOURS * _WEEKDAYS)
        return tuple(map(tuple, counted.reshape(_WEEKDAYS, _HOURS).tolist()))

    return Hours(rows(known), rows(known & flagged), int((paid & ~known).sum()))


def _payees(
    entries: _Entries, amounts: _Amounts, paid: Flags
) -> tuple[tuple[Payee, ...], tuple[Payee, ...]]:
    """Who was paid most, and whom only the last month knows, each by the money."""
    table = entries.table
    keys = table["payee_key"].cast("string").fill_null("").combine_chunks().dictionary_encode()
    places, names = keys.indices.to_numpy().astype(np.int64), keys.dictionary.to_pylist()
    count = len(names)
    days = entries.seconds.astype("datetime64[D]").astype(np.int64)
    earliest = np.full(count, np.iinfo(np.int64).max)
    np.minimum.at(earliest, places, days)
    row = np.full(count, table.num_rows, dtype=np.int64)
    np.minimum.at(row, places[paid], np.flatnonzero(paid))
    spent = amounts.by(places, count)
    times = np.bincount(places[paid], minlength=count)
    asked = np.bincount(places[entries.flagged & paid], minlength=count)
    recent = _day_number(entries.last) - _RECENT
    fresh = earliest > recent if recent - _day_number(entries.first) >= _RECENT else earliest < 0

    def payee(place: int) -> Payee:
        printed = table["payee"][int(row[place])].as_py() if names[place] else ""
        return Payee(
            name=printed or "",
            spent=spent[place],
            count=int(times[place]),
            first=_EPOCH + timedelta(days=int(earliest[place])),
            new=bool(fresh[place]),
            flagged=int(asked[place]),
        )

    order = sorted(np.flatnonzero(times).tolist(), key=lambda place: -spent[place].units)
    return (
        tuple(map(payee, order[:SHOWN])),
        tuple(map(payee, [place for place in order if fresh[place]][:SHOWN])),
    )


def _day_number(day: date) -> int:
    return (day - _EPOCH).days
