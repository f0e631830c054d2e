"""From the export of a password manager to one list of what to change, and to its deletion."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from secaudit import safe
from secaudit.errors import PasswordNeeded, UsageError, VaultError, reason
from secaudit.model.message import N_, Message
from secaudit.passwords.audit.audit import audit
from secaudit.passwords.breaches.outcome import ATTRIBUTION
from secaudit.passwords.reading.opening import read_vault

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from secaudit.model.vault import VaultResult
    from secaudit.passwords.breaches.outcome import Breaches
    from secaudit.passwords.entries import Vault

    Ask = Callable[[Path, int], str | None]

_READ = 0.1  # the share of the work that is reading, for the progress bar
_LONGEST_KEY = 1 << 20


def audit_export(  # noqa: PLR0913 - the questions that the command asks
    path: Path,
    *,
    today: date,
    stream: BinaryIO | None = None,
    exclude: Iterable[str] = (),
    breaches: Breaches | None = None,
    breach_source: str | None = None,
    ask: Ask | None = None,
    key_file: Path | None = None,
    progress: Callable[[float], None] | None = None,
) -> VaultResult:
    """Say what is wrong with which entry of the export at `path`, or in `stream` if it is given.

    `ask` gives the password of a locked database. Raises `VaultError`, or `PasswordNeeded` for a
    locked one that nothing opens.
    """
    vault = _read(path, stream, ask, key_file)
    if not vault.entries:
        what = {"manager": Message(vault.manager)}
        raise VaultError(
            Message(N_("this export of {manager} holds no entry with a password."), what),
            where=path,
        )
    return audit(
        vault,
        source=path.name,
        today=today,
        exclude=exclude,
        breaches=breaches,
        breach_source=breach_source,
        progress=None if progress is None else lambda done: progress(_READ + (1 - _READ) * done),
    )


def _read(path: Path, stream: BinaryIO | None, ask: Ask | None, key_file: Path | None) -> Vault:
    answer = None if ask is None else lambda attempt: ask(path, attempt)
    try:
        key = None if key_file is None else _bytes(key_file, _LONGEST_KEY)
        if stream is not None:
            return read_vault(stream, ask=answer, key_file=key)
        with path.open("rb") as opened:
            return read_vault(opened, ask=answer, key_file=key)
    except (VaultError, PasswordNeeded) as error:
        error.where = str(path)
        raise
    except OSError as error:
        raise VaultError(
            Message(N_("it could not be opened ({reason})."), {"reason": reason(error)}),
            where=error.filename or path,
        ) from error


def breach_source(*, online: bool, copy: Path | None) -> str | None:
    """What to name as the list of leaked passwords, if there is one."""
    if copy is not None:
        return safe.plain(copy.name)
    return ATTRIBUTION if online else None


def _bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as opened:
        return opened.read(most)


def taken_in(stream: BinaryIO, *, most: int = 1 << 28) -> BinaryIO:
    """All of `stream` in memory: an export that came through a pipe is not put on a disk."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UsageError(Message(N_("it has more than {count} bytes."), {"count": most}))
    return io.BytesIO(data)


def delete_export(path: Path, *, read: os.stat_result) -> None:
    """Delete the export that was read; raises `UsageError` for a link and for another file.

    What this cannot do is said where it is offered: copies elsewhere stay.
    """
    try:
        now = path.lstat()
        same = (now.st_ino, now.st_size, now.st_mtime_ns) == (
            read.st_ino, read.st_size, read.st_mtime_ns,
        )  # fmt: skip
        if path.is_symlink() or not same:
            raise UsageError(
                Message(N_("it is a link or was changed meanwhile, so it was not deleted.")),
                where=path,
                hint=Message(N_("Delete it yourself.")),
            )
        path.unlink()
    except OSError as error:
        raise UsageError(
            Message(N_("it could not be deleted ({reason})."), {"reason": reason(error)}),
            where=path,
            hint=Message(N_("Delete it yourself.")),
        ) from error
