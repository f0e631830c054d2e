"""Deadlines for what the user has said is not theirs, and the place whose rules hold for them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from secaudit.errors import NothingKept
from secaudit.model.memory import Decision
from secaudit.response.deadlines import deadlines
from secaudit.response.jurisdictions import jurisdictions, place_of
from secaudit.storage import decisions, imports, incidents, lookups, settings
from secaudit.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from secaudit.model.deadline import Deadline, What
    from secaudit.model.message import Bilingual
    from secaudit.storage.database import Database

SETTING = "jurisdiction"
_EPOCH = date(1970, 1, 1)
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Disputed:
    """The entries that are not the user's: the day of the first, and when that was noticed."""

    paid: date
    noticed: date
    count: int


def disputed() -> Disputed | None:
    """What the user has said is not theirs, if anything."""
    with _reading() as db:
        if db is None:
            return None
        stolen = {key for key, word in decisions.current(db).items() if word == Decision.NOT_MINE}
        times = [
            second
            for account in imports.accounts(db)
            for second in lookups.times(db, account.id, stolen)
        ]
        if not times:
            return None
        paid = _EPOCH + timedelta(days=min(times) // _DAY)
        return Disputed(paid, max(paid, _noticed(db)), len(times))


def place() -> str | None:
    """The place that the user has named before, if it is still one of those known."""
    with _reading() as db:
        return None if db is None else settings.get(db, SETTING)


def keep_place(code: str) -> None:
    """Remember the place of the user; raises `UsageError` for one that nothing is known of."""
    place_of(code)
    with open_database() as db:
        settings.put(db, SETTING, code.strip().upper())


def places() -> tuple[tuple[str, Bilingual], ...]:
    """The places that can be chosen from, with their names."""
    return tuple((place.id, place.name) for place in jurisdictions().place)


def found(
    code: str | None, *, paid: date, noticed: date, today: date, what: Collection[What] = ()
) -> tuple[Deadline, ...]:
    """The deadlines for a payment; see `secaudit.response.deadlines`."""
    return deadlines(code, paid=paid, noticed=noticed, today=today, what=what)


def _noticed(db: Database) -> date:
    """The day on which the user first said so, or noticed it as they told in an emergency."""
    told = [one.noticed.date() for one in incidents.every(db) if one.noticed is not None]
    said = decisions.first_said(db, Decision.NOT_MINE)
    if said is not None:
        told.append(datetime.fromisoformat(said).astimezone().date())
    return min(told, default=datetime.now(UTC).astimezone().date())


@contextmanager
def _reading() -> Iterator[Database | None]:
    """The database, or None: nobody wants an empty one for having asked."""
    try:
        with open_database(write=False) as db:
            yield db
    except NothingKept:
        yield None
