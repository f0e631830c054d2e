"""Everything that is kept as files: one JSON that loses nothing, one CSV per table to look at."""

from __future__ import annotations

import csv
import io
import json
import os
from typing import IO, TYPE_CHECKING

import pyarrow as pa
import pyarrow.csv

from secaudit import __version__, safe
from secaudit.errors import UsageError, reason
from secaudit.model import ledger
from secaudit.model.message import N_, Message
from secaudit.reports.cells import cells, decimals, times
from secaudit.reports.target import whole
from secaudit.storage import contents, entries

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from secaudit.storage.contents import Value
    from secaudit.storage.database import Database

SCHEMA = "secaudit/data/1"
JSON_NAME = "secaudit.json"
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the system's old encoding
_ENTRIES = "entries"


def write(db: Database, folder: Path, *, replace: bool) -> tuple[Path, ...]:
    """Write all tables to `folder`, for the user alone; the files.

    Without `replace` an existing file is refused before anything is written. Raises `UsageError`.
    """
    tables = contents.tables(db)
    files = {name: folder / f"{name}.csv" for name in tables}
    everything = folder / JSON_NAME
    for path in (everything, *files.values()):
        if os.path.lexists(path) and not replace:
            raise UsageError(
                Message(N_("this file is there already; it was not overwritten.")),
                where=path,
                hint=Message(N_("Name another folder, or add --force.")),
            )
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
        with db.snapshot():
            with whole(everything) as stream:
                _json(db, tables, stream)
            for name, path in files.items():
                with whole(path) as stream:
                    _entries(db, stream) if name == _ENTRIES else _rows(db, name, stream)
    except OSError as error:
        raise UsageError(
            Message(N_("it could not be written ({reason})."), {"reason": reason(error)}),
            where=folder,
            hint=Message(N_("Name a folder that you may write to.")),
        ) from error
    return (everything, *files.values())


def _json(db: Database, tables: tuple[str, ...], stream: IO[bytes]) -> None:
    """One row per line, so that it never is in memory whole."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n")
    head = json.dumps({"schema": SCHEMA, "version": __version__}, indent=0).rstrip("\n}")
    encode = json.JSONEncoder(ensure_ascii=False, default=bytes.hex).encode
    text.write(head + ',\n"tables": {')
    for number, name in enumerate(tables):
        text.write(f"{',' if number else ''}\n{json.dumps(name)}: [")
        names, rows = contents.rows(db, name)
        separator = "\n"
        for row in rows:
            text.write(separator + encode(dict(zip(names, row, strict=True))))
            separator = ",\n"
        text.write("\n]")
    text.write("\n}\n}\n")
    text.flush()
    text.detach()


def _rows(db: Database, table: str, stream: IO[bytes]) -> None:
    stream.write(_BOM)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text)
    names, rows = contents.rows(db, table)
    writer.writerow(names)
    for row in rows:
        writer.writerow(map(_cell, row))
    text.detach()


def _cell(value: Value) -> int | str | None:
    if isinstance(value, bytes):
        return value.hex()
    return safe.cell(value) if isinstance(value, str) else value


def _entries(db: Database, stream: IO[bytes]) -> None:
    """The ledger: each entry once, with its latest status, in the shape of a scan's table.

    What every export said of it stands in the JSON.
    """
    found = entries.read(db, standing=True)
    digits = found["digits"]
    columns: dict[str, Any] = {name: found[name] for name in entries.KEYS}  # Any: arrow arrays
    for name in ledger.COLUMNS:
        if name in {"amount", "balance"}:
            columns[name] = decimals(found[name], digits)
        elif name == "time":
            columns[name] = times(found)
        elif name not in {"digits", "time_known"}:
            is_text = not pa.types.is_integer(found[name].type)
            columns[name] = cells(found[name]) if is_text else found[name]
    stream.write(_BOM)
    pyarrow.csv.write_csv(pa.table(columns), stream)
