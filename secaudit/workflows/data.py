"""Tells what is kept, and deletes what the user does not want to be kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from secaudit.errors import DamagedError, SecauditError, UsageError
from secaudit.model.kept import Kept, KeptAccount, KeptImport, ToForget
from secaudit.model.message import N_, Message
from secaudit.storage import checks, contents, imports
from secaudit.storage.database import FILE, data_folder, make_way, open_database

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from secaudit.storage.database import Database
    from secaudit.storage.imports import Import

_EPOCH = datetime(1970, 1, 1)  # of a wall clock without a zone


def where() -> Path:
    """The file that everything is kept in, whether or not it exists."""
    return data_folder() / FILE


def show(db: Database) -> Kept:
    """What is kept and how much; raises `StorageError` where it is damaged."""
    db.check()
    with db.snapshot():
        found = contents.figures(db)
        lines = imports.imports(db)
        accounts = tuple(
            KeptAccount(
                name=account.name,
                provider=account.provider,
                entries=found.entries.get(account.id, 0),
                decided=found.decided.get(account.id, 0),
                open=found.open.get(account.id, 0),
                imports=tuple(_kept(line) for line in lines if line.account_id == account.id),
            )
            for account in imports.accounts(db)
        )
    return Kept(
        path=db.path,
        size=found.size,
        since=datetime.fromisoformat(found.since) if found.since else None,
        accounts=accounts,
        answers=found.answers,
        checks=found.checks,
        hotlines=found.hotlines,
        incidents=found.incidents,
        settings=found.settings,
    )


def _kept(line: Import) -> KeptImport:
    return KeptImport(
        id=line.id,
        file=line.file,
        provider=line.provider,
        added=datetime.fromisoformat(line.at),
        entries=line.rows,
        first=_wall_clock(line.first),
        last=_wall_clock(line.last),
        within=line.folded_into,
    )


def _wall_clock(seconds: int | None) -> datetime | None:
    return None if seconds is None else _EPOCH + timedelta(seconds=seconds)


def to_forget(
    db: Database, *, import_id: int | None = None, account: str | None = None
) -> ToForget:
    """What forgetting an import, or an account, would delete; raises `UsageError` for none such."""
    lines = _chosen(db, import_id=import_id, account=account)
    chosen = {line.id for line in lines}
    remaining = {line.account_id for line in imports.imports(db) if line.id not in chosen}
    return ToForget(
        imports=tuple(map(_kept, lines)),
        accounts=tuple(
            one.name
            for one in imports.accounts(db)
            if one.id in {line.account_id for line in lines} - remaining
        ),
    )


def forget(db: Database, *, import_id: int | None = None, account: str | None = None) -> None:
    """Delete an import or an account with all that belongs to it alone, and the traces of it."""
    # Late: looking needs no joining.
    from secaudit.workflows import remember, remembered  # noqa: PLC0415

    with db.transaction():
        before = {one.name for one in imports.accounts(db)}
        lines = _chosen(db, import_id=import_id, account=account)
        for line in lines:
            if account is not None:
                imports.remove(db, line.id)
            elif line.id == import_id:
                remember.forget(db, line)
        if account is not None:
            for key in {line.account_id for line in lines}:
                imports.remove_account(db, key)
        for name in before - {one.name for one in imports.accounts(db)}:
            checks.remove(db, remembered.KIND, label=name)
    db.scrub()


def check_kept() -> None:
    """Raise `NothingKept` where there is no database, `StorageError` where it must not be used."""
    make_way(where(), write=False)


def forget_everything() -> None:
    """Delete the database whole, a damaged one too; raises `NothingKept` where there is none.

    The daily look ends with it, unless one of its files was changed by somebody.
    """
    # Late: looking needs no schedulers.
    from secaudit.workflows import remind  # noqa: PLC0415

    check_kept()
    with suppress(SecauditError), open_database() as db:
        if remind.started(db):
            remind.delete(db, remind.this_system())
    # Nobody else may be writing; what another run still reads is overwritten all the same.
    with suppress(DamagedError), open_database() as db, db.transaction():
        pass
    contents.erase(where())


def _chosen(db: Database, *, import_id: int | None, account: str | None) -> Sequence[Import]:
    """The imports that are meant, with those inside them."""
    lines = imports.imports(db)
    if account is not None:
        keys = {one.id for one in imports.accounts(db) if one.name == account}
        if not keys:
            raise UsageError(
                Message(N_("no account of this name is kept.")),
                where="--account",
                hint=Message(N_("The names are those that `secaudit data show` tells.")),
            )
        return [line for line in lines if line.account_id in keys]
    chosen = [line for line in lines if import_id in {line.id, line.folded_into}]
    if all(line.id != import_id for line in chosen):
        raise UsageError(
            Message(N_("no import of this number is kept.")),
            where="--import",
            hint=Message(N_("The numbers are those that `secaudit data show` tells.")),
        )
    return chosen
