"""Working days in mainland China, for times such as "one to three working days".

Whether a wallet or a bank counts a worked Saturday is its own rule: whoever shows such a day says
"about". For years whose notice is not packaged yet, weekdays count as working days, and the answer
is provisional.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from secaudit import catalogue

_FILE = Path(__file__).with_name("working_days.toml")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class _Calendar:
    holidays: tuple[date, ...]
    worked: tuple[date, ...]


@cache
def _calendar() -> tuple[frozenset[date], frozenset[date], frozenset[int]]:
    facts = catalogue.read(_FILE, _Calendar)
    years = frozenset(day.year for day in facts.holidays)
    return frozenset(facts.holidays), frozenset(facts.worked), years


def is_working(day: date) -> bool:
    """Whether banks work on this day."""
    holidays, worked, _ = _calendar()
    return day in worked or (day.weekday() < _SATURDAY and day not in holidays)


def is_provisional(day: date) -> bool:
    """Whether the year of this day is one whose holidays are not known here."""
    return day.year not in _calendar()[2]


def after(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day)
    return day
