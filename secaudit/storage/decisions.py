"""What the user was asked about, and what they said.

Both belong to an entry of the joined ledger, but are kept beside a row of an export: whatever comes
to stand for that row later takes them over. Decisions are only added; the latest one counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secaudit.storage.database import Database

_CURRENT = """
SELECT entries.stands, decisions.word FROM decisions
JOIN entries ON entries.id = decisions.entry_id ORDER BY decisions.id
"""
# What was last said of the entry, while undo and later answers count.
_TRUSTED = """
SELECT standing.payee_key, decisions.word FROM decisions
JOIN entries ON entries.id = decisions.entry_id
JOIN entries AS standing ON standing.id = entries.stands
WHERE standing.payee_key IS NOT NULL AND decisions.id IN (
    SELECT max(latest.id) FROM decisions AS latest
    JOIN entries AS own ON own.id = latest.entry_id GROUP BY own.stands
)
"""
_WHEN = """
SELECT entries.stands, max(decisions.at) FROM decisions
JOIN entries ON entries.id = decisions.entry_id GROUP BY entries.stands
"""
_DECIDE = "INSERT INTO decisions (entry_id, word, at, batch) VALUES (?, ?, ?, ?)"
_LAST_BATCH = "SELECT max(batch) FROM decisions"
_OF_BATCH = """
SELECT entries.stands, decisions.word FROM decisions
JOIN entries ON entries.id = decisions.entry_id WHERE decisions.batch = ? ORDER BY decisions.id
"""
_FIRST = "SELECT min(at) FROM decisions WHERE word = ?"
_UNDO = "DELETE FROM decisions WHERE batch = ?"
_ASKED = """
SELECT entries.stands, max(asked.severity) FROM asked
JOIN entries ON entries.id = asked.entry_id GROUP BY entries.stands
"""
_ASK = """
INSERT INTO asked (entry_id, at, severity) VALUES (?, ?, ?)
ON CONFLICT (entry_id) DO UPDATE SET severity = max(severity, excluded.severity)
"""
_MOVE = "UPDATE decisions SET entry_id = ? WHERE entry_id = ?"
_MOVE_ASKED = "UPDATE OR IGNORE asked SET entry_id = ? WHERE entry_id = ?"
# A row with something to lose, and the row that it can be kept beside.
_HEIRS = """
WITH own (id, stands) AS (
    SELECT id, stands FROM entries
    WHERE import_id = ?1 AND id IN (SELECT entry_id FROM decisions UNION SELECT entry_id FROM asked)
)
SELECT own.id, max(heir.id) FROM own JOIN entries AS heir
ON heir.id = own.stands OR heir.id IN (
    SELECT id FROM entries AS stood_for WHERE stood_for.stands = own.stands AND stands <> id
)
WHERE heir.import_id <> ?1 GROUP BY own.id
"""


@dataclass(frozen=True, slots=True)
class Said:
    """The user's word on one entry: mine, not_mine, always_mine or unsure."""

    entry_id: int
    word: str


def current(db: Database) -> dict[int, str]:
    """The word that counts for each entry of the ledger about which something was said."""
    return dict(db.connection.execute(_CURRENT).fetchall())


def when(db: Database) -> dict[int, str]:
    """When something was last said of each entry, ISO 8601 in UTC."""
    return dict(db.connection.execute(_WHEN).fetchall())


def always_mine(db: Database) -> frozenset[str]:
    """Payees (as `payee_key`) all of whose entries are the user's, as they said."""
    said = db.connection.execute(_TRUSTED).fetchall()
    return frozenset(payee for payee, word in said if word == "always_mine")


def decide(db: Database, said: Iterable[Said], *, at: str) -> None:
    """Add what was said in one answer; `at` is ISO 8601 in UTC."""
    batch = (db.connection.execute(_LAST_BATCH).fetchone()[0] or 0) + 1
    rows = [(one.entry_id, one.word, at, batch) for one in said]
    db.connection.executemany(_DECIDE, rows)


def undo(db: Database) -> tuple[Said, ...]:
    """Take back the last answer; what it said, nothing where there is none."""
    batch = db.connection.execute(_LAST_BATCH).fetchone()[0]
    taken = tuple(Said(*row) for row in db.connection.execute(_OF_BATCH, (batch,)))
    db.connection.execute(_UNDO, (batch,))
    return taken


def first_said(db: Database, word: str) -> str | None:
    """When this was first said of any entry; ISO 8601 in UTC."""
    moment: str | None = db.connection.execute(_FIRST, (word,)).fetchone()[0]
    return moment


def asked(db: Database) -> dict[int, int]:
    """The entries of the ledger that a scan has asked about, and how urgently."""
    return dict(db.connection.execute(_ASKED).fetchall())


def ask(db: Database, severities: Mapping[int, int], *, at: str) -> None:
    """Note that a scan asks about entries; each with its severity."""
    rows = [(entry, at, severity) for entry, severity in severities.items()]
    db.connection.executemany(_ASK, rows)


def move(db: Database, pairs: Iterable[tuple[int, int]]) -> None:
    """Keep what was asked and said beside other rows: pairs of the old row and the new one."""
    turned = [(new, old) for old, new in pairs]
    db.connection.executemany(_MOVE, turned)
    db.connection.executemany(_MOVE_ASKED, turned)


def hand_on(db: Database, import_id: int) -> None:
    """Keep what belongs to rows of an import beside rows of others that are the same entries."""
    move(db, db.connection.execute(_HEIRS, (import_id,)).fetchall())
