"""A calendar file for the phone (RFC 5545), such that reading it in again updates its events.

Rules from what calendars of phones choke on: local times without a zone, the alarm last in its
event and with a text of its own, no properties beyond the standard.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from secaudit import __version__
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.calendar import Event

_LONG = timedelta(minutes=15)
_BEFORE = timedelta(minutes=5)
# Counted from here, so that a later file always has the higher number and needs no memory of it.
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def render(events: Iterable[Event], translator: Translator, *, owner: str, now: datetime) -> bytes:
    """The file; `owner` is a random word of this user, which keeps ids apart from those of others.

    `now` has a zone.
    """
    from icalendar import Alarm, Calendar, vDuration  # noqa: PLC0415 - only this needs it
    from icalendar import Event as Entry  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("PRODID", f"-//secaudit//secaudit {__version__}//EN")
    calendar.add("VERSION", "2.0")
    for event in events:
        title = translator.render(event.title)
        entry = Entry()
        entry.add("UID", f"{event.id}.{owner}@secaudit")
        entry.add("DTSTAMP", now.astimezone(UTC))
        entry.add("SEQUENCE", int((now - _FIRST) / timedelta(seconds=1)))
        entry.add("SUMMARY", title)
        entry.add("DESCRIPTION", translator.render(_text(event)))
        entry.add("DTSTART", event.start)
        entry.add("DTEND", event.start + _LONG)
        rule = {"FREQ": event.rule.unit, "INTERVAL": event.rule.every}
        if event.rule.month_day is not None:
            rule["BYMONTHDAY"] = event.rule.month_day
        entry.add("RRULE", rule)
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", title)
        alarm["TRIGGER"] = vDuration(-_BEFORE)
        entry.add_component(alarm)
        calendar.add_component(entry)
    text: bytes = calendar.to_ical()
    return text


def _text(event: Event) -> Message:
    return Message(N_("On your computer, type: {command}"), {"command": event.command})
