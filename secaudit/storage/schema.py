"""Brings a database to the newest schema: one file per version in `migrations/`, found by walking.

A database is never taken back to an older version.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# "secA": tells our database from those of other programs (https://sqlite.org/fileformat.html).
APPLICATION_ID = 0x73656341
MIGRATIONS = Path(__file__).parent / "migrations"

_VERSION = "PRAGMA user_version"
_APPLICATION = "PRAGMA application_id"
_COUNT_FOREIGN = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
_COUNT_TABLES = "SELECT count(*) FROM sqlite_master"


class ForeignError(Exception):
    """The database is another program's."""


class NewerError(Exception):
    """The database was made by a newer version of this program."""


@cache
def steps() -> tuple[Path, ...]:
    """The migrations in order; the first leads to version 1."""
    return tuple(sorted(MIGRATIONS.glob("[0-9][0-9][0-9][0-9].sql")))


def newest() -> int:
    """The version that this program works with."""
    return len(steps())


def migrate(connection: sqlite3.Connection) -> None:
    """Take the database to the newest version, wholly or not at all.

    Raises `ForeignError` (for another program's database, or triggers and views, of which ours
    has none) and `NewerError`, and then has changed nothing.
    """
    # What runs by itself when a row is written was put there by somebody else.
    if _number(connection, _COUNT_FOREIGN):
        raise ForeignError
    if _version(connection) == newest():
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited.
        for step in steps()[_version(connection) :]:
            for statement in statements(step.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"{_APPLICATION} = {APPLICATION_ID}")
        connection.execute(f"{_VERSION} = {newest()}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, for all of them belong in one transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _version(connection: sqlite3.Connection) -> int:
    """The version of the database, 0 for an empty one."""
    version = _number(connection, _VERSION)
    application = _number(connection, _APPLICATION)
    if application != APPLICATION_ID and (
        application or version or _number(connection, _COUNT_TABLES)
    ):
        raise ForeignError
    if not 0 <= version <= newest():
        raise NewerError
    return version


def _number(connection: sqlite3.Connection, query: str) -> int:
    number: int = connection.execute(query).fetchone()[0]
    return number
