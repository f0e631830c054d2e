"""Short questions to the entries that are kept, answered without reading them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from secaudit.storage.database import Database

    Ids = NDArray[np.int64]

_DAY = 86_400
_OF_IMPORT = """
SELECT id, coalesce(line, -1), stands FROM entries WHERE import_id = ? ORDER BY id
"""
_FOUND = """
SELECT 1 FROM entries
WHERE account_id = ? AND time >= ? AND time < ? AND (amount = ? OR amount = ?) LIMIT 1
"""
_TEXTS = {
    "account": "SELECT DISTINCT account FROM entries WHERE account_id = ? AND account IS NOT NULL",
    "payee_key": (
        "SELECT DISTINCT payee_key FROM entries WHERE account_id = ? AND payee_key IS NOT NULL"
    ),
}
_EARLIER = """
SELECT time FROM entries WHERE account_id = ? AND time <= ? ORDER BY time DESC LIMIT 1 OFFSET ?
"""
_LATER = """
SELECT time FROM entries WHERE account_id = ? AND time >= ? ORDER BY time LIMIT 1 OFFSET ?
"""
_TIME = "SELECT time FROM entries WHERE id = ? AND account_id = ?"
_ANYTHING = "SELECT EXISTS (SELECT 1 FROM imports)"
_PAYEE = "SELECT payee_key FROM entries WHERE id = ?"
_STANDS = "SELECT stands FROM entries WHERE id = ?"
_REFERRED = "SELECT DISTINCT stands FROM entries WHERE reference = ? ORDER BY stands"
_OUTSIDE = """
SELECT EXISTS (
    SELECT 1 FROM entries JOIN entries AS standing ON standing.id = entries.stands
    WHERE entries.import_id = ?1 AND standing.import_id <> ?2
) OR EXISTS (
    SELECT 1 FROM entries
    JOIN entries AS told ON told.latest = entries.id AND told.latest <> told.id
    WHERE entries.import_id = ?1 AND told.import_id <> ?1
)
"""


def anything(db: Database) -> bool:
    """Whether any export was kept."""
    return bool(db.connection.execute(_ANYTHING).fetchone()[0])


def of_import(db: Database, import_id: int) -> tuple[Ids, Ids, Ids]:
    """Ids and lines of the rows of an import in the order of its file, and what stands for each."""
    import numpy as np  # noqa: PLC0415 - the other questions need none of it

    rows = db.connection.execute(_OF_IMPORT, (import_id,)).fetchall()
    ids, lines, stands = np.array(rows, np.int64).reshape(-1, 3).T
    return ids, lines, stands


def found(db: Database, account_id: int, pairs: Sequence[tuple[int, int]]) -> int:
    """How many of the pairs of a day's first second and an amount the account has, of any sign."""
    hits = 0
    for day, units in pairs:
        asked = (account_id, day, day + _DAY, units, -units)
        hits += db.connection.execute(_FOUND, asked).fetchone() is not None
    return hits


def distinct(db: Database, account_id: int, column: str) -> set[str]:
    """The different texts of `account` or `payee_key` in an account."""
    return {text for (text,) in db.connection.execute(_TEXTS[column], (account_id,))}


def held_by(db: Database, import_id: int, other: int) -> bool:
    """Whether rows of the import `other` stand for all rows of an import, and need none of them."""
    return not db.connection.execute(_OUTSIDE, (import_id, other)).fetchone()[0]


def around(
    db: Database, account_id: int, first: int, last: int, *, count: int
) -> tuple[int | None, int | None]:
    """From when to when an account has at most `count` entries up to `last` and from `first` on.

    None where there are no more than that.
    """
    since = db.connection.execute(_EARLIER, (account_id, last, count)).fetchone()
    until = db.connection.execute(_LATER, (account_id, first, count)).fetchone()
    return since and since[0], until and until[0]


def times(db: Database, account_id: int, ids: Iterable[int]) -> list[int]:
    """When those of the entries that are of the account happened, in seconds."""
    found = (db.connection.execute(_TIME, (key, account_id)).fetchone() for key in ids)
    return [row[0] for row in found if row is not None]


def stands(db: Database, key: int) -> int | None:
    """The entry of the ledger that a row belongs to; None where there is no such row."""
    row = db.connection.execute(_STANDS, (key,)).fetchone()
    return None if row is None else int(row[0])


def referred(db: Database, reference: str) -> list[int]:
    """The entries of the ledger that have this transaction number."""
    return [key for (key,) in db.connection.execute(_REFERRED, (reference,))]


def payee(db: Database, key: int) -> str | None:
    """The `payee_key` of an entry."""
    row = db.connection.execute(_PAYEE, (key,)).fetchone()
    return None if row is None else row[0]
