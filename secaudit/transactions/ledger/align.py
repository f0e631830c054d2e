"""Rows with a cell too few or too many: shifts them so that dates, amounts and codes meet their columns.

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

_MAX_ROWS = 20_000


def repair(
    columns: list[pa.Array],
    widths: NDArray[np.int32],
    names: Sequence[str],
    roles: Roles,
    sample: Sequence[Sequence[str]],
) -> list[pa.Array]:
    """The columns with misaligned rows put right; unchanged where every row is well."""
    checks = _checks(names, roles, sample)
    suspects = [
        row
        for row in np.flatnonzero((widths > 2) & (widths < len(names)))[:_MAX_ROWS].tolist()
        if _fit([column[row].as_py() for column in columns], checks) < len(checks)
    ]
    if not suspects:
        return columns
    replaced = {
        row: _aligned([column[row].as_py() for column in columns][: int(widths[row])], len(names), checks)
        for row in suspects
    }
    mask = np.zeros(len(widths), bool)
    mask[suspects] = True
    return [
        pc.replace_with_mask(column, pa.array(mask), pa.array([replaced[row][i] for row in suspects], pa.string()))
        for i, column in enumerate(columns)
    ]


def _checks(
    names: Sequence[str], roles: Roles, sample: Sequence[Sequence[str]]
) -> dict[int, Callable[[str], bool]]:
    """What a cell must look like in the columns whose content is of one kind."""
    checks: dict[int, Callable[[str], bool]] = {roles.times[0]: cells.is_date}
    structure = roles.structure
    if structure is not None and structure.amount is not None:
        checks[structure.amount] = lambda cell: cells.is_money(cell) and not cells.is_date(cell)
    if roles.currency is not None:
        checks[roles.currency] = lambda cell: 0 < len(cell) <= 5 and cell.isalpha()
    for position in range(len(names)):
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
