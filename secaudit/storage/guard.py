"""Refuses a place that is not the user's alone, before anything there is opened.

The folder is looked at first: in a folder that nobody else may enter, nobody else can exchange
a file after it was looked at.
"""

from __future__ import annotations

import os
import shlex
import stat
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.storage import failures, network

if TYPE_CHECKING:
    from pathlib import Path

_OTHERS = 0o077
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
_COMPANIONS = ("-wal", "-shm", "-journal")  # what SQLite keeps beside its file
_POSIX = os.name == "posix"

_MOVE = N_("Move it away, then try again.")


def files(path: Path) -> tuple[Path, ...]:
    """The database and the files that SQLite keeps beside it, whether or not they exist."""
    return (path, *(path.with_name(path.name + companion) for companion in _COMPANIONS))


def log(path: Path) -> Path:
    """The log of a database, which holds what was written last."""
    return path.with_name(f"{path.name}-wal")


def make_folder(folder: Path) -> None:
    """Create the folder, and the ones above it, for the user alone; an existing one stays."""
    missing = []
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            break
        missing.append(place)
    for place in reversed(missing):
        place.mkdir(mode=_FOLDER_MODE, exist_ok=True)


def make_file(path: Path) -> None:
    """Create an empty file for the user alone; an existing one stays."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _FILE_MODE))
    except FileExistsError:
        return


def check_folder(folder: Path) -> None:
    """Refuse a folder that is none, a link, another user's, open to others or on a network."""
    found = folder.lstat()
    if stat.S_ISLNK(found.st_mode) or not stat.S_ISDIR(found.st_mode):
        raise failures.storage_error(
            Message(N_("a link or a file stands where the folder of secaudit should be.")),
            where=folder,
            remedy=Message(_MOVE),
        )
    _check_owner(folder, found)
    _check_mode(folder, found, _FOLDER_MODE)
    kind = network.kind_of(folder)
    if kind is not None:
        raise failures.storage_error(
            Message(
                N_(
                    "this folder is on a network drive ({kind}), where two computers at once "
                    "could destroy what is kept."
                ),
                {"kind": kind},
            ),
            where=folder,
            remedy=Message(
                N_("Set XDG_DATA_HOME to a folder on a disk of this computer, then try again.")
            ),
        )
    if not _may(folder, os.W_OK | os.X_OK):
        raise _read_only(folder)


def check_files(path: Path) -> None:
    """Refuse a database, or a file beside it, that is no file, another user's or open to others."""
    for file in files(path):
        _check_file(file, optional=file != path)
    # SQLite would take an empty database for new, and delete the log that still holds its pages.
    if not path.stat().st_size and log(path).exists() and log(path).stat().st_size:
        raise failures.damaged(path)


def _check_file(path: Path, *, optional: bool = False) -> None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        if optional:
            return
        raise
    if not stat.S_ISREG(found.st_mode):
        raise failures.storage_error(
            Message(N_("a link, a folder or a device stands where a file of secaudit should be.")),
            where=path,
            remedy=Message(_MOVE),
        )
    _check_owner(path, found)
    _check_mode(path, found, _FILE_MODE)
    if not _may(path, os.R_OK | os.W_OK):
        raise _read_only(path)


def _check_owner(path: Path, found: os.stat_result) -> None:
    if _POSIX and found.st_uid != os.geteuid():
        raise failures.storage_error(
            Message(N_("this belongs to another user.")),
            where=path,
            remedy=Message(N_("Run secaudit as the user that it belongs to, without sudo.")),
        )


def _check_mode(path: Path, found: os.stat_result, wanted: int) -> None:
    if _POSIX and found.st_mode & _OTHERS:
        command = f"chmod {wanted:o} {shlex.quote(str(path))}"
        raise failures.storage_error(
            Message(N_("other users of this computer may look into this.")),
            where=path,
            remedy=Message(N_("Type: {command}, then try again."), {"command": command}),
        )


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _read_only(path: Path) -> Exception:
    return failures.storage_error(
        Message(N_("nothing can be written there.")),
        where=path,
        remedy=Message(N_("Make the file and its folder writable for you, then try again.")),
    )
