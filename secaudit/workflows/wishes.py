"""What the user wants to be reminded of, and how often; whether a line after commands tells it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from secaudit.errors import UsageError
from secaudit.model.message import N_, Message
from secaudit.model.wish import Wish
from secaudit.reminders.calendar import events
from secaudit.reminders.due import ANSWERS, interval
from secaudit.reminders.items import MOST_DAYS, items
from secaudit.storage import settings
from secaudit.storage.lasts import EVERY
from secaudit.workflows.due import dues, history
from secaudit.workflows.told import LINE, OFF

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from secaudit.model.calendar import Event
    from secaudit.reminders.items import Item
    from secaudit.storage.database import Database

_OWNER = "remind.calendar"
_DEFAULT = "default"
_NAMED = {"off": 0, "weekly": 7, "monthly": 30, "quarterly": 90, "half-yearly": 180, "yearly": 365}


def names() -> tuple[str, ...]:
    """The ids of all items."""
    return tuple(item.id for item in items())


def wishes(db: Database | None) -> tuple[Wish, ...]:
    """Every item with its interval, and both views where sources differ."""
    every = {} if db is None else history(db).every
    return tuple(_wish(item, every) for item in items())


def _wish(item: Item, every: Mapping[str, int]) -> Wish:
    views = (item.contested.document, item.contested.guidance) if item.contested else None
    return Wish(
        id=item.id,
        title=item.title,
        every=interval(item, every),
        by_question=ANSWERS in item.told and item.id not in every,
        views=views,
    )


def days_of(wish: str) -> int | None:
    """The interval that was typed, in days: 0 for off, None for the default.

    Raises `UsageError` where it is neither one of the words nor a number of days.
    """
    if wish == _DEFAULT:
        return None
    if wish in _NAMED:
        return _NAMED[wish]
    days = int(wish) if wish.isdecimal() and len(wish) <= len(str(MOST_DAYS)) else 0
    if not 1 <= days <= MOST_DAYS:
        raise UsageError(
            Message(N_("{wish} is no interval."), {"wish": wish}),
            where="secaudit remind set",
            hint=Message(
                N_("Give a number of days up to {most}, or one of: {words}."),
                {"most": MOST_DAYS, "words": ", ".join((*_NAMED, _DEFAULT))},
            ),
        )
    return days


def set_interval(db: Database, item: str, days: int | None) -> None:
    """Keep how often an item is wanted, as `days_of` tells it."""
    if days is None:
        settings.remove(db, EVERY + item)
    else:
        settings.put(db, EVERY + item, str(days))


def set_line(db: Database, *, wanted: bool) -> None:
    """Keep whether other commands end with a line about what is due."""
    if wanted:
        settings.remove(db, LINE)
    else:
        settings.put(db, LINE, OFF)


def calendar(db: Database, *, hour: int, today: date) -> tuple[tuple[Event, ...], str]:
    """The events of a calendar file, and the word that tells them from those of other people."""
    owner = settings.get(db, _OWNER)
    if owner is None:
        owner = uuid.uuid4().hex
        settings.put(db, _OWNER, owner)
    return events(dues(db, today=today), hour=hour, today=today), owner
