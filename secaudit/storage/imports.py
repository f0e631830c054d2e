"""Accounts and the exports that were kept of them.

An account is what exports continue each other in: a wallet, a bank account, or several accounts
that one export holds together. An import whose entries all stand in a later one is folded into it:
its line is kept, its entries are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.storage.database import Database

_NAMES = (
    "account_id", "at", "file", "digest", "content", "provider", "layout", "headers", "rows",
    "first", "last", "step", "referred", "folded_into", "judged_from",
)  # fmt: skip
_FIELDS = ", ".join(_NAMES)


_JUDGED = "UPDATE imports SET judged_from = NULL WHERE account_id = ? AND first >= ?"
_JUDGED_FROM = """
UPDATE imports SET judged_from = ? WHERE account_id = ? AND id >= ? AND first < ?
"""
_UNJUDGED = "SELECT max(judged_from) FROM imports WHERE account_id = ?"


@dataclass(frozen=True, slots=True)
class Account:
    """A wallet or bank account; `named` says that the user chose the name."""

    id: int
    name: str
    provider: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class Import:
    """One export that was read: when, which file, what it covers.

    `at` is ISO 8601 in UTC; `file` a name without folders; `digest` tells the bytes of the file,
    `content` its entries as they were read, `headers` its columns; `first` and `last` are seconds
    of the wall clock, `step` (1, 60 or 86,400) how finely it tells them. Entries before
    `judged_from` were not judged yet.
    """

    id: int
    account_id: int
    at: str
    file: str
    digest: bytes
    content: bytes
    provider: str | None
    layout: str | None
    headers: bytes
    rows: int
    first: int
    last: int
    step: int
    referred: bool = False
    folded_into: int | None = None
    judged_from: int | None = None


def accounts(db: Database) -> list[Account]:
    """All accounts, the oldest first."""
    rows = db.connection.execute("SELECT id, name, provider, named FROM accounts ORDER BY id")
    return [Account(key, name, provider, bool(named)) for key, name, provider, named in rows]


def add_account(db: Database, name: str, *, provider: str | None, named: bool) -> int:
    """The id of a new account; a name that is taken gets a number."""
    taken = {account.name for account in accounts(db)}
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} {number}"
    cursor = db.connection.execute(
        "INSERT INTO accounts (name, provider, named) VALUES (?, ?, ?)", (free, provider, named)
    )
    return int(cursor.lastrowid or 0)


def tell_provider(db: Database, account_id: int, provider: str) -> None:
    """Name the wallet or bank of an account that has none yet and was not named by the user."""
    db.connection.execute(
        "UPDATE accounts SET provider = ? WHERE id = ? AND provider IS NULL AND named = 0",
        (provider, account_id),
    )


def merge_accounts(db: Database, into: int, others: Iterable[int]) -> None:
    """One account in place of several; their entries still need joining."""
    for other in others:
        for table in ("imports", "entries"):
            db.connection.execute(
                f"UPDATE {table} SET account_id = ? WHERE account_id = ?",  # noqa: S608 - our own names
                (into, other),
            )
        db.connection.execute("DELETE FROM accounts WHERE id = ?", (other,))


def imports(db: Database, *, account_id: int | None = None) -> list[Import]:
    """All imports, or those of one account, the oldest first."""
    of_account = "" if account_id is None else " WHERE account_id = ?"
    rows = db.connection.execute(
        f"SELECT id, {_FIELDS} FROM imports{of_account} ORDER BY id",  # noqa: S608 - our own names
        () if account_id is None else (account_id,),
    )
    return [_import(row) for row in rows]


def _import(row: tuple[Any, ...]) -> Import:  # Any: values of SQLite
    fields = dict(zip(("id", *_NAMES), row, strict=True))
    return Import(**fields | {"referred": bool(fields["referred"])})


def with_digest(db: Database, digest: bytes) -> Import | None:
    """The import of the very same file."""
    row = db.connection.execute(
        f"SELECT id, {_FIELDS} FROM imports WHERE digest = ?",  # noqa: S608 - our own names
        (digest,),
    ).fetchone()
    return None if row is None else _import(row)


def add(db: Database, new: Import) -> int:
    """Keep the line of an import; its `id` is given by the database."""
    values = (
        new.account_id, new.at, new.file, new.digest, new.content, new.provider, new.layout,
        new.headers, new.rows, new.first, new.last, new.step, new.referred, new.folded_into,
        new.judged_from,
    )  # fmt: skip
    cursor = db.connection.execute(
        f"INSERT INTO imports ({_FIELDS}) VALUES ({', '.join('?' * len(values))})",  # noqa: S608
        values,
    )
    return int(cursor.lastrowid or 0)


def refer(db: Database, ids: Iterable[int]) -> None:
    """Note that the references of these imports are those of others too."""
    db.connection.executemany(
        "UPDATE imports SET referred = 1 WHERE id = ?", ((key,) for key in ids)
    )


def remove(db: Database, key: int) -> None:
    """Take out an import with its entries and what was said of them, and those folded into it."""
    db.connection.execute("DELETE FROM imports WHERE folded_into = ?", (key,))
    db.connection.execute("DELETE FROM imports WHERE id = ?", (key,))


def remove_account(db: Database, key: int) -> None:
    """Take out an account that has no import left."""
    db.connection.execute("DELETE FROM accounts WHERE id = ?", (key,))


def fold(db: Database, key: int, *, into: int) -> None:
    """Keep of an import its line only; `into` is the one that holds all of its entries."""
    db.connection.execute("UPDATE imports SET folded_into = ? WHERE folded_into = ?", (into, key))
    db.connection.execute("UPDATE imports SET folded_into = ? WHERE id = ?", (into, key))
    db.connection.execute("DELETE FROM entries WHERE import_id = ?", (key,))


def judged(
    db: Database, accounts: Iterable[int], *, since: int | None, first: int, start: int
) -> None:
    """Note what a scan has judged: everything of its time, or what is not before `since`.

    `first` is the earliest second of the scan, `start` the id of the first import it added.
    """
    for key in accounts:
        if since is None:
            db.connection.execute(_JUDGED, (key, first))
        else:
            db.connection.execute(_JUDGED_FROM, (since, key, start, since))


def unjudged(db: Database, accounts: Iterable[int]) -> int | None:
    """The second before which entries of these accounts may not have been judged yet, if any."""
    found = (db.connection.execute(_UNJUDGED, (key,)).fetchone()[0] for key in accounts)
    return max((second for second in found if second is not None), default=None)
