"""Text to moments in time: one order of day, month and year for a whole column, proven from it.

Vectorised over arrow columns. Times are local wall clock as printed; time zones are not applied.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.reading.cells import narrow

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
_PARTS = (
    r"^\D{0,4}?(?P<a>\d{1,4})\s?[-/.年 ]{1,2}\s?(?P<b>\d{1,2})(?:\s?[-/.月 日,]{1,3}\s?(?P<c>\d{1,4})日?)?\.?"
    r"(?:[T,;\s-]\s*(?:[上下]午)?\s*(?P<h>\d{1,2})[:.時时](?P<m>\d{2})(?:[:.分](?P<s>\d{2}))?[^APap上下]*(?P<p>[AaPp]\.?[Mm])?.*|\s+\D.*)?$"
)
_COMPACT = r"^(?P<a>(?:19|20)\d{2}|1[01]\d)(?P<b>\d{2})(?P<c>\d{2})(?:[T ]?(?P<h>\d{2}):?(?P<m>\d{2}):?(?P<s>\d{2}))?"
_CLOCK = r"^\D{0,3}(?P<h>\d{1,2})[:.时時h](?P<m>\d{2})(?:[:.分](?P<s>\d{2})(?:\.\d+)?)?[\s秒]*(?P<p>[AaPp]\.?[Mm])?\D*$"
_CLOCK_DIGITS = r"^(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})$"
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
    text, named = _month_numbers(_plain(column))
    parts = _extract(text)
    # A month's name leaves nothing open, and dates with full stops are written day first everywhere.
    dotted = (
        pc.mean(pc.match_substring_regex(text, r"^\d{1,2}\. ?\d{1,2}\.").cast(pa.int8())).as_py()
        or 0.0
    )
    found, proven = ("dmy", True) if named or dotted > 0.9 else find_order(parts, prefer)
    if order is not None and found in ("dmy", "mdy") and not named:
        found, proven = order, True
    order = found
    yearless = bool((parts["given"] & (parts["c"] < 0)).sum() > parts["given"].sum() / 2)
    y, m, d = _by_order(parts, order, yearless=yearless)
    if yearless:
        y = _years(m, parts["given"], year or 1970)
    y = np.where((y >= 0) & (y < 100), np.where(y < 70, y + 2000, y + 1900), y)
    # Years of the Republic of China (Taiwan) and of the Buddhist era (Thailand).
    y = np.where((y >= 100) & (y < 200), y + 1911, np.where(y > 2400, y - 543, y))
    days, valid = _days(y, m, d)
    seconds, clock = _seconds(parts)
    valid &= parts["given"]
    return Moments(days * 86_400 + seconds, valid, clock & valid, order, proven, yearless)


def parse_clock(column: pa.ChunkedArray | pa.Array) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Seconds since midnight, and which cells hold a time of day."""
    text = _plain(column)
    digits = _groups(text, _CLOCK_DIGITS)
    parts = _groups(text, _CLOCK)
    if digits["h"].max(initial=-1) >= 0 and (digits["h"] >= 0).sum() > (parts["h"] >= 0).sum():
        parts = digits
    return _seconds(parts)


def find_order(parts: dict[str, NDArray[np.int64]], prefer: str | None) -> tuple[str, bool]:
    """The order of year, month and day that fits the whole column, and whether it alone fits."""
    a, b, c = (parts[name][parts["given"]] for name in "abc")
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
    try:
        stamps = pc.cast(column, pa.timestamp("s"))
    except pa.ArrowInvalid:
        return None
    seconds = np.asarray(pc.cast(stamps, pa.int64()).to_numpy(zero_copy_only=False), dtype=np.int64)
    clock = np.asarray(
        pc.greater(pc.utf8_length(column), 10).to_numpy(zero_copy_only=False), dtype=bool
    )
    return Moments(seconds, np.ones(len(seconds), bool), clock, "ymd", proven=True)


def _plain(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pc.all(pc.string_is_ascii(array)).as_py() is not False:
        return array
    codes = array.dictionary_encode()
    words = [
        narrow(unicodedata.normalize("NFKC", word or "")) for word in codes.dictionary.to_pylist()
    ]
    return pa.array(words, pa.string()).take(codes.indices)


def _month_numbers(array: pa.Array) -> tuple[pa.Array, bool]:
    """`27 Feb 2018`, `Feb 27, 2018`, `27-févr.-18` as day/month/year, and whether most are such."""
    named = pc.match_substring_regex(array, r"[\pL]{3}")
    if not pc.any(named).as_py():
        return array, False
    codes = array.dictionary_encode()
    words = codes.dictionary.to_pylist()
    numbers = [_without_name(word or "") for word in words]
    changed = np.asarray([a != b for a, b in zip(words, numbers, strict=True)])[
        _array(codes.indices)
    ]
    return pa.array(numbers, pa.string()).take(codes.indices), bool(changed.mean() > 0.5)


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
    compact = _groups(array, _COMPACT)
    general = _groups(array, _PARTS)
    use = (compact["a"] >= 0) & (general["a"] < 0)
    parts = {name: np.where(use, compact[name], general[name]) for name in "abchms"}
    parts["p"] = general["p"]
    parts["given"] = parts["a"] >= 0
    return parts


def _groups(array: pa.Array, pattern: str) -> dict[str, NDArray[np.int64]]:
    """Named groups as int64, -1 where absent; `p` is 1 for PM, 0 for AM."""
    found = pc.extract_regex(array, pattern)
    groups: dict[str, NDArray[np.int64]] = {}
    for index in range(found.type.num_fields):
        name = found.type.field(index).name
        text = pc.struct_field(found, index)
        if name == "p":
            late = pc.fill_null(pc.starts_with(pc.utf8_lower(text), "p"), False)  # noqa: FBT003 - arrow takes it by position
            blank = pc.fill_null(pc.equal(text, ""), True)  # noqa: FBT003
            groups[name] = np.where(_array(blank), -1, _array(late).astype(np.int64))
            continue
        text = pc.if_else(pc.equal(text, ""), None, text)
        groups[name] = _array(pc.fill_null(pc.cast(text, pa.int64()), -1)).astype(np.int64)
    groups.setdefault("p", np.full(len(array), -1, np.int64))
    return groups


def _array(column: pa.Array) -> NDArray[np.int64]:
    return np.asarray(column.to_numpy(zero_copy_only=False))


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
