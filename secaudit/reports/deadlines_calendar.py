"""Deadlines as a calendar file (.ics): all-day events that remind a week and a day before.

An event keeps its UID when the file is made again, so that a calendar changes it instead of adding
another. Nothing of the payment stands in it but its day: calendars are often shared.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from secaudit.model.deadline import Duty
from secaudit.model.message import N_, Message
from secaudit.reports import deadlines_part

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from icalendar import Alarm, Event

    from secaudit.i18n import Translator
    from secaudit.model.deadline import Deadline

_PRODUCT = "-//secaudit//deadlines//EN"
# Before the morning of the day itself, when the alarm still leaves time to act.
_ALARMS = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9), timedelta(hours=9))


def render(found: Iterable[Deadline], translator: Translator, *, paid: date, today: date) -> bytes:
    """The file: one event for every deadline that has a day and is not over."""
    from icalendar import Calendar  # noqa: PLC0415 - only for this file

    file = Calendar()
    file.add("prodid", _PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    for one in found:
        if one.day is not None and not one.is_over(today):
            file.add_component(_event(one, one.day, translator, paid=paid, today=today))
    return bytes(file.to_ical())


def _event(one: Deadline, day: date, translator: Translator, *, paid: date, today: date) -> Event:
    from icalendar import Event  # noqa: PLC0415

    summary = translator.render(_summary(one))
    event = Event()
    event.add("uid", _uid(one, paid))
    event.add("summary", summary)
    event.add("description", "\n".join(deadlines_part.about(one, translator)))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    # NOTE: the stamp must be there; the day alone keeps two files of one day the same.
    event.add("dtstamp", datetime.combine(today, time.min, UTC))
    for before in _ALARMS:
        if (datetime.combine(day, time.min) + before).date() >= today:
            event.add_component(_alarm(summary, before))
    return event


def _alarm(text: str, before: timedelta) -> Alarm:
    from icalendar import Alarm  # noqa: PLC0415

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", before)
    return alarm


def _summary(one: Deadline) -> Message:
    if not one.ref:
        return Message(N_("Report the payment to the wallet or bank today"))
    if one.duty is Duty.THEIRS:
        return Message(N_("The wallet or bank has to act by now ({ref})"), {"ref": one.ref})
    return Message(
        N_("Last day for a payment that is not yours: {covers} ({ref})"),
        {"covers": one.covers, "ref": one.ref},
    )


def _uid(one: Deadline, paid: date) -> str:
    """The same for the same rule and day of payment, whenever the file is made."""
    key = f"{one.jurisdiction}/{one.rule}/{paid.isoformat()}"
    return f"{sha256(key.encode()).hexdigest()[:24]}@secaudit"
