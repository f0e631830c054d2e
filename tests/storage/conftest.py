"""A database in a folder of its own, some entries, and a user without root's powers."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from secaudit.model import ledger
from secaudit.storage import entries
from secaudit.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.storage.database import Database

NOBODY = 65534
FIRST = 1_767_225_600  # 2026-01-01


def some_entries(count: int, *, payee: str = "绿叶超市") -> pa.Table:
    """Entries one minute apart, with every kind of value and with missing ones."""
    values: dict[str, list[object]] = {
        "time": [FIRST + 60 * row for row in range(count)],
        "time_known": [row % 2 == 0 for row in range(count)],
        "payee": [payee] * count,
        "amount": [-(2**53) - row for row in range(count)],
        "digits": [2] * count,
        "currency": ["CNY"] * count,
        "direction": ["out"] * count,
        "reference": [f"2026{row:06}" for row in range(count)],
        "balance": [None if row % 3 else row for row in range(count)],
        "line": list(range(2, count + 2)),
    }
    schema = ledger.schema()
    return pa.table(
        [
            pa.array(values.get(field.name, [None] * count), _plain(field.type)).cast(field.type)
            for field in schema
        ],
        schema=schema,
    )


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_timestamp(kind):
        return pa.int64()
    return pa.string() if pa.types.is_dictionary(kind) else kind


def keep(db: Database, rows: pa.Table, *, file: str = "a.csv", account: int = 1) -> range:
    """Keep entries as one import of an account."""
    with db.transaction() as connection:
        connection.execute(
            "INSERT OR IGNORE INTO accounts (id, name) VALUES (?, ?)", (account, f"A{account}")
        )
        cursor = connection.execute(
            "INSERT INTO imports (account_id, at, file, digest, content, rows) "
            "VALUES (?, '2026-11-22T10:00:00+00:00', ?, x'00', x'00', ?)",
            (account, file, rows.num_rows),
        )
        return entries.insert(db, int(cursor.lastrowid or 0), account, rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "secaudit"


@pytest.fixture
def db(folder: Path) -> Iterator[Database]:
    with open_database(folder=folder) as opened:
        yield opened


@pytest.fixture
def common_folder() -> Iterator[Path]:
    """A folder of a user who is bound by permissions, while this process is that user."""
    place = Path(tempfile.mkdtemp(prefix="secaudit-test-"))
    root = os.geteuid() == 0
    if root:
        os.chown(place, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield place / "secaudit"
    finally:
        if root:
            os.seteuid(0)
        for path in (place, *place.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o700)
        shutil.rmtree(place)
