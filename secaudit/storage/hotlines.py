"""Numbers that the user has confirmed inside the app or on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.storage.database import Database

_COUNT = "SELECT count(*) FROM hotlines"


def count(db: Database) -> int:
    """How many numbers were confirmed."""
    number: int = db.connection.execute(_COUNT).fetchone()[0]
    return number
