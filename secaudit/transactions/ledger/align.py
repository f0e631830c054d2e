"""Rows that lack cells: moves what they have so that dates, amounts and codes meet their columns.

Only the few rows whose width differs are looked at one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.ledger.content import profile
from secaudit.transactions.reading import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.ledger.roles import Roles


def repair(
    columns: list[pa.Array],
    widths: NDArray[np.int32],
    rows: NDArray[np.int64],
    roles: Roles,
    sample: Sequence[Sequence[str]],
) -> list[pa.Array]:
    """The columns with the cells of `rows` moved to where most of them suit."""
    checks = _checks(len(columns), roles, sample)
    moved = [
        _aligned(
            [column[row].as_py() for column in columns][: int(widths[row])], len(columns), checks
        )
        for row in rows.tolist()
    ]
    mask = np.zeros(len(widths), bool)
    mask[rows] = True
    return [
        pc.replace_with_mask(column, pa.array(mask), pa.array(cells, pa.string()))
        for column, cells in zip(columns, zip(*moved, strict=True), strict=True)
    ]


def _checks(
    width: int, roles: Roles, sample: Sequence[Sequence[str]]
) -> dict[int, Callable[[str], bool]]:
    """What a cell must look like in the columns whose content is of one kind."""
    checks: dict[int, Callable[[str], bool]] = {roles.times[0]: cells.is_date}
    structure = roles.structure
    if structure is not None and structure.amount is not None:
        checks[structure.amount] = lambda cell: cells.is_money(cell) and not cells.is_date(cell)
    if roles.currency is not None:
        checks[roles.currency] = lambda cell: 0 < len(cell) <= 5 and cell.isalpha()
    for position in range(width):
        if position not in checks and sample:
            found = profile([row[position] for row in sample[:200]])
            if found.date > 0.95 and found.filled > 0.95:
                checks[position] = cells.is_date
    return checks


def _fit(row: Sequence[str], checks: dict[int, Callable[[str], bool]]) -> int:
    return sum(position < len(row) and check(row[position]) for position, check in checks.items())


def _aligned(row: list[str], width: int, checks: dict[int, Callable[[str], bool]]) -> list[str]:
    """The row with blanks put in at the one place under which most cells suit their columns."""
    gap = [""] * (width - len(row))
    readings = [row[:place] + gap + row[place:] for place in range(len(row), -1, -1)]
    return max(readings, key=lambda reading: _fit(reading, checks))
