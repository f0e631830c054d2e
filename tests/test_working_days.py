from __future__ import annotations

from datetime import date

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
