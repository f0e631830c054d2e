"""Feeds the reader bytes that atheris invents, guided by the branches they reach.

Needs `pip install atheris` beside the project; see README.md in this folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["secaudit.transactions"]):
    from secaudit.errors import ExportError
    from secaudit.transactions.reading.export import read_export

_FILE = Path(tempfile.mkdtemp()) / "export.dat"


def read_one(data: bytes) -> None:
    """Read one invented file; anything but a ledger or an `ExportError` is a finding."""
    _FILE.write_bytes(data)
    try:
        ledger = read_export(_FILE)
    except ExportError as error:
        if not str(error):
            raise AssertionError from error
    else:
        if ledger.entries.num_rows != ledger.readings[0].rows:
            raise AssertionError(ledger.entries.num_rows)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_one)
    atheris.Fuzz()
