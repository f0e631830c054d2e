"""What a ledger is made from: a table that was found, the roles of its columns, its cells.

A container that proves the roles of its columns gives the same as one in which they were found.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.model.overrides import Overrides
from secaudit.transactions.ledger import distinct, layout
from secaudit.transactions.ledger.balance import Verdict
from secaudit.transactions.ledger.roles import Roles
from secaudit.transactions.ledger.structure import Structure
from secaudit.transactions.ledger.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from secaudit.model.doubt import Doubt
    from secaudit.transactions.ledger.layout import Layout
    from secaudit.transactions.reading.grid import Grid, Statement


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from, and what the user decided about it.

    `source` names the file, `container` what held the table, `title` may state a year or currency,
    `saved` is the day on which the file was last written.
    """

    source: str
    container: str = ""
    title: str = ""
    overrides: Overrides = field(default_factory=Overrides)
    saved: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The rows below the header, `columns` as wide as it is, and what is known about them.

    Columns of text other than references are coded, for most of it repeats itself. `lines` and
    `widths` are as in the grid, `header` is the line of the header, `defined` says that the format
    itself defines what its fields mean, `mark` is the decimal mark where it defines that.
    """

    origin: Origin
    table: Table
    roles: Roles
    columns: Sequence[pa.Array]
    lines: NDArray[np.int64]
    widths: NDArray[np.int32]
    header: int | None = None
    encoding: str | None = None
    doubts: tuple[Doubt, ...] = ()
    defined: bool = False
    mark: str | None = None
    layout: Layout | None = None

    @property
    def structure(self) -> Structure:
        """How the amount is written; what has no amount is not made into a ledger."""
        assert self.roles.structure is not None  # noqa: S101
        return self.roles.structure

    def texts(self, rows: NDArray[np.bool_]) -> dict[str, pa.Array]:
        """The columns of text by role, of some rows."""
        found = {role: self.columns[i] for role, i in self.roles.text.items()}
        if rows.all():
            return found
        return {role: column.filter(pa.array(rows)) for role, column in found.items()}

    def with_columns(self, columns: Sequence[pa.Array]) -> Material:
        """The same with other cells."""
        return replace(self, columns=_coded(columns, self.roles))


def of_grid(grid: Grid, table: Table, roles: Roles, origin: Origin) -> Material:
    """A table that was found in a grid, with the roles that were found for it."""
    count = len(grid) - table.first
    empty = distinct.repeated("", count)
    columns = [
        distinct.whole(grid.columns[i].slice(table.first)) if i < len(grid.columns) else empty
        for i in range(len(table.names))
    ]
    return Material(
        origin,
        table,
        roles,
        _coded(columns, roles),
        grid.lines[table.first :],
        grid.widths[table.first :],
        header=None if table.header is None else int(grid.lines[table.header]),
        encoding=grid.encoding,
        doubts=grid.doubts,
        layout=layout.recognise(table.names),
    )


def of_statement(statement: Statement, origin: Origin) -> Material:
    """Columns whose roles the format proves."""
    names, count = tuple(statement.columns), len(statement.lines)
    roles = _defined_roles(names, count)
    columns = [
        pa.array([text.strip() for text in statement.columns[name]], pa.string()) for name in names
    ]
    return Material(
        origin,
        Table(None, 0, names, ()),
        roles,
        _coded(columns, roles),
        np.asarray(statement.lines, np.int64),
        np.full(count, len(names), np.int32),
        encoding=statement.encoding,
        doubts=statement.doubts,
        defined=True,
        mark=statement.mark,
    )


def _defined_roles(names: Sequence[str], count: int) -> Roles:
    at = {role: position for position, role in enumerate(names)}
    figures = ("time", "amount", "balance", "currency")
    return Roles(
        times=(at["time"],),
        clock=None,
        structure=Structure(amount=at["amount"]),
        balance=at.get("balance"),
        direction=None,
        currency=at.get("currency"),
        text={role: position for role, position in at.items() if role not in figures},
        # The format defines the sign: as good as a balance that agrees throughout.
        verdict=Verdict(1.0, count + 1, inverted=False, newest_first=False),
    )


def _coded(columns: Sequence[pa.Array], roles: Roles) -> list[pa.Array]:
    repeating = {position for role, position in roles.text.items() if role != "reference"}
    return [
        distinct.coded(column) if position in repeating else column
        for position, column in enumerate(columns)
    ]
