"""When which audit was done and what it came to: figures only, never what was audited."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from secaudit.model.status import Noted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.storage.database import Database

_ADD = "INSERT INTO checks (kind, label, at, result) VALUES (?, ?, ?, ?)"
_EVERY = "SELECT kind, label, at, result FROM checks WHERE ifnull(kind = ?, TRUE) ORDER BY at, id"
_REMOVE = "DELETE FROM checks WHERE kind = ? AND label = ?"
_RESULTS = "SELECT label, result FROM checks WHERE kind = ? ORDER BY id"
_LAST = "SELECT max(at) FROM checks WHERE kind = ? AND label = ?"


def every(db: Database, kind: str | None = None) -> tuple[Noted, ...]:
    """All audits that were noted, or those of one kind, the oldest first."""
    return tuple(
        Noted(kind, label, datetime.fromisoformat(at), json.loads(result))
        for kind, label, at, result in db.connection.execute(_EVERY, (kind,))
    )


def add(db: Database, kind: str, *, label: str, at: str, result: Mapping[str, int]) -> None:
    """Keep the figures of one audit; `at` is ISO 8601 in UTC."""
    db.connection.execute(_ADD, (kind, label, at, json.dumps(result, sort_keys=True)))


def last(db: Database, kind: str, *, label: str) -> str | None:
    """When this kind of audit was last done."""
    moment: str | None = db.connection.execute(_LAST, (kind, label)).fetchone()[0]
    return moment


def results(db: Database, kind: str) -> dict[str, dict[str, int]]:
    """The figures of the last audit of this kind for each label."""
    rows = db.connection.execute(_RESULTS, (kind,))
    return {label: json.loads(result) for label, result in rows}


def remove(db: Database, kind: str, *, label: str) -> None:
    """Forget the audits of this kind and label."""
    db.connection.execute(_REMOVE, (kind, label))
