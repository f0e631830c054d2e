"""What `secaudit remind start` has written, so that exactly this can be deleted again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from secaudit.storage import settings

if TYPE_CHECKING:
    from secaudit.storage.database import Database

_NAME = "remind.schedule"


@dataclass(frozen=True, slots=True)
class Record:
    """A scheduler by its name, its hour, and the digest (SHA-256) of each file by its path."""

    scheduler: str
    hour: int
    files: dict[str, str]


def get(db: Database) -> Record | None:
    """What was started last and not deleted since."""
    text = settings.get(db, _NAME)
    return None if text is None else Record(**json.loads(text))


def put(db: Database, record: Record) -> None:
    """Keep what is being started."""
    settings.put(db, _NAME, json.dumps(asdict(record)))


def remove(db: Database) -> None:
    """Forget it."""
    settings.remove(db, _NAME)
