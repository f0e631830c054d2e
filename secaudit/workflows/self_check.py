"""The guided self-check: which parts are due, what of each is kept, and what it comes to.

Each part is kept when it is done, so that leaving in the middle loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.errors import NothingKept
from secaudit.model.self_check import Outcome, Part, Planned
from secaudit.providers import profiles
from secaudit.response import showing
from secaudit.storage import imports
from secaudit.storage.database import open_database
from secaudit.workflows import hotline, providers
from secaudit.workflows.due import dues, note_done
from secaudit.workflows.questionnaire import Session
from secaudit.workflows.status import status

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.message import Bilingual
    from secaudit.model.plan import Way
    from secaudit.model.questionnaire import Fact, Question
    from secaudit.storage.database import Database

LABEL = "wallet"  # the name that the reminders propose, too


def planned(*, today: date, every: bool) -> tuple[Planned, ...]:
    """The parts to do: those that are due by `today`, or all of them."""
    try:
        with open_database(write=False) as db:
            found = dues(db, today=today)
    except NothingKept:
        found = dues(None, today=today)
    by_id = {one.id: one for one in found if every or one.is_due(today)}
    return tuple(
        Planned(part, by_id[part].title, by_id[part].last) for part in Part if part in by_id
    )


def known_provider() -> str | None:
    """The wallet or bank of the latest export that is kept, where we have a profile of it."""
    try:
        with open_database(write=False) as db:
            lines = imports.imports(db)
    except NothingKept:
        return None
    named = [line.provider for line in sorted(lines, key=lambda line: line.at)]
    return next((name for name in reversed(named) if name in profiles.ids()), None)


def provider_name(provider: str) -> Bilingual:
    """What the provider is called."""
    return profiles.load(provider).name


def named(text: str) -> str:
    """The id of the provider that the user names; raises `UsageError` where there is none."""
    return hotline.loaded(providers.known(), text)


def ways_to_confirm(provider: str) -> tuple[Way, ...]:
    """Where to find the provider's own number, best first."""
    facts = profiles.load(provider)
    sure, doubtful = showing.ways((facts.confirm,) if facts.confirm else ())
    return sure + doubtful


def note_update(part: Part) -> None:
    """Keep that an update was looked for and installed."""
    with open_database() as db:
        note_done(db, part, day=clock.today())


def questions(session: Session, *, every: bool) -> tuple[Fact | Question, ...]:
    """What to ask: the quick questions and those answered before that are due, or everything."""
    return session.steps(quick=not every, due=not every)


def record(session: Session) -> None:
    """Keep the score of the answers: of the whole bank where more than the quick ones are known."""
    session.record(session.result(quick=_only_quick(session)))


def outcome(*, today: date) -> Outcome:
    """What everything that is known comes to."""
    try:
        with open_database(write=False) as db:
            return _outcome(db, today)
    except NothingKept:
        return _outcome(None, today)


def _outcome(db: Database | None, today: date) -> Outcome:
    session = Session(db)
    result = session.result(quick=_only_quick(session)) if session.answers else None
    return Outcome(result, status(db, today=today))


def _only_quick(session: Session) -> bool:
    slow = {one.id for one in session.bank.questions if not one.quick}
    return slow.isdisjoint(session.answers)
