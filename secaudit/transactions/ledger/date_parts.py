"""The figures of dates and times of day by their places, in columns of text.

Patterns meet each shape of a column ("9999-99-99") once; the figures are then taken from all cells
of that shape together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.ledger import distinct

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Parts = dict[str, NDArray[np.int64]]

# Words before the hour that tell the half of the day, and those of the second half.
_HALF = r"(?:(?P<q>[上下]午|午[前後后]|오[전후]|凌晨|早上|中午|晚上)\s*)?"
_LATE = ("下午", "午後", "午后", "오후", "中午", "晚上")
# Digits with anything between them; the groups are read by position once the order is known.
_PARTS = re.compile(
    r"\D{0,4}?(?P<a>\d{1,4})\s?[-/.年 ]{1,2}\s?(?P<b>\d{1,2})"
    r"(?:\s?[-/.月 日,]{1,3}\s?(?P<c>\d{1,4})日?)?\.?"
    rf"(?:[T,;\s-]\s*{_HALF}(?P<h>\d{{1,2}})[:.時时](?P<m>\d{{2}})(?:[:.分](?P<s>\d{{2}}))?"
    r"[^APap]*(?P<p>[AaPp]\.?[Mm])?.*|\s+\D.*)?\Z",
    re.ASCII | re.DOTALL,
)
_COMPACT = re.compile(
    r"(?P<a>\d{4})(?P<b>\d{2})(?P<c>\d{2})(?:[T ]?(?P<h>\d{2}):?(?P<m>\d{2}):?(?P<s>\d{2}))?",
    re.ASCII,
)
# Years of the Republic of China have three figures.
_COMPACT_ROC = re.compile(_COMPACT.pattern.replace("4", "3", 1), re.ASCII)
_CLOCK = re.compile(
    rf"\D{{0,3}}?{_HALF}(?P<h>\d{{1,2}})[:.时時h](?P<m>\d{{2}})(?:[:.分](?P<s>\d{{2}})(?:\.\d+)?)?"
    r"[\s秒]*(?P<p>[AaPp]\.?[Mm])?\D*\Z",
    re.ASCII,
)
_CLOCK_DIGITS = re.compile(r"(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})\Z", re.ASCII)


def of_dates(array: pa.Array) -> Parts:
    """Parts a, b, c of the date as they follow each other, h, m, s of the clock; -1 where absent.

    `p` is 1 for hours after noon, 0 for those before it, -1 where neither is printed.
    """
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


def given(parts: Parts) -> NDArray[np.bool_]:
    """Which cells have a date, be it a possible one or not."""
    return np.asarray(parts["a"] >= 0)


def of_clocks(array: pa.Array) -> Parts:
    """Parts h, m, s and p of times of day, with or without marks between the figures."""
    digits, parts = _groups(array, _CLOCK_DIGITS), _groups(array, _CLOCK)
    return digits if (digits["h"] >= 0).sum() > (parts["h"] >= 0).sum() else parts


def _groups(array: pa.Array, *patterns: re.Pattern[str]) -> Parts:
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
                if text and name in "pq":
                    known["p"][number] = text in _LATE or text[0] in "pP"
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
    """The number of each cell at the place that `span` gives for its shape, -1 where none."""
    value = np.full(len(cell), -1, np.int64)
    for length in set(span[1].tolist()) - {0}:
        rows = np.flatnonzero((span[1] == length)[cell])
        place = starts[rows] + span[0][cell[rows]]
        read = np.zeros(len(rows), np.int64)
        for step in range(length):
            read = read * 10 + (data[place + step] - ord("0"))
        value[rows] = read
    return value
