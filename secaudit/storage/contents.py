"""Everything that is kept: how much it is, each row of it, and how to get rid of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.storage import failures, guard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secaudit.storage.database import Database

Value = int | str | bytes | None

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
_ENTRIES = "SELECT account_id, count(*) FROM entries WHERE stands = id GROUP BY account_id"
# Of each entry of the joined ledger the last word; an undecided one is still open.
_WORDS = """
SELECT account_id, count(*) FROM (
    SELECT entries.account_id, entries.stands, decisions.word, max(decisions.id)
    FROM decisions JOIN entries ON entries.id = decisions.entry_id GROUP BY entries.stands
) WHERE word <> 'unsure' GROUP BY account_id
"""
_OPEN = """
SELECT account_id, count(DISTINCT stands) FROM entries JOIN asked ON asked.entry_id = entries.id
WHERE stands NOT IN (
    SELECT stands FROM (
        SELECT entries.stands, decisions.word, max(decisions.id)
        FROM decisions JOIN entries ON entries.id = decisions.entry_id GROUP BY entries.stands
    ) WHERE word <> 'unsure'
) GROUP BY account_id
"""
_OTHERS = """
SELECT (SELECT count(*) FROM answers), (SELECT count(*) FROM checks),
    (SELECT count(*) FROM hotlines), (SELECT count(*) FROM incidents),
    (SELECT count(*) FROM settings)
"""
_SINCE = """
SELECT min(at) FROM (
    SELECT at FROM imports UNION ALL SELECT at FROM answers
    UNION ALL SELECT at FROM checks UNION ALL SELECT at FROM hotlines
    UNION ALL SELECT started FROM incidents
)
"""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Figures:
    """How much is kept; the mappings are by the id of the account. `since` is ISO 8601 in UTC."""

    entries: dict[int, int]
    decided: dict[int, int]
    open: dict[int, int]
    answers: int
    checks: int
    hotlines: int
    incidents: int
    settings: int
    since: str | None
    size: int


def figures(db: Database) -> Figures:
    """Count what is kept."""
    entries, decided, unanswered = (
        dict(db.connection.execute(query)) for query in (_ENTRIES, _WORDS, _OPEN)
    )
    answers, checks, hotlines, incidents, settings = db.connection.execute(_OTHERS).fetchone()
    return Figures(
        entries=entries,
        decided=decided,
        open=unanswered,
        answers=answers,
        checks=checks,
        hotlines=hotlines,
        incidents=incidents,
        settings=settings,
        since=db.connection.execute(_SINCE).fetchone()[0],
        size=sum(path.stat().st_size for path in (db.path, guard.log(db.path)) if path.exists()),
    )


def tables(db: Database) -> tuple[str, ...]:
    """The names of all tables."""
    return tuple(name for (name,) in db.connection.execute(_TABLES))


def rows(db: Database, table: str) -> tuple[tuple[str, ...], Iterator[tuple[Value, ...]]]:
    """The names of a table's columns, and its rows in the order of its key."""
    try:
        cursor = db.connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')  # noqa: S608 - of `tables`
        names = tuple(column[0] for column in cursor.description)
    except UnicodeDecodeError:  # a column with a damaged name
        raise failures.damaged(db.path) from None
    return names, cursor


def erase(path: Path) -> None:
    """Overwrite the database and the files beside it, delete them, and their folder if empty."""
    try:
        for file in reversed(guard.files(path)):
            if os.path.lexists(file):
                _overwrite(file)
                file.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    except OSError as error:
        raise failures.of_system(error, path) from error


def _overwrite(path: Path) -> None:
    with path.open("r+b") as stream:
        left = path.stat().st_size
        while left > 0:
            left -= stream.write(bytes(min(left, _CHUNK)))
        stream.flush()
        os.fsync(stream.fileno())
