"""Text to moments in time: one order of day, month and year for a whole column, proven from it.

Vectorised over arrow columns; patterns only meet the shapes of dates (`9999-99-99`). Times are
local wall clock as printed; time zones are not applied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.ledger import date_parts, distinct, months
from secaudit.transactions.ledger.date_order import find_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.ledger.date_parts import Parts

_DOTTED = r"^\d{1,2}\. ?\d{1,2}\."


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """`seconds`: int64 since 1970 in wall-clock time; `valid`, `clock` (has a time of day): bool.

    `order` is the order of the parts; `proven` says whether the column leaves no other reading;
    `yearless` whether the year was not printed.
    """

    seconds: NDArray[np.int64]
    valid: NDArray[np.bool_]
    clock: NDArray[np.bool_]
    order: str
    proven: bool
    yearless: bool = False


def parse(
    column: pa.ChunkedArray | pa.Array,
    *,
    prefer: str | None = None,
    year: int | None = None,
    order: str | None = None,
) -> Moments:
    """Moments of a text column; `prefer` ("dmy" or "mdy") decides what the column leaves open.

    `order` is one that the user gave, and holds whatever the column says, unless the year comes
    first. `year` stands in where none is printed; it steps where months jump back or forth.
    """
    iso = _iso(column)
    if iso is not None:
        return iso
    text, named = months.without_names(distinct.narrow(column))
    parts = date_parts.of_dates(text)
    given = date_parts.given(parts)
    if named or _dotted(text):
        # A month's name leaves nothing open, and full stops are written day first everywhere.
        found, proven = "dmy", True
    else:
        found, proven = find_order(*(parts[name][given] for name in "abc"), prefer=prefer)
    if order is not None and found in ("dmy", "mdy") and not named:
        found, proven = order, True
    yearless = bool((given & (parts["c"] < 0)).sum() > given.sum() / 2)
    y, m, d = _by_order(parts, found, yearless=yearless)
    if yearless:
        y = _years(m, given, year or 1970)
    y = np.where((y >= 0) & (y < 100), np.where(y < 70, y + 2000, y + 1900), y)
    # Years of the Republic of China (Taiwan) and of the Buddhist era (Thailand).
    y = np.where((y >= 100) & (y < 200), y + 1911, np.where(y > 2400, y - 543, y))
    days, valid = _days(y, m, d)
    seconds, clock = _seconds(parts)
    valid &= given
    return Moments(days * 86_400 + seconds, valid, clock & valid, found, proven, yearless)


def parse_clock(column: pa.ChunkedArray | pa.Array) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Seconds since midnight, and which cells hold a time of day."""
    return _seconds(date_parts.of_clocks(distinct.narrow(column)))


def _dotted(text: pa.Array) -> bool:
    found = distinct.matches(
        distinct.masked(text), lambda shapes: pc.match_substring_regex(shapes, _DOTTED)
    )
    return bool(found.sum() > 0.9 * len(found))


def _iso(column: pa.ChunkedArray | pa.Array) -> Moments | None:
    """The quick way for `YYYY-MM-DD[ HH:MM:SS]` throughout."""
    column = distinct.plain(column)
    try:
        stamps = pc.cast(column, pa.timestamp("s"))
    except pa.ArrowInvalid:
        return None
    seconds = np.asarray(pc.cast(stamps, pa.int64()).to_numpy(zero_copy_only=False), dtype=np.int64)
    clock = np.asarray(
        pc.greater(pc.utf8_length(column), 10).to_numpy(zero_copy_only=False), dtype=bool
    )
    return Moments(seconds, np.ones(len(seconds), bool), clock, "ymd", proven=True)


def _by_order(
    parts: Parts, order: str, *, yearless: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    a, b, c = parts["a"], parts["b"], parts["c"]
    if yearless:
        return (c, b, a) if order in ("dmy", "ydm") else (c, a, b)
    match order:
        case "ymd":
            return a, b, c
        case "ydm":
            return a, c, b
        case "mdy":
            return c, a, b
        case _:
            return c, b, a


def _years(months: NDArray[np.int64], given: NDArray[np.bool_], last: int) -> NDArray[np.int64]:
    """The year of each row, where none is printed: the latest row is of year `last`."""
    change = np.diff(months[given], prepend=months[given][:1])
    # A jump of more than half a year is a turn of the year, in the direction of the file.
    turns = np.cumsum((change < -6).astype(np.int64) - (change > 6).astype(np.int64))
    years = np.full(len(months), last, np.int64)
    years[given] += turns - turns.max(initial=0)
    return years


def _days(
    y: NDArray[np.int64], m: NDArray[np.int64], d: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    valid = (y >= 1970) & (y < 2200) & (m >= 1) & (m <= 12) & (d >= 1) & (d <= 31)
    months = (np.where(valid, y, 1970) - 1970) * 12 + np.where(valid, m, 1) - 1
    start = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    after = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    days = start + np.where(valid, d, 1) - 1
    return days, valid & (days < after)


def _seconds(parts: Parts) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    hour = np.where((parts["p"] == 1) & (parts["h"] < 12), parts["h"] + 12, parts["h"])
    hour = np.where((parts["p"] == 0) & (parts["h"] == 12), 0, hour)
    clock = (hour >= 0) & (hour < 25) & (parts["m"] < 60)
    return np.where(clock, hour * 3600 + parts["m"] * 60 + np.maximum(parts["s"], 0), 0), clock


def years_in(texts: Sequence[str]) -> list[int]:
    """Years that a title, preamble or file name states."""
    return [
        int(year)
        for text in texts
        for year in re.findall(
            r"(?<!\d)(20\d{2}|19[789]\d)(?:[-/.年]?(?:0[1-9]|1[0-2])|(?!\d))", text
        )
    ]
