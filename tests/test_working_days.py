from __future__ import annotations

from datetime import date, timedelta

import pytest

from secaudit import working_days


def test_weekends_are_free_and_worked_saturdays_are_not() -> None:
    assert not working_days.is_working(date(2026, 3, 14))
    assert working_days.is_working(date(2026, 10, 10))
    assert not working_days.is_working(date(2026, 2, 17))


def test_the_third_working_day_after_the_eve_of_the_golden_week() -> None:
    assert working_days.after(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert working_days.after(date(2026, 3, 9), 3) == date(2026, 3, 12)


def test_a_year_without_facts_has_weekdays_and_says_so() -> None:
    assert working_days.is_working(date(2031, 10, 1))
    assert working_days.is_provisional(date(2031, 10, 1))
    assert not working_days.is_provisional(date(2025, 10, 1))


def test_holidays_lie_on_weekdays_and_worked_days_on_weekends() -> None:
    holidays, worked, years = working_days._calendar()  # noqa: SLF001 - the facts themselves
    assert all(day.weekday() < 5 for day in holidays)
    assert all(day.weekday() >= 5 for day in worked)
    assert years == {day.year for day in worked}


# The yearly notices of the General Office of the State Council on public holidays, as they count
# days off and worked days: 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号.
NOTICES = {
    2025: (
        "01-01..01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08",
        "01-26 02-08 04-27 09-28 10-11",
        28,
    ),
    2026: (
        """01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27
        10-01..10-07""",
        "01-04 02-14 02-28 05-09 09-20 10-10",
        33,
    ),
}


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_is_as_the_notice_of_the_year_says(year: int) -> None:
    periods, worked, days_off = NOTICES[year]
    off: set[date] = set()
    for period in periods.split():
        first, last = (date.fromisoformat(f"{year}-{day}") for day in period.split(".."))
        off |= {first + timedelta(days=i) for i in range((last - first).days + 1)}
    assert len(off) == days_off
    at_work = {date.fromisoformat(f"{year}-{day}") for day in worked.split()}
    every = [date(year, 1, 1) + timedelta(days=i) for i in range(365)]
    expected = {day: day in at_work or (day.isoweekday() <= 5 and day not in off) for day in every}
    assert {day: working_days.is_working(day) for day in every} == expected
    assert not any(working_days.is_provisional(day) for day in every)
