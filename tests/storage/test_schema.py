"""A database of any older version becomes one of the newest, with all that it holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from secaudit.errors import StorageError
from secaudit.storage import schema
from secaudit.storage.database import FILE, open_database

OLDER = Path(__file__).resolve().parents[1] / "data" / "databases"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def restored(folder: Path, script: str) -> Path:
    """The database that a dump describes."""
    folder.mkdir(parents=True, mode=0o700)
    path = folder / FILE
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


def described(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """The schema, whatever its spaces and comments."""
    return [
        (*names, " ".join((sql or "").split()))
        for *names, sql in connection.execute(_SCHEMA).fetchall()
    ]


def test_every_version_has_a_database_to_begin_with() -> None:
    assert [path.stem for path in sorted(OLDER.glob("*.sql"))] == [
        f"{version:04}" for version in range(schema.newest() + 1)
    ]


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [int(step.stem) for step in schema.steps()] == list(range(1, schema.newest() + 1))


@pytest.mark.parametrize("dump", sorted(OLDER.glob("*.sql")), ids=lambda path: str(path.stem))
def test_an_older_database_becomes_the_newest_with_all_it_holds(dump: Path, tmp_path: Path) -> None:
    restored(tmp_path / "old", dump.read_text(encoding="utf-8"))
    with open_database(folder=tmp_path / "new") as new:
        wanted = described(new.connection)
    with open_database(folder=tmp_path / "old") as old:
        assert described(old.connection) == wanted
        assert old.connection.execute("PRAGMA user_version").fetchone()[0] == schema.newest()
        old.check()
        counted = [
            old.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for kind, table, *_ in wanted
            if kind == "table" and f"CREATE TABLE {table} " in dump.read_text(encoding="utf-8")
        ]
    assert all(counted)


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = schema.steps()
    with open_database(folder=tmp_path / "d") as db:
        before = described(db.connection)
    broken = tmp_path / "9999.sql"
    broken.write_text("CREATE TABLE more (x);\nCREATE TABLE more (x);\n", encoding="utf-8")
    monkeypatch.setattr(schema, "steps", lambda: (*known, broken))
    with pytest.raises(StorageError), open_database(folder=tmp_path / "d"):
        pytest.fail("a broken migration passed")
    monkeypatch.undo()
    with open_database(folder=tmp_path / "d") as db:
        assert described(db.connection) == before


def test_statements_of_a_script_keep_their_semicolons() -> None:
    script = "-- a; b\nCREATE TABLE a (\n x TEXT DEFAULT ';'\n);\nDROP TABLE a;\n"
    assert [statement.strip()[:7] for statement in schema.statements(script)] == [
        "-- a; b",
        "DROP TA",
    ]
