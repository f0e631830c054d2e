"""The calendar file: the rules that phones ask for, and two readers that know nothing of us."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject

from secaudit.i18n import Translator
from secaudit.reminders.calendar import events
from secaudit.reminders.due import History, due_dates
from secaudit.reports.calendar_file import render

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
DAY = date(2026, 11, 29)
EVERY = {"transactions": 7, "password-change": 90, "pin": 45, "hotline": 365}


def made(language: str = "en", *, now: datetime = NOW, hour: int = 20) -> bytes:
    dues = due_dates(History(every=EVERY), today=DAY)
    found = events(dues, hour=hour, today=DAY)
    return render(found, Translator(language), owner="0123abcd", now=now)


LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@LANGUAGES
def test_lines_are_folded_by_octets_at_whole_characters_and_end_with_crlf(language: str) -> None:
    text = made(language)
    assert text.count(b"\n") == text.count(b"\r\n")
    for line in text.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


@LANGUAGES
def test_times_are_of_the_wall_clock_wherever_the_phone_is(language: str) -> None:
    text = made(language).decode()
    assert "VTIMEZONE" not in text
    assert "TZID" not in text
    starts = re.findall(r"^DTSTART.*", text, re.MULTILINE)
    assert starts
    assert all(re.fullmatch(r"DTSTART:\d{8}T200000\r?", line) for line in starts)


def test_the_alarm_is_last_in_its_event_and_has_a_text() -> None:
    text = made().decode()
    assert text.count("BEGIN:VALARM") == text.count("BEGIN:VEVENT") > 0
    assert text.count("END:VALARM\r\nEND:VEVENT") == text.count("END:VEVENT")
    for alarm in re.findall(r"BEGIN:VALARM(.*?)END:VALARM", text, re.DOTALL):
        assert "DESCRIPTION:" in alarm
        assert "ACTION:DISPLAY" in alarm
        assert "TRIGGER:-PT5M" in alarm


def test_there_is_nothing_that_phones_are_known_to_choke_on() -> None:
    text = made().decode()
    assert "REFRESH-INTERVAL" not in text
    days = [int(day) for day in re.findall(r"BYMONTHDAY=(-?\d+)", text)]
    assert days
    assert all(day == -1 or 1 <= day <= 28 for day in days)


def test_reading_a_later_file_in_updates_instead_of_doubling() -> None:
    first, later = (
        icalendar.Calendar.from_ical(made(now=now, hour=hour)).walk("VEVENT")
        for now, hour in ((NOW, 20), (NOW + timedelta(seconds=1), 7))
    )
    assert [one["UID"] for one in first] == [one["UID"] for one in later]
    assert len({one["UID"] for one in first}) == len(first)
    for before, after in zip(first, later, strict=True):
        assert after.decoded("SEQUENCE") > before.decoded("SEQUENCE")
        assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")


@LANGUAGES
def test_two_independent_readers_find_the_same_days(language: str) -> None:
    text = made(language)
    one = icalendar.Calendar.from_ical(text)
    other = vobject.readOne(text.decode())
    other.validate(raiseException=True)
    for event, entry in zip(one.walk("VEVENT"), other.vevent_list, strict=True):
        assert event["UID"] == entry.uid.value
        assert event["SUMMARY"] == entry.summary.value
        assert event.decoded("DTSTART") == entry.dtstart.value
        # Its own reading of the rule begins with the event itself, as RFC 5545 asks.
        assert entry.rruleset[0] == entry.dtstart.value
        assert entry.rruleset[1] > entry.dtstart.value


def test_a_monthly_event_leaves_no_month_out() -> None:
    calendar = vobject.readOne(made().decode())
    (entry,) = (one for one in calendar.vevent_list if one.uid.value.startswith("app-update"))
    months = [day.month for day in entry.rruleset[:14]]
    assert months == [11, 12, *range(1, 13)]
