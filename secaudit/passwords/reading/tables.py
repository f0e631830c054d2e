"""A table of a password manager -> entries, cell by cell, without changing a character of any.

A password may be `NA`, `007` or `1e5`, begin with spaces and hold quotes, commas and line ends.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from secaudit.errors import VaultError
from secaudit.model.ledger import Refusal
from secaudit.model.message import N_, Message
from secaudit.passwords.entries import Entry, Vault
from secaudit.passwords.reading.formats import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secaudit.passwords.reading.formats import Cells, Format

MAX_ROWS = 200_000
_MAX_CELL = 1 << 20
_BROKEN = Message(N_("its quotation marks do not fit together, or a cell is too long"))


def recognised(text: str, formats: Iterable[Format]) -> Table | None:
    """The format whose columns the first line names, the one that knows most of them."""
    header = next(_lines(text), None)
    if header is None or header[1] is None:
        return None
    names = frozenset(map(_fold, header[1]))
    fits = [one for one in formats if isinstance(one, Table) and one.needs <= names]
    return max(fits, key=lambda one: len((one.needs | one.knows) & names), default=None)


def read(text: str, table: Table) -> Vault:
    """The entries of a table; rows that do not fit the header are refused with their line."""
    lines = _lines(text)
    header = next(lines)[1] or []
    names = [_fold(name) for name in header]
    entries: list[Entry] = []
    refused: list[Refusal] = []
    skipped = 0
    for line, row in lines:
        if row is None:
            refused.append(Refusal(line, _BROKEN))
        elif len(row) != len(names):
            if any(row):
                refused.append(Refusal(line, _misfit(len(row), len(names))))
        elif len(entries) == MAX_ROWS:
            raise VaultError(
                Message(N_("it has more than {count} entries."), {"count": MAX_ROWS}), line=line
            )
        else:
            cells = dict(zip(names, row, strict=True))
            if cells[table.password] and table.is_login(cells):
                entries.append(_entry(cells, table, line))
            else:
                skipped += 1
    return Vault(table.manager, tuple(entries), skipped, tuple(refused))


def _entry(cells: Cells, table: Table, line: int) -> Entry:
    factors = [name for name in table.second_factor if name in cells]
    return Entry(
        title=cells.get(table.title, ""),
        sites=tuple(filter(None, [cells.get(table.site, "")])),
        username=next(filter(None, (cells.get(name, "") for name in table.username)), ""),
        password=cells[table.password],
        second_factor=any(cells[name].strip() for name in factors) if factors else None,
        changed=table.changed(cells),
        breached=table.breached(cells),
        line=line,
    )


def _lines(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the line it begins on; None for one that is broken."""
    stream = io.StringIO(text, newline="")
    before = csv.field_size_limit(_MAX_CELL)
    try:
        reader = csv.reader(stream, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                row = None
            yield line, row
    finally:
        csv.field_size_limit(before)


def _misfit(seen: int, expected: int) -> Message:
    return Message(
        N_("{seen} cells stand in it, but {expected} in the header"),
        {"seen": seen, "expected": expected},
    )


def _fold(name: str) -> str:
    return " ".join(name.replace("\ufeff", "").split()).casefold()
