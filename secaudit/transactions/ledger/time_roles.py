"""Which columns say when: dates in order of trust, and a column of clock times beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.transactions.ledger import dates
from secaudit.transactions.ledger.columns import headed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.ledger.columns import Column


def find_times(columns: Sequence[Column]) -> tuple[int, ...]:
    """Positions of the columns of dates; first the one that most surely says when it happened."""
    found = [i for i, c in enumerate(columns) if c.profile.date >= 0.6 and c.profile.filled > 0]
    found = found or [i for i, column in enumerate(columns) if _lacks_years(column)]
    ranked = sorted(found, key=lambda i: _trust(columns[i]) - i / 1000, reverse=True)
    if headed(columns):
        return tuple(i for i in ranked if i == ranked[0] or columns[i].means("time", "clock"))
    return tuple(_purchase_first(ranked, columns))


def _lacks_years(column: Column) -> bool:
    profile = column.profile
    if profile.short < 0.9 or profile.filled <= 0.5:
        return False
    # 12.50 reads as a day and a month too, unless other cells tell an amount.
    amounts = profile.decimals >= 0.5 or any("," in cell for cell in column.cells)
    return column.means("time") > 0 or not amounts


def _trust(column: Column) -> float:
    profile = column.profile
    # A column of full dates that is headed "time" is one of moments.
    name = max(column.means("time"), 0.9 * column.means("clock"))
    other = column.means_other_than("time", "clock")
    clocked = 0.25 if profile.dated_clock > 0.5 and profile.filled > 0.9 else 0.0
    return profile.filled + profile.date + 0.8 * name + clocked - 0.8 * max(0.0, other - name)


def _purchase_first(ranked: list[int], columns: Sequence[Column]) -> list[int]:
    """Of two dates side by side without a header, purchase and posting, the earlier one counts."""
    if len(ranked) < 2 or abs(ranked[0] - ranked[1]) != 1:
        return ranked
    first, second = (columns[i].cells for i in ranked[:2])
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if len(a) == len(b)]
    if sum(a > b for a, b in pairs) <= sum(a < b for a, b in pairs):
        return ranked
    # Texts compare as dates do where the year comes first.
    if all(cell[:4].isdigit() for cell in first if cell):
        return [ranked[1], ranked[0], *ranked[2:]]
    return ranked


def find_clock(columns: Sequence[Column], times: tuple[int, ...]) -> int | None:
    """The column of the time of day, where the dates have none."""
    if not times or columns[times[0]].profile.dated_clock > 0.5:
        return None
    named = headed(columns)
    found = [
        (column.means("clock") + column.means("time"), -i)
        for i, column in enumerate(columns)
        if i not in times and _is_clock(column, headed=named)
    ]
    return -max(found)[1] if found else None


def _is_clock(column: Column, *, headed: bool) -> bool:
    profile = column.profile
    if profile.clock < 0.8 or not profile.filled or profile.date >= 0.5:
        return False
    if column.means("clock"):
        return True
    # Six digits and 12.50 are clocks only where the name says so, 12:50 even without.
    if profile.digits >= 0.5 or profile.decimals >= 0.5:
        return False
    return not headed or all(":" in cell for cell in column.cells if cell)


def runs_forward(column: Column) -> bool | None:
    """Whether dates run forward down the column; None where they do neither."""
    moments = dates.parse(pa.array(column.cells, pa.string()))
    steps = np.diff(moments.seconds[moments.valid])
    forward, back = int((steps > 0).sum()), int((steps < 0).sum())
    return None if forward == back else forward > back
