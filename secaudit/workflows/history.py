"""The history of audits: in order of time, and compared between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.errors import NothingKept, UsageError
from secaudit.model.history import Change, History
from secaudit.model.message import N_, Message
from secaudit.storage import checks
from secaudit.storage.database import open_database
from secaudit.storage.lasts import DONE
from secaudit.workflows.status import scores

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from secaudit.model.status import Noted


def kept_history(*, between: tuple[date, date] | None = None) -> History:
    """Everything that was noted; changes between two days, or from the last but one to the last."""
    if between is not None and between[0] >= between[1]:
        raise UsageError(
            Message(N_("the first day must lie before the second.")), where="--between"
        )
    try:
        with open_database(write=False) as db:
            every = checks.every(db)
    except NothingKept:
        every = ()
    # What the user only says was done has no figures that could change.
    noted = tuple(one for one in every if one.kind != DONE)
    changes = last_changes(noted) if between is None else changes_between(noted, *between)
    return History(every, scores(noted), changes)


def last_changes(noted: Iterable[Noted]) -> tuple[Change, ...]:
    """What the last audit of each kind and label has changed."""
    return tuple(Change(rows[-2], rows[-1]) for rows in _apart(noted) if len(rows) > 1)


def changes_between(noted: Iterable[Noted], first: date, second: date) -> tuple[Change, ...]:
    """What stood at the end of the first day, and what at the end of the second."""
    found = []
    for rows in _apart(noted):
        before = [one for one in rows if clock.local(one.at) <= first]
        after = [one for one in rows if first < clock.local(one.at) <= second]
        if after:
            found.append(Change(before[-1] if before else None, after[-1]))
    return tuple(found)


def _apart(noted: Iterable[Noted]) -> list[list[Noted]]:
    rows: dict[tuple[str, str], list[Noted]] = {}
    for one in noted:
        rows.setdefault((one.kind, one.label), []).append(one)
    return list(rows.values())
