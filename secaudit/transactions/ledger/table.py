"""Finds the table in a grid: its header row, where entries start, what stands before it.

Decided by content: a row of words that head columns, followed by rows with a date and an amount.
Never by counting lines.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.transactions.ledger import headers
from secaudit.transactions.reading import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.reading.grid import Grid

_LOOK = 200
_MIN_KNOWN_SHARE = 0.34
_YEAR_FIRST = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Table:
    """`header`: row of the grid or None; `first`: first row below it; `names`: header texts.

    `preamble`: the texts that stand before the table.
    """

    header: int | None
    first: int
    names: tuple[str, ...]
    preamble: tuple[str, ...]


def find_table(grid: Grid) -> Table | None:
    """The table with most entries, or None where nothing looks like one."""
    rows = grid.rows(0, _LOOK)
    entries = [looks_like_entry(row) for row in rows]
    candidates = [
        (position, known)
        for position, row in enumerate(rows)
        if (known := _known_words(row)) and not entries[position]
    ]
    best: tuple[float, int] | None = None
    for index, (position, known) in enumerate(candidates):
        # A header repeated further down heads the same table.
        others = (row for row, _ in candidates[index + 1 :] if rows[row] != rows[position])
        end = next(others, len(rows))
        score = sum(entries[position + 1 : end]) * 4 + known
        if best is None or score > best[0]:
            best = (score, position)
    if best is None:
        return _without_known_header(rows, entries)
    header = best[1]
    if not any(entries[header + 1 :]) and any(entries):
        return _without_known_header(rows, entries)
    first = header + 1
    return Table(header, first, _names(rows[header], rows[first:]), _texts(rows[:header]))


def looks_like_entry(row: Sequence[str]) -> bool:
    """Whether a row has a date in one cell and an amount in another."""
    dates = [i for i, cell in enumerate(row) if cells.is_date(cell) or cells.is_short_date(cell)]
    return bool(dates) and any(
        cells.is_money(cell) and not cells.is_date(cell)
        for i, cell in enumerate(row)
        if i != dates[0]
    )


def _known_words(row: Sequence[str]) -> float:
    """How many cells of a row head columns; 0 where the row is no header."""
    filled = [cell for cell in row if cell]
    if len(filled) < 2 or any(cells.is_date(cell) for cell in filled):
        return 0.0
    if sum(cells.is_money(cell) for cell in filled) > 0:
        return 0.0
    known = sum(headers.is_known(cell) for cell in filled)
    if known < 2 or known / len(filled) < _MIN_KNOWN_SHARE:
        return 0.0
    return known + known / len(filled)


def _without_known_header(rows: list[list[str]], entries: list[bool]) -> Table | None:
    """Headerless tables, and those whose header is in words that we do not know."""
    if not any(entries):
        return None
    first = _first_regular(rows, entries)
    # Empty lines may part a header from its entries.
    above = next((i for i in reversed(range(first)) if any(rows[i])), -1)
    if above >= 0 and _could_be_header(rows[above], rows[first]):
        return Table(above, first, _names(rows[above], rows[first:]), _texts(rows[:above]))
    width = max(len(row) for row, entry in zip(rows, entries, strict=True) if entry)
    return Table(None, first, ("",) * width, _texts(rows[:first]))


def _first_regular(rows: list[list[str]], entries: list[bool]) -> int:
    """The first entry that is dated as most are, by place and order; an account line may precede.

    Such a line has the period's dates or that of the balance, often written in another way.
    """
    ways_of = [dated(row) if entry else set() for row, entry in zip(rows, entries, strict=True)]
    common = Counter(way for ways in ways_of for way in ways)
    usual = max(common, key=lambda way: (common[way], -way[0], way[1]))
    unusual = {
        (place, not first) for place, first in common
        if common[place, first] > 2 * common[place, not first]
    }  # fmt: skip
    return next(
        (i for i, ways in enumerate(ways_of) if usual in ways and not ways & unusual),
        next(i for i, ways in enumerate(ways_of) if usual in ways),
    )


def dated(row: Sequence[str]) -> set[tuple[int, bool]]:
    """Where dates stand in a row, and whether each begins with its year."""
    return {
        (position, bool(_YEAR_FIRST.match(cells.narrow(cell))))
        for position, cell in enumerate(row)
        if cells.is_date(cell) or cells.is_short_date(cell)
    }


def _could_be_header(row: Sequence[str], entry: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return (
        len(filled) >= 3
        and len(filled) * 2 > len(entry)
        and len(set(filled)) * 4 >= len(filled) * 3
        and not any(any(c.isdigit() for c in cell) and cells.is_amount(cell) for cell in filled)
    )


def _names(header: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Header texts, as many as the widest of the first entries has cells."""
    width = max([len(header), *(len(row) for row in below[:100] if looks_like_entry(row))])
    return tuple(header) + ("",) * (width - len(header))


def _texts(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(" ".join(cell for cell in row if cell) for row in rows if any(row))
