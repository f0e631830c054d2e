"""The reader of exports: a ledger or an `ExportError`, whatever the bytes are."""

from __future__ import annotations

import tempfile
from pathlib import Path

from secaudit.errors import ExportError
from secaudit.transactions.reading.export import read_export

SEEDS = "tests/data/exports"
_FILE = Path(tempfile.mkdtemp()) / "export.dat"


def check(data: bytes) -> None:
    """Read one invented file."""
    _FILE.write_bytes(data)
    try:
        ledger = read_export(_FILE)
    except ExportError as error:
        if not str(error):
            raise AssertionError from error
    else:
        if ledger.entries.num_rows != sum(reading.rows for reading in ledger.readings):
            raise AssertionError(ledger.entries.num_rows)
