"""The calendar file of deadlines: whole days, alarms, and the same event when made again."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from secaudit.i18n import Translator
from secaudit.reports import deadlines_calendar
from secaudit.response.deadlines import deadlines

PAID, TODAY = date(2026, 11, 2), date(2026, 11, 23)


def made(*, today: date = TODAY, language: str = "en", place: str = "IN") -> bytes:
    found = deadlines(place, paid=PAID, noticed=today, today=today)
    return deadlines_calendar.render(found, Translator(language), paid=PAID, today=today)


def events(file: bytes) -> dict[str, date]:
    return {
        str(event["UID"]): event.decoded("DTSTART")
        for event in Calendar.from_ical(file).walk("VEVENT")
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_event_is_a_whole_day_and_reminds(language: str) -> None:
    (event, *_) = Calendar.from_ical(made(language=language, place="US")).walk("VEVENT")
    assert type(event.decoded("DTSTART")) is date
    assert (event.decoded("DTEND") - event.decoded("DTSTART")).days == 1
    assert event.walk("VALARM")
    lines = made(language=language, place="US").split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_a_file_made_again_later_changes_the_same_events() -> None:
    first, later = events(made(place="US")), events(made(place="US", today=date(2026, 12, 1)))
    assert set(first) == set(later)
    assert made(place="US") == made(place="US")


def test_what_is_over_or_has_no_day_is_not_in_it() -> None:
    assert len(events(made())) == 1  # only to report today: the week of India's rules is over
    assert len(events(made(place="CN"))) == 3  # today, and until when records are given


def test_no_alarm_lies_in_the_past() -> None:
    (event,) = [
        one
        for one in Calendar.from_ical(made(place="AU")).walk("VEVENT")
        if one.decoded("DTSTART") == TODAY
    ]
    assert len(event.walk("VALARM")) == 1


def test_nothing_of_the_payment_but_its_day_stands_in_it() -> None:
    text = made(place="GB").decode()
    assert "2025" not in text
    assert "2026-11-02" in text.replace("\r\n ", "")
