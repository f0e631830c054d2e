"""Numbers that the user has confirmed inside the app or on the card, by the id of the provider."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from secaudit.model.plan import ConfirmedNumber

if TYPE_CHECKING:
    from secaudit.storage.database import Database

_COUNT = "SELECT count(*) FROM hotlines"
_CONFIRM = """
INSERT INTO hotlines (provider, number, at) VALUES (?, ?, ?)
ON CONFLICT (provider, number) DO UPDATE SET at = excluded.at
"""
_OF = "SELECT number, at FROM hotlines WHERE provider = ? ORDER BY at DESC, number"
_ALL = "SELECT DISTINCT provider FROM hotlines ORDER BY provider"
_REMOVE = "DELETE FROM hotlines WHERE provider = ? AND number = ?"


def count(db: Database) -> int:
    """How many numbers were confirmed."""
    number: int = db.connection.execute(_COUNT).fetchone()[0]
    return number


def confirm(db: Database, provider: str, number: str, *, day: date) -> None:
    """Keep that the user read this number in the app or on the card on this day."""
    db.connection.execute(_CONFIRM, (provider, number, day.isoformat()))


def of(db: Database, provider: str) -> tuple[ConfirmedNumber, ...]:
    """The confirmed numbers of a provider, the latest first."""
    rows = db.connection.execute(_OF, (provider,))
    return tuple(ConfirmedNumber(number, date.fromisoformat(at[:10])) for number, at in rows)


def providers(db: Database) -> tuple[str, ...]:
    """The providers of which a number was confirmed."""
    return tuple(provider for (provider,) in db.connection.execute(_ALL))


def remove(db: Database, provider: str, number: str) -> bool:
    """Forget a confirmed number; whether there was one."""
    return db.connection.execute(_REMOVE, (provider, number)).rowcount > 0
