"""Everything that is kept can be counted, read row by row, and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit.errors import StorageError
from secaudit.storage import contents
from secaudit.storage.database import FILE, open_database
from tests.storage.conftest import keep, some_entries

if TYPE_CHECKING:
    from pathlib import Path

    from secaudit.storage.database import Database


def test_every_table_has_its_rows(db: Database) -> None:
    keep(db, some_entries(2), file="b.csv")
    tables = {
        name: [dict(zip(names, row, strict=True)) for row in rows]
        for name, (names, rows) in ((name, contents.rows(db, name)) for name in contents.tables(db))
    }
    assert [row["id"] for row in tables["entries"]] == [1, 2]
    assert [row["file"] for row in tables["imports"]] == ["b.csv"]
    assert tables["decisions"] == []


def test_a_column_with_a_damaged_name_is_damage(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(1))
    path = folder / FILE
    path.write_bytes(path.read_bytes().replace(b"counter_account", b"counter_\xff\xc6count"))
    with (
        pytest.raises(StorageError, match="what was kept is damaged"),
        open_database(folder=folder) as db,
    ):
        contents.rows(db, "entries")


def test_the_log_is_part_of_the_size(db: Database) -> None:
    before = contents.figures(db).size
    keep(db, some_entries(500))
    log = db.path.with_name(f"{FILE}-wal")
    assert contents.figures(db).size == db.path.stat().st_size + log.stat().st_size > before


def test_a_file_beside_the_database_goes_too(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(1))
    left = folder / f"{FILE}-journal"
    left.write_bytes(b"pages")
    contents.erase(folder / FILE)
    assert not folder.exists()
