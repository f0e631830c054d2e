"""When what is to be done again: from the history and the user's wishes to due dates.

Pure: neither the clock nor the database is looked at here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from secaudit.model.due import Due
from secaudit.model.message import Message
from secaudit.reminders.items import items

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from secaudit.reminders.items import Item

ANSWERS = "answers"  # what tells of an item that consists of questions


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered, and after how many days it is worth asking again."""

    on: date
    every: int


@dataclass(frozen=True, slots=True)
class History:
    """What the past tells.

    `last`: the latest day of each part of the history (as items name them); `done`: the day on
    which the user said so, by the item; `every`: the user's own intervals, 0 for "off"; `answered`:
    the questions that were answered.
    """

    last: Mapping[str, date] = field(default_factory=dict)
    done: Mapping[str, date] = field(default_factory=dict)
    every: Mapping[str, int] = field(default_factory=dict)
    answered: tuple[Answered, ...] = ()


def due_dates(history: History, *, today: date) -> tuple[Due, ...]:
    """The items that the user wants, the earliest day first; what was never done is due today."""
    found = [
        _due(item, history, days, today=today)
        for item in items()
        if (days := interval(item, history.every))
    ]
    return tuple(sorted(found, key=lambda due: due.day))


def interval(item: Item, wishes: Mapping[str, int]) -> int:
    """After how many days the item is due again; 0 where it is off."""
    return wishes.get(item.id, 0 if item.off else item.every)


def _due(item: Item, history: History, days: int, *, today: date) -> Due:
    told = [history.last[name] for name in item.told if name in history.last]
    told += [one.on for one in history.answered if ANSWERS in item.told]
    if item.id in history.done:
        told.append(history.done[item.id])
    last = min(max(told), today) if told else None  # a clock that was set back tells of no future
    day, every = (today if last is None else _later(last, days)), days
    if ANSWERS in item.told and item.id not in history.every:
        said = history.done.get(item.id)
        again = [(_later(max(one.on, said or one.on), one.every), one) for one in history.answered]
        if again:
            day, first = min(again, key=lambda pair: pair[0])
            every = first.every
    title = Message("{title}", {"title": item.title})
    return Due(item.id, title, last, day, every, item.command)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)
