"""Whether the user is to be told today what is due, and that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.storage import settings

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.due import Due
    from secaudit.storage.database import Database

LINE, OFF = "remind.line", "off"  # the line after other commands
_TOLD = "remind.told"


def wanted(db: Database, *, today: date) -> bool:
    """Whether the line is wanted, and was not there today."""
    return settings.get(db, LINE) != OFF and settings.get(db, _TOLD) != today.isoformat()


def tell(db: Database, *, today: date) -> tuple[Due, ...]:
    """What is due, to be told now; nothing on the first day, on which everything is new."""
    first = settings.get(db, _TOLD) is None
    settings.put(db, _TOLD, today.isoformat())
    if first:
        return ()
    from secaudit.workflows.due import due_now  # noqa: PLC0415 - on most days none is asked for

    return due_now(db, today=today)
