"""Text to moments in time: one order of day, month and year for a whole column, proven from it.

Vectorised over arrow columns; patterns only meet the shapes of dates (`9999-99-99`). Times are
local wall clock as printed; time zones are not applied.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.ledger import distinct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_MONTHS = (
    "jan january januar januari janvier janv enero ene gennaio gen janeiro styczen sty stycznia leden ledna jan januari января янв январь",
    "feb february februar februari fevrier fevr febrero febbraio fevereiro fev luty lutego lut unor unora февраля фев февраль",
    "mar march marz maerz maart mrt mars marzo marco marzec marca brezen brezna марта мар март mae",
    "apr april avril avr abril abr aprile kwiecien kwietnia kwi duben dubna апреля апр апрель",
    "may mai mei mayo maggio mag maio maj maja kveten kvetna мая май",
    "jun june juni juin junio giugno giu junho czerwiec czerwca cze cerven cervna июня июн июнь",
    "jul july juli juillet juil julio luglio lug julho lipiec lipca lip cervenec cervence июля июл июль",
    "aug august augusti augustus aout agosto ago sierpien sierpnia sie srpen srpna августа авг август",
    "sep sept september septembre septiembre settembre set setembro wrzesien wrzesnia wrz zari сентября сен сент сентябрь",
    "oct october oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna октября окт октябрь",
    "nov november novembre noviembre novembro listopad listopada lis ноября ноя ноябрь",
    "dec december dez dezember decembre diciembre dic dicembre dezembro grudzien grudnia gru prosinec prosince декабря дек декабрь des desember",
)
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMED = re.compile(r"[^\W\d_]{3,}", re.UNICODE)
# Digits with anything between them; the groups are read by position once the order is known.
_PARTS = re.compile(
    r"\D{0,4}?(?P<a>\d{1,4})\s?[-/.年 ]{1,2}\s?(?P<b>\d{1,2})(?:\s?[-/.月 日,]{1,3}\s?(?P<c>\d{1,4})日?)?\.?"
    r"(?:[T,;\s-]\s*(?:[上下]午)?\s*(?P<h>\d{1,2})[:.時时](?P<m>\d{2})(?:[:.分](?P<s>\d{2}))?[^APap上下]*(?P<p>[AaPp]\.?[Mm])?.*|\s+\D.*)?\Z",
    re.ASCII | re.DOTALL,
)
_COMPACT = re.compile(
    r"(?P<a>\d{4})(?P<b>\d{2})(?P<c>\d{2})(?:[T ]?(?P<h>\d{2}):?(?P<m>\d{2}):?(?P<s>\d{2}))?",
    re.ASCII,
)
_COMPACT_ROC = re.compile(_COMPACT.pattern.replace("4", "3", 1), re.ASCII)
_DOTTED = r"^\d{1,2}\. ?\d{1,2}\."
_CLOCK = re.compile(
    r"\D{0,3}(?P<h>\d{1,2})[:.时時h](?P<m>\d{2})(?:[:.分](?P<s>\d{2})(?:\.\d+)?)?[\s秒]*(?P<p>[AaPp]\.?[Mm])?\D*\Z",
    re.ASCII,
)
_CLOCK_DIGITS = re.compile(r"(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})\Z", re.ASCII)
ORDERS = ("ymd", "dmy", "mdy", "ydm")


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

    `order` is one that the user gave, and holds whatever the column says, unless the year comes first.
    `year` stands in for years that are not printed; the year steps where months jump back or forth.
    """
    iso = _iso(column)
    if iso is not None:
        return iso
    text, named = _month_numbers(distinct.narrow(column))
    parts = _extract(text)
    # A month's name leaves nothing open, and dates with full stops are written day first everywhere.
    dotted = distinct.matches(
        distinct.masked(text), lambda shapes: pc.match_substring_regex(shapes, _DOTTED)
    )
    found, proven = (
        ("dmy", True) if named or dotted.sum() > 0.9 * len(dotted) else find_order(parts, prefer)
    )
    if order is not None and found in ("dmy", "mdy") and not named:
        found, proven = order, True
    order = found
    yearless = bool((_given(parts) & (parts["c"] < 0)).sum() > _given(parts).sum() / 2)
    y, m, d = _by_order(parts, order, yearless=yearless)
    if yearless:
        y = _years(m, _given(parts), year or 1970)
    y = np.where((y >= 0) & (y < 100), np.where(y < 70, y + 2000, y + 1900), y)
    # Years of the Republic of China (Taiwan) and of the Buddhist era (Thailand).
    y = np.where((y >= 100) & (y < 200), y + 1911, np.where(y > 2400, y - 543, y))
    days, valid = _days(y, m, d)
    seconds, clock = _seconds(parts)
    valid &= _given(parts)
    return Moments(days * 86_400 + seconds, valid, clock & valid, order, proven, yearless)


def parse_clock(column: pa.ChunkedArray | pa.Array) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Seconds since midnight, and which cells hold a time of day."""
    text = distinct.narrow(column)
    digits = _groups(text, _CLOCK_DIGITS)
    parts = _groups(text, _CLOCK)
    if digits["h"].max(initial=-1) >= 0 and (digits["h"] >= 0).sum() > (parts["h"] >= 0).sum():
        parts = digits
    return _seconds(parts)


def find_order(parts: dict[str, NDArray[np.int64]], prefer: str | None) -> tuple[str, bool]:
    """The order of year, month and day that fits the whole column, and whether it alone fits."""
    a, b, c = (parts[name][_given(parts)] for name in "abc")
    if not len(a):
        return prefer or "dmy", False
    if np.median(a) > 31:
        return ("ydm", True) if _fits(b, 31) < _fits(b, 12) and (c <= 12).all() else ("ymd", True)
    if (b > 12).mean() > 0 and _fits(a, 12) <= _fits(b, 12):
        return "mdy", True
    if (a > 12).any() and _fits(b, 12) == 0:
        return "dmy", True
    monotone = _monotony(a, b, c)
    if monotone is not None:
        return monotone, len(a) > 5
    return prefer or "dmy", False


def _fits(values: NDArray[np.int64], limit: int) -> int:
    return int((values > limit).sum())


def _monotony(a: NDArray[np.int64], b: NDArray[np.int64], c: NDArray[np.int64]) -> str | None:
    """Exports are sorted: the order under which dates run steadily one way, if only one does."""
    steps = {}
    for order, (month, day) in {"dmy": (b, a), "mdy": (a, b)}.items():
        serial = np.maximum(c, 0) * 372 + month * 31 + day
        change = np.diff(serial)
        change = change[change != 0]
        if not len(change):
            return None
        steps[order] = (max((change > 0).mean(), (change < 0).mean()), -int(np.abs(change).sum()))
    straight = [order for order, (share, _) in steps.items() if share == 1.0]
    if len(straight) == 1 and len(a) > 2:
        return straight[0]
    if len(straight) == 2 and abs(steps["dmy"][1]) * 6 < abs(steps["mdy"][1]):
        return "dmy"
    if len(straight) == 2 and abs(steps["mdy"][1]) * 6 < abs(steps["dmy"][1]):
        return "mdy"
    return None


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


def _month_numbers(array: pa.Array) -> tuple[pa.Array, bool]:
    """`27 Feb 2018`, `Feb 27, 2018`, `27-févr.-18` as day/month/year, and whether most are such."""
    named = distinct.matches(
        distinct.masked(array), lambda shapes: pc.match_substring_regex(shapes, r"[\pL]{3}")
    )
    if not named.any():
        return array, False
    codes = array.filter(pa.array(named)).dictionary_encode()
    words = codes.dictionary.to_pylist()
    numbers = [_without_name(word) for word in words]
    changed = np.asarray([a != b for a, b in zip(words, numbers, strict=True)])[
        distinct.numbers(codes)
    ]
    shown = pa.array(numbers, pa.string()).take(codes.indices)
    return pc.replace_with_mask(array, pa.array(named), shown), bool(
        changed.sum() > 0.5 * len(array)
    )


def _without_name(text: str) -> str:
    for found in _NAMED.finditer(text[:32]):
        bare = "".join(
            c
            for c in unicodedata.normalize("NFKD", found.group().casefold().replace("ł", "l"))
            if not unicodedata.combining(c)
        )
        number = _BY_NAME.get(bare) or _BY_NAME.get(bare[:3])
        if number is None:
            continue
        before = re.search(r"(\d{1,2})\D{0,3}\Z", text[: found.start()])
        after = re.match(
            r"\D{0,3}(\d{1,2})(?!\d)(?:st|nd|rd|th)?[,.\s/-]{1,3}(\d{2,4})?(.*)\Z",
            text[found.end() :],
        )
        if before:
            rest = re.match(r"[\s,./-]{0,3}(\d{2,4})?(?![:\d])(.*)\Z", text[found.end() :])
            year, tail = (rest.group(1), rest.group(2)) if rest else (None, "")
            return f"{before.group(1)}/{number}/{year or ''}{tail or ''}".replace("//", "/")
        if after:
            return f"{after.group(1)}/{number}/{after.group(2) or ''}{after.group(3) or ''}"
    return text


def _extract(array: pa.Array) -> dict[str, NDArray[np.int64]]:
    parts = _groups(array, _PARTS, _COMPACT, _COMPACT_ROC)
    # Without separators only years of which exports tell make figures a date.
    wrong = (parts["pattern"] == 1) & ((parts["a"] < 1900) | (parts["a"] >= 2100))
    if wrong.any():
        roc = _groups(array, _COMPACT_ROC)
        roc["pattern"] += 2
        parts = {name: np.where(wrong, roc[name], values) for name, values in parts.items()}
    wrong = (parts["pattern"] == 2) & ((parts["a"] < 100) | (parts["a"] >= 120))
    if wrong.any():
        parts = {name: np.where(wrong, -1, values) for name, values in parts.items()}
    return parts


def _given(parts: dict[str, NDArray[np.int64]]) -> NDArray[np.bool_]:
    return np.asarray(parts["a"] >= 0)


def _groups(array: pa.Array, *patterns: re.Pattern[str]) -> dict[str, NDArray[np.int64]]:
    """Groups a, b, c, h, m, s of the first pattern that fits, -1 where absent.

    `p` is 1 for PM, 0 for AM; `pattern` is the number of the pattern.
    """
    shapes = distinct.masked(array)
    spans = {name: np.zeros((2, len(shapes.dictionary)), np.int32) for name in "abchms"}
    known = {name: np.full(len(shapes.dictionary), -1) for name in ("p", "pattern")}
    for number, shape in enumerate(shapes.dictionary.to_pylist()):
        for rank, pattern in enumerate(patterns):
            found = pattern.match(shape)
            if found is None:
                continue
            known["pattern"][number] = rank
            for name, text in found.groupdict().items():
                if text and name == "p":
                    known["p"][number] = text[0] in "pP"
                elif text:
                    # Positions in bytes, as the cells have them.
                    spans[name][:, number] = len(shape[: found.start(name)].encode()), len(text)
            break
    cell = distinct.numbers(shapes)
    parts = {name: values[cell] if len(cell) else values[:0] for name, values in known.items()}
    starts, data = distinct.content(array)
    return parts | {name: _number(starts[:-1], data, span, cell) for name, span in spans.items()}


def _number(
    starts: NDArray[np.int32],
    data: NDArray[np.uint8],
    span: NDArray[np.int32],
    cell: NDArray[np.int32],
) -> NDArray[np.int64]:
    """The number of each cell at the place that `span` gives for its shape, -1 where it gives none."""
    value = np.full(len(cell), -1, np.int64)
    for length in np.unique(span[1][span[1] > 0]).tolist():
        rows = np.flatnonzero((span[1] == length)[cell])
        place = starts[rows] + span[0][cell[rows]]
        read = np.zeros(len(rows), np.int64)
        for step in range(length):
            read = read * 10 + (data[place + step] - ord("0"))
        value[rows] = read
    return value


def _by_order(
    parts: dict[str, NDArray[np.int64]], order: str, *, yearless: bool
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


def _seconds(parts: dict[str, NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
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
