"""Emergencies and the steps done in them: the record of when the user froze and called."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from secaudit.model.incident import Incident, StepDone

if TYPE_CHECKING:
    from secaudit.storage.database import Database

_START = "INSERT INTO incidents (scenario, provider, started, noticed) VALUES (?, ?, ?, ?)"
_ALL = "SELECT id, scenario, provider, started, noticed, ended FROM incidents ORDER BY id"
_STEPS = "SELECT step, at, note FROM incident_steps WHERE incident_id = ? ORDER BY at, rowid"
_TICK = """
INSERT INTO incident_steps (incident_id, step, at, note) VALUES (?, ?, ?, ?)
ON CONFLICT (incident_id, step) DO UPDATE SET note = excluded.note
"""
_UNTICK = "DELETE FROM incident_steps WHERE incident_id = ? AND step = ?"
_CHANGE = "UPDATE incidents SET scenario = ?, provider = ? WHERE id = ?"
_REMOVE = "DELETE FROM incidents WHERE id = ?"
_END = "UPDATE incidents SET ended = ? WHERE id = ?"


def start(
    db: Database, scenario: str, *, provider: str | None, at: datetime, noticed: datetime | None
) -> int:
    """Begin a record; its id. `at` has a time zone, `noticed` is the local wall clock."""
    told = None if noticed is None else noticed.isoformat(timespec="minutes")
    cursor = db.connection.execute(_START, (scenario, provider, _utc(at), told))
    return cursor.lastrowid or 0


def change(db: Database, incident: int, *, scenario: str, provider: str | None) -> None:
    """Correct what kind of emergency it is, and whose account it is about."""
    db.connection.execute(_CHANGE, (scenario, provider, incident))


def tick(db: Database, incident: int, step: str, *, at: datetime, note: str = "") -> None:
    """Note that a step was done at a moment; ticked again, it keeps its first time."""
    db.connection.execute(_TICK, (incident, step, _utc(at), note))


def untick(db: Database, incident: int, step: str) -> bool:
    """Take a step back; whether it had been ticked."""
    return db.connection.execute(_UNTICK, (incident, step)).rowcount > 0


def end(db: Database, incident: int, *, at: datetime) -> None:
    """Note that the emergency is over."""
    db.connection.execute(_END, (_utc(at), incident))


def remove(db: Database, incident: int) -> None:
    """Delete a record with its steps."""
    db.connection.execute(_REMOVE, (incident,))


def every(db: Database) -> tuple[Incident, ...]:
    """All emergencies, the oldest first."""
    return tuple(
        Incident(
            id=key,
            scenario=scenario,
            provider=provider,
            started=datetime.fromisoformat(started),
            noticed=None if noticed is None else datetime.fromisoformat(noticed),
            ended=None if ended is None else datetime.fromisoformat(ended),
            done=_done(db, key),
        )
        for key, scenario, provider, started, noticed, ended in db.connection.execute(_ALL)
    )


def running(db: Database) -> Incident | None:
    """The latest emergency, where it is not over."""
    latest = every(db)[-1:]
    return latest[0] if latest and latest[0].ended is None else None


def _done(db: Database, incident: int) -> tuple[StepDone, ...]:
    rows = db.connection.execute(_STEPS, (incident,))
    return tuple(StepDone(step, datetime.fromisoformat(at), note) for step, at, note in rows)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
