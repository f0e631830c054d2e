"""The sentences for what can go wrong with the database: what was seen, and what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from typing import TYPE_CHECKING

from secaudit.errors import DamagedError, StorageError, reason
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from pathlib import Path

_WITHOUT = N_("{remedy} Until then, `secaudit transactions --no-remember` works without it.")

_NO_ROOM = (
    N_("the disk is full, so nothing more could be kept; what was kept before is safe."),
    N_("Make room on the disk, then try again."),
)
_READ_ONLY = (
    N_("nothing can be written there."),
    N_("Make the file and its folder writable for you, then try again."),
)
_DAMAGED = (
    N_("what was kept is damaged; nothing was changed."),
    N_(
        "Move the file to another place, then scan your exports again; keep it, since a copy "
        "from a backup or somebody who knows SQLite may bring back what it holds."
    ),
)
_BUSY = (
    N_("another run of secaudit is writing there and did not finish in time."),
    N_("Wait for it to end, or end it, then try again."),
)
_GONE = (
    N_("another run of secaudit has deleted it, so nothing more could be kept."),
    N_("Scan your exports again."),
)
_BROKEN = (
    N_("the disk or the drive failed to write or read; what was kept before is safe."),
    N_("Check the free space and the limits of the disk, then try again."),
)
_CLOSED = (
    N_("it cannot be opened."),
    N_("Check that you may read and write this file and its folder, then try again."),
)
_TEXTS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _BROKEN,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
}
_PRIMARY = 0xFF  # the low byte of an extended code, https://sqlite.org/rescode.html


def storage_error(text: Message, *, where: Path, remedy: Message) -> StorageError:
    """An error of the database; its hint also says how to go on without it."""
    return StorageError(text, where=where, hint=Message(_WITHOUT, {"remedy": remedy}))


def of_sqlite(error: sqlite3.Error, where: Path) -> StorageError:
    """What an error of SQLite means to the user; whatever is not known is damage."""
    if not os.path.lexists(where):
        text, remedy = _GONE
        return storage_error(Message(text), where=where, remedy=Message(remedy))
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
    if code not in _TEXTS:
        return damaged(where)
    text, remedy = _TEXTS[code]
    return storage_error(Message(text), where=where, remedy=Message(remedy))


def unscrubbed(where: Path) -> StorageError:
    """What was deleted may still stand in the log."""
    return storage_error(
        Message(
            N_(
                "it is forgotten, but another run of secaudit still reads there and holds traces "
                "of it."
            )
        ),
        where=where,
        remedy=Message(N_("They go when that run ends.")),
    )


def damaged(where: Path) -> DamagedError:
    """The file holds what no version of this program has written."""
    text, remedy = _DAMAGED
    return DamagedError(
        Message(text), where=where, hint=Message(_WITHOUT, {"remedy": Message(remedy)})
    )


def of_system(error: OSError, where: Path) -> StorageError:
    """What an error of the file system means to the user."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        text, remedy = _NO_ROOM
        return storage_error(Message(text), where=where, remedy=Message(remedy))
    return storage_error(
        Message(N_("nothing can be kept there ({reason})."), {"reason": reason(error)}),
        where=where,
        remedy=Message(N_("Make this folder one that you may write to, then try again.")),
    )


def foreign(where: Path) -> StorageError:
    """Another program's database stands in the place of ours."""
    return storage_error(
        Message(N_("this database was not made by secaudit; nothing was changed.")),
        where=where,
        remedy=Message(N_("Move the file to another place, then try again.")),
    )


def newer(where: Path) -> StorageError:
    """A newer version has been here."""
    return storage_error(
        Message(N_("this was kept by a newer version of secaudit; nothing was changed.")),
        where=where,
        remedy=Message(N_("Install the newest version, then try again.")),
    )
