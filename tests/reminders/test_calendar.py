"""Events repeat by rules that every month and every calendar knows."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from secaudit.model.calendar import Rule
from secaudit.model.due import Due
from secaudit.model.message import Message
from secaudit.reminders.calendar import events


@pytest.mark.parametrize(
    ("day", "every", "start", "rule"),
    [
        (date(2026, 12, 1), 7, date(2026, 12, 1), Rule("WEEKLY", 1)),
        (date(2026, 12, 1), 14, date(2026, 12, 1), Rule("WEEKLY", 2)),
        (date(2026, 12, 28), 30, date(2026, 12, 28), Rule("MONTHLY", 1, 28)),
        (date(2026, 12, 29), 30, date(2026, 12, 31), Rule("MONTHLY", 1, -1)),
        (date(2027, 1, 31), 90, date(2027, 1, 31), Rule("MONTHLY", 3, -1)),
        (date(2028, 2, 29), 365, date(2028, 2, 29), Rule("MONTHLY", 12, -1)),
        (date(2026, 12, 3), 180, date(2026, 12, 3), Rule("MONTHLY", 6, 3)),
        (date(2026, 12, 1), 45, date(2026, 12, 1), Rule("DAILY", 45)),
        (date(2026, 1, 1), 45, date(2026, 11, 23), Rule("DAILY", 45)),  # late: it begins today
    ],
)
def test_an_interval_becomes_a_rule(day: date, every: int, start: date, rule: Rule) -> None:
    due = Due("pin", Message("Check"), None, day, every, "secaudit pin")
    (event,) = events([due], hour=20, today=date(2026, 11, 23))
    assert event.start == datetime(start.year, start.month, start.day, 20)
    assert event.rule == rule
