"""What the user wants to be remembered beside ledgers and checks: texts by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.storage.database import Database

_GET = "SELECT value FROM settings WHERE name = ?"
_PUT = """
INSERT INTO settings (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
_REMOVE = "DELETE FROM settings WHERE name = ?"


def get(db: Database, name: str) -> str | None:
    """The text of this name."""
    row = db.connection.execute(_GET, (name,)).fetchone()
    return None if row is None else str(row[0])


def put(db: Database, name: str, value: str) -> None:
    """Keep a text, in place of the one before."""
    db.connection.execute(_PUT, (name, value))


def remove(db: Database, name: str) -> bool:
    """Delete the text of this name; whether there was one."""
    return db.connection.execute(_REMOVE, (name,)).rowcount > 0
