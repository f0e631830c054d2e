"""The record of an emergency: when it began, and what was done at which moment.

Everything is kept at once. The clock is a parameter: `at` has a time zone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.incident import Incident, StepDone
from secaudit.response import scenarios
from secaudit.storage import incidents

if TYPE_CHECKING:
    from datetime import datetime

    from secaudit.storage.database import Database

_LONGEST_NOTE = 200  # characters


def running(db: Database, provider: str | None = None) -> Incident | None:
    """The latest emergency that is not over; with `provider`, of it, else of none in particular."""
    still = [one for one in incidents.every(db) if one.ended is None]
    if provider is not None:
        own = [one for one in still if one.provider == provider]
        still = own or [one for one in still if one.provider is None]
    return still[-1] if still else None


def _same(db: Database, provider: str | None) -> Incident | None:
    """The latest that is not over of exactly this account."""
    every = incidents.every(db)
    same = [one for one in every if one.ended is None and one.provider == provider]
    return same[-1] if same else None


def latest(db: Database) -> Incident | None:
    """The emergency that is running, else the last one that is over."""
    every = incidents.every(db)
    return running(db) or (every[-1] if every else None)


def start_or_continue(  # noqa: PLR0913 - what a record begins with
    db: Database,
    scenario: str,
    *,
    provider: str | None,
    at: datetime,
    noticed: datetime | None = None,
    exact: bool = False,
) -> Incident:
    """Go on with the emergency of this provider that is not over, else begin one.

    One that names no provider is taken to be of this one, unless `exact`: then an account that
    nobody could name is an account of its own.
    What was done stays done when it turns out to be another scenario. Raises `UsageError` for a
    scenario that there is not.
    """
    scenarios.scenario(scenario)
    with db.transaction():
        found = _same(db, provider) if exact else running(db, provider)
        if found is None:
            key = incidents.start(db, scenario, provider=provider, at=at, noticed=noticed)
        else:
            key = found.id
            incidents.change(db, key, scenario=scenario, provider=provider or found.provider)
    return _of(db, key)


def tick(db: Database, incident: int, step: str, *, at: datetime, note: str = "") -> Incident:
    """Note that a step was done; ticked again, it keeps its first time, and its note unless new."""
    step = scenarios.known_step(step)
    with db.transaction():
        before = next((one.note for one in _of(db, incident).done if one.step == step), "")
        incidents.tick(db, incident, step, at=at, note=_clean(note) or before)
    return _of(db, incident)


def note(db: Database, incident: int, step: str, text: str, *, at: datetime) -> Incident:
    """Keep what the user wrote down of a step, such as a case number; it is done by that."""
    return tick(db, incident, step, at=at, note=text)


def untick(db: Database, incident: int, step: str) -> Incident:
    """Take a step back, its note too."""
    step = scenarios.known_step(step)
    with db.transaction():
        incidents.untick(db, incident, step)
    return _of(db, incident)


def end(db: Database, incident: int, *, at: datetime) -> Incident:
    """Note that the emergency is over; the record stays."""
    with db.transaction():
        incidents.end(db, incident, at=at)
    return _of(db, incident)


def drop(db: Database, incident: int) -> None:
    """Delete the record of an emergency that was none."""
    with db.transaction():
        incidents.remove(db, incident)


def _clean(text: str) -> str:
    return safe.plain(text, limit=_LONGEST_NOTE)


def _of(db: Database, key: int) -> Incident:
    return next(one for one in incidents.every(db) if one.id == key)


class Log:
    """The record of this run: kept at once, or in memory alone where there is no database."""

    def __init__(self, db: Database | None, incident: Incident) -> None:
        self._db, self.incident = db, incident

    @classmethod
    def begin(
        cls, db: Database | None, scenario: str, *, provider: str | None, at: datetime
    ) -> Log:
        """Go on with the record there is, else begin one."""
        if db is None:
            return cls(None, Incident(0, scenario, provider, at))
        return cls(db, start_or_continue(db, scenario, provider=provider, at=at))

    @property
    def done(self) -> dict[str, StepDone]:
        """What was done, by the id of the step."""
        return {one.step: one for one in self.incident.done}

    def tick(self, step: str, *, at: datetime, note: str = "") -> StepDone:
        """Note that a step was done; raises `StorageError` where that cannot be kept."""
        if self._db is not None:
            self.incident = tick(self._db, self.incident.id, step, at=at, note=note)
        elif step not in self.done or note:
            first = self.done.get(step, StepDone(step, at))
            new = replace(first, note=_clean(note) or first.note)
            others = tuple(one for one in self.incident.done if one.step != step)
            self.incident = replace(self.incident, done=(*others, new))
        return self.done[step]

    def untick(self, step: str) -> None:
        """Take a step back."""
        if self._db is not None:
            self.incident = untick(self._db, self.incident.id, step)
        else:
            others = tuple(one for one in self.incident.done if one.step != step)
            self.incident = replace(self.incident, done=others)

    def forget_database(self) -> None:
        """Go on in memory, with what is known so far."""
        self._db = None
