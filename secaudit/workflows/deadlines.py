"""Deadlines for what the user has said is not theirs, and the place whose rules hold for them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.errors import NothingKept, UsageError
from secaudit.model.memory import Decision
from secaudit.response.deadlines import deadlines
from secaudit.response.jurisdictions import folded, jurisdictions, place_of
from secaudit.storage import decisions, imports, incidents, lookups, settings
from secaudit.storage.database import open_database
from secaudit.workflows.withdrawals import provider_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.model.deadline import Deadline
    from secaudit.model.message import Bilingual
    from secaudit.storage.database import Database

SETTING = "jurisdiction"
_EPOCH = date(1970, 1, 1)
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Disputed:
    """The entries that are not the user's: the day of the first, and when that was noticed.

    `provider` is the wallet or bank that they are of, where it is one.
    """

    paid: date
    noticed: date
    count: int
    provider: str | None


def disputed() -> Disputed | None:
    """What the user has said is not theirs, if anything."""
    with _reading() as db:
        if db is None:
            return None
        stolen = {key for key, word in decisions.current(db).items() if word == Decision.NOT_MINE}
        found = {one: lookups.times(db, one.id, stolen) for one in imports.accounts(db)}
        times = [second for seconds in found.values() for second in seconds]
        if not times:
            return None
        paid = _EPOCH + timedelta(days=min(times) // _DAY)
        names = {account.provider for account, seconds in found.items() if seconds}
        return Disputed(
            paid,
            noticed=max(paid, _noticed(db)),
            count=len(times),
            provider=names.pop() if len(names) == 1 else None,
        )


def place() -> str | None:
    """The place that the user has named before, if rules of it are on file."""
    with _reading() as db:
        kept = None if db is None else settings.get(db, SETTING)
    if kept is None:
        return None
    try:
        place_of(kept)
    except UsageError:
        return None
    return kept


def place_of_provider(name: str | None) -> str | None:
    """The place of a wallet or bank that is under the laws of one place only."""
    provider = provider_of(name)
    if provider is None or len(provider.jurisdiction) != 1:
        return None
    return provider.jurisdiction[0]


def keep_place(code: str) -> None:
    """Remember the place of the user; raises `UsageError` for one that nothing is known of."""
    place_of(code)
    with open_database() as db:
        settings.put(db, SETTING, folded(code))


def places() -> tuple[tuple[str, Bilingual], ...]:
    """The places that can be chosen from, with their names."""
    return tuple((place.id, place.name) for place in jurisdictions().place)


def found(
    code: str | None, *, paid: date, noticed: date, today: date, provider: str | None = None
) -> tuple[Deadline, ...]:
    """The deadlines for a payment; see `secaudit.response.deadlines`."""
    return deadlines(code, paid=paid, noticed=noticed, today=today, provider=provider_of(provider))


def _noticed(db: Database) -> date:
    """The day on which the user first said so, or noticed it as they told in an emergency."""
    told = [one.noticed.date() for one in incidents.every(db) if one.noticed is not None]
    said = decisions.first_said(db, Decision.NOT_MINE)
    if said is not None:
        told.append(datetime.fromisoformat(said).astimezone().date())
    return min(told, default=clock.today())


@contextmanager
def _reading() -> Iterator[Database | None]:
    """The database, or None: nobody wants an empty one for having asked."""
    try:
        with open_database(write=False) as db:
            yield db
    except NothingKept:
        yield None
