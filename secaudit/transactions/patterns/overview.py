"""What the entries look like as a whole: spending over time, hours, and who was paid.

It adds up and judges nothing; which entries were asked about is told to it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from secaudit.model.money import Money
from secaudit.model.overview import Bar, Hours, Overview, Payee, Spending, Step

if TYPE_CHECKING:
    from datetime import date

    import pyarrow as pa
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.int64]

SHOWN = 10  # payees
_RECENT = timedelta(days=30)
_HISTORY = timedelta(days=60)  # a shorter one makes everybody look new
_UNMOVED = {"failed", "closed", "refunded"}
_MOST_BARS = 62
_STEPS = ((Step.DAY, 1), (Step.WEEK, 7), (Step.MONTH, 30), (Step.YEAR, 365))
_UNITS = {Step.DAY: "D", Step.WEEK: "W", Step.MONTH: "M", Step.YEAR: "Y"}
_HOURS, _WEEKDAYS, _DAY = 24, 7, 86_400
_MONDAY = 4  # days from the epoch, a Thursday, to the first Monday
_SAFE = 2**62


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
    paid = _paid(table)
    return Overview(
        entries=table.num_rows,
        first=first,
        last=last,
        hours=_hours(table, seconds, paid, flagged),
        **_sums(table, seconds, paid, flagged, first=first, last=last),
    )


def _paid(table: pa.Table) -> Flags:
    """The entries by which money went out for good."""
    out = np.asarray(table["direction"].to_pylist(), dtype=object) == "out"
    unmoved = [status in _UNMOVED for status in table["status"].to_pylist()]
    found: Flags = out & ~np.asarray(unmoved, dtype=bool)
    return found


def _sums(  # noqa: PLR0913 - columns of one table
    table: pa.Table,
    seconds: NDArray[np.datetime64],
    paid: Flags,
    flagged: Flags,
    *,
    first: date,
    last: date,
) -> dict[str, object]:
    """Spending and payees, in the currency that was used most."""
    none = {"spending": None, "payees": (), "fresh": ()}
    currencies = np.asarray(table["currency"].fill_null("").to_pylist(), dtype=object)
    names, counts = np.unique(currencies[paid].astype(str), return_counts=True)
    if not len(names):
        return none
    currency = str(names[counts.argmax()])
    here = currencies == currency
    units, digits = _units(table)
    spent = np.where(paid & here, units, 0)
    amounts = _Amounts(spent, digits, currency)
    spending = _spending(seconds, amounts, flagged, first=first, last=last)
    return {
        "spending": Spending(spending[0], spending[1], int((paid & ~here).sum())),
        **_payees(table, seconds, amounts, paid & here, flagged, first=first, last=last),
    }


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


def _spending(
    seconds: NDArray[np.datetime64], amounts: _Amounts, flagged: Flags, *, first: date, last: date
) -> tuple[Step, tuple[Bar, ...]]:
    days = (last - first).days + 1
    step = next((step for step, long in _STEPS if days <= long * _MOST_BARS), Step.YEAR)
    if step is Step.WEEK:
        places = (seconds.astype("datetime64[D]").astype(np.int64) - _MONDAY) // _WEEKDAYS
        begin = np.datetime64("1970-01-05", "D")
    else:
        places = seconds.astype(f"datetime64[{_UNITS[step]}]").astype(np.int64)
        begin = np.datetime64(0, _UNITS[step])
    low, high = int(places.min()), int(places.max())
    count = high - low + 1
    places = places - low
    length = _WEEKDAYS if step is Step.WEEK else 1
    starts = [
        (begin + (low + place) * length).astype("datetime64[D]").item() for place in range(count)
    ]
    asked = np.bincount(places, weights=flagged, minlength=count).astype(int)
    sums, parts = amounts.by(places, count), amounts.by(places, count, only=flagged)
    return step, tuple(map(Bar, starts, sums, parts, asked.tolist()))


def _hours(
    table: pa.Table, seconds: NDArray[np.datetime64], paid: Flags, flagged: Flags
) -> Hours | None:
    known = table["time_known"].to_numpy() & (paid | flagged)
    if not known.any():
        return None
    since = seconds.astype(np.int64)
    hour = since % _DAY // (_DAY // _HOURS)
    weekday = (since // _DAY - _MONDAY) % _WEEKDAYS
    place = weekday * _HOURS + hour

    def rows(wanted: Flags) -> tuple[tuple[int, ...], ...]:
        counted = np.bincount(place[wanted], minlength=_HOURS * _WEEKDAYS)
        return tuple(map(tuple, counted.reshape(_WEEKDAYS, _HOURS).tolist()))

    return Hours(rows(known), rows(known & flagged), int((paid & ~known).sum()))


def _payees(  # noqa: PLR0913 - columns of one table
    table: pa.Table,
    seconds: NDArray[np.datetime64],
    amounts: _Amounts,
    paid: Flags,
    flagged: Flags,
    *,
    first: date,
    last: date,
) -> dict[str, tuple[Payee, ...]]:
    """Who was paid most, and whom only the last month knows, each by the money."""
    keys = table["payee_key"].fill_null("").cast("string").combine_chunks().dictionary_encode()
    places = keys.indices.to_numpy().astype(np.int64)
    count = len(keys.dictionary)
    days = seconds.astype("datetime64[D]").astype(np.int64)
    earliest = np.full(count, np.iinfo(np.int64).max)
    np.minimum.at(earliest, places, days)
    row = np.full(count, table.num_rows, dtype=np.int64)
    np.minimum.at(row, places[paid], np.flatnonzero(paid))
    spent = amounts.by(places, count)
    times = np.bincount(places[paid], minlength=count)
    asked = np.bincount(places[flagged & paid], minlength=count)
    names = table["payee"]
    recent = last - _RECENT
    long = last - first >= _HISTORY

    def payee(place: int) -> Payee:
        start = np.datetime64(int(earliest[place]), "D").item()
        name = names[int(row[place])].as_py() if keys.dictionary[place].as_py() else ""
        return Payee(
            name or "", spent[place], int(times[place]), start, new=long and start > recent,
            flagged=int(asked[place]),
        )  # fmt: skip

    order = sorted(np.flatnonzero(times).tolist(), key=lambda place: -spent[place].units)
    since = np.datetime64(recent, "D").astype(np.int64)
    fresh = [place for place in order if long and earliest[place] > since][:SHOWN]
    return {
        "payees": tuple(map(payee, order[:SHOWN])),
        "fresh": tuple(map(payee, fresh)),
    }
