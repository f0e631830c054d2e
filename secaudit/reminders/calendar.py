"""Due dates as events of a calendar that repeats them: dates and rules, no file format.

Intervals of whole weeks and months become such; a monthly event is never on the 29th to 31st,
which some months do not have, but on the last day instead.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, time
from typing import TYPE_CHECKING

from secaudit.model.calendar import Event, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from secaudit.model.due import Due

_SAFE_DAY, _LAST_DAY = 28, -1
_WEEK = 7
_MONTHS = {30: 1, 60: 2, 90: 3, 180: 6, 365: 12}


def events(dues: Iterable[Due], *, hour: int, today: date) -> tuple[Event, ...]:
    """One repeating event for each item; what is late begins today."""
    return tuple(_event(due, hour, today) for due in dues)


def _event(due: Due, hour: int, today: date) -> Event:
    day, months = max(due.day, today), _MONTHS.get(due.every)
    if months is not None:
        rule = Rule("MONTHLY", months, day.day if day.day <= _SAFE_DAY else _LAST_DAY)
        if rule.month_day == _LAST_DAY:
            # The first event has to be one that the rule gives, or some calendars show it twice.
            day = day.replace(day=monthrange(day.year, day.month)[1])
    elif due.every % _WEEK == 0:
        rule = Rule("WEEKLY", due.every // _WEEK)
    else:
        rule = Rule("DAILY", due.every)
    return Event(due.id, due.title, due.command, datetime.combine(day, time(hour)), rule)
