"""Due dates from what is kept: one look into the database, nothing heavy loaded."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from secaudit.questionnaire.intervals import recheck_days
from secaudit.reminders.due import Answered, History, due_dates
from secaudit.storage import checks
from secaudit.storage.lasts import DONE, lasts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.model.due import Due
    from secaudit.storage.database import Database

_DATE = len("2026-01-31")


def dues(db: Database | None, *, today: date) -> tuple[Due, ...]:
    """Everything that the user wants to be reminded of, the earliest day first.

    Without a database nothing was ever done, so that all of it is due.
    """
    return due_dates(History() if db is None else history(db), today=today)


def due_now(db: Database | None, *, today: date) -> tuple[Due, ...]:
    """What is due by `today`."""
    return tuple(one for one in dues(db, today=today) if one.is_due(today))


def history(db: Database) -> History:
    """What the database tells of when what was last done."""
    found = lasts(db)
    return History(
        last=_days(found.last),
        done=_days(found.done),
        every={item: int(days) for item, days in found.every.items()},
        answered=_answered(found.answers),
    )


def note_done(db: Database, item: str, *, day: date) -> None:
    """Keep that the user has done an item on `day`."""
    # Noon, so that the day stays the same when the moment is read back.
    at = datetime.combine(day, time(12)).astimezone(UTC).isoformat(timespec="seconds")
    checks.add(db, DONE, label=item, at=at, result={})


def _answered(answers: Mapping[str, str]) -> tuple[Answered, ...]:
    if not answers:
        return ()
    days = recheck_days()
    return tuple(Answered(_day(at), days[key]) for key, at in answers.items() if key in days)


def _days(moments: Mapping[str, str]) -> dict[str, date]:
    return {name: _day(at) for name, at in moments.items()}


def _day(moment: str) -> date:
    """The local day of a moment; a bare day is local already."""
    if len(moment) == _DATE:
        return date.fromisoformat(moment)
    return datetime.fromisoformat(moment).astimezone().date()
