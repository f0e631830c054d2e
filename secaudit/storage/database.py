"""Opens the one database; no other module does.

What was committed stays, whenever the process or the power ends: write-ahead log, full
synchronisation. What is deleted is overwritten.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit.errors import NothingKept
from secaudit.model.message import N_, Message
from secaudit.storage import failures, guard, schema, soundness

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "secaudit.sqlite3"
PATIENCE = 10.0  # seconds to wait for another process

_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
)
_MODE = "PRAGMA journal_mode"
_SET_MODE = "PRAGMA journal_mode = WAL"
_LOOK_ONLY = "PRAGMA query_only = ON"
_CHECK = "PRAGMA quick_check(1)"
_BEGIN, _COMMIT, _ROLLBACK = "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
_BEGIN_READING = "BEGIN"
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
_REBUILD = "VACUUM"


@dataclass(frozen=True, slots=True)
class Database:
    """The open database; statements outside `transaction` take effect one by one."""

    connection: sqlite3.Connection
    path: Path

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All changes within, or none of them; what is committed outlasts everything."""
        self.connection.execute(_BEGIN)
        try:
            yield self.connection
            self.connection.execute(_COMMIT)
        finally:
            if self.connection.in_transaction:
                self.connection.execute(_ROLLBACK)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read within is of one moment, whatever another run writes meanwhile."""
        self.connection.execute(_BEGIN_READING)
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute(_ROLLBACK)

    def scrub(self) -> None:
        """Leave nothing of what was deleted in the files.

        Raises `StorageError` where another run still reads from the log.
        """
        # First the pages that deleting has overwritten, for rebuilding needs room and may fail.
        for statement in (_EMPTY_LOG, _REBUILD, _EMPTY_LOG):
            row = self.connection.execute(statement).fetchone()
            if row is not None and row[0]:
                raise failures.unscrubbed(self.path)

    def check(self) -> None:
        """Raise `StorageError` where the pages of the file do not fit together."""
        if self.connection.execute(_CHECK).fetchone()[0] != "ok":
            raise failures.damaged(self.path)


def data_folder() -> Path:
    """The folder of this user that holds the database, whether or not it exists."""
    if (home := _plain_linux_home()) is not None:
        return Path(home, ".local", "share", "secaudit")
    import platformdirs  # noqa: PLC0415 - not on the way to --help

    try:
        return platformdirs.user_data_path("secaudit", appauthor=False)
    except RuntimeError:
        raise failures.storage_error(
            Message(N_("the system knows no home folder of yours, so nothing can be kept.")),
            where=Path(FILE),
            remedy=Message(N_("Set HOME to a folder of your own.")),
        ) from None


def _plain_linux_home() -> str | None:
    """The home folder where nothing departs from the rule, which platformdirs is slow to tell."""
    home = os.environ.get("HOME", "")
    departs = {"XDG_DATA_HOME", "ANDROID_ROOT"} & os.environ.keys()
    plain = sys.platform == "linux" and not departs and os.path.isabs(home)  # noqa: PTH117
    return home if plain else None


@contextmanager
def open_database(
    *,
    folder: Path | None = None,
    write: bool = True,
    patience: float = PATIENCE,
    rescue: bool = False,
) -> Iterator[Database]:
    """The database of `folder`, by default that of this user.

    With `write` it is created where it is missing; without, that raises `NothingKept` and nothing
    can be changed. Every error of SQLite, the system's files and what `guard` refuses becomes a
    `StorageError`, and so does a value that this program has never written, unless this is to
    `rescue` what is there; `patience` is how many seconds another process is waited for.
    """
    path = (data_folder() if folder is None else folder) / FILE
    try:
        make_way(path, write=write)
        connection = _connect(path, patience)
        try:
            if not write:
                connection.execute(_LOOK_ONLY)
            if not rescue and soundness.unsound(connection):
                raise failures.damaged(path)
            yield Database(connection, path)
        finally:
            connection.close()
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a fault of the program, not of the database
    except sqlite3.Error as error:
        raise failures.of_sqlite(error, path) from error
    except schema.ForeignError:
        raise failures.foreign(path) from None
    except schema.NewerError:
        raise failures.newer(path) from None


def make_way(path: Path, *, write: bool) -> None:
    """See to it that the file is there, ours and private."""
    if not write and not os.path.lexists(path):
        raise NothingKept(Message(N_("nothing is kept yet.")), where=path)
    try:
        if write:
            guard.make_folder(path.parent)
        guard.check_folder(path.parent)
        if write:
            guard.make_file(path)
        guard.check_files(path)
    except OSError as error:
        raise failures.of_system(error, path.parent) from error


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None
    )
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        if connection.execute(_MODE).fetchone()[0] != "wal":
            connection.execute(_SET_MODE)
        schema.migrate(connection)
    except UnicodeDecodeError:  # SQLite's own message about a damaged schema
        connection.close()
        raise failures.damaged(path) from None
    except (sqlite3.Error, schema.ForeignError, schema.NewerError):
        connection.close()
        raise
    return connection
