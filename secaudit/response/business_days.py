"""Which days count and which can be used, at a place: cautious, so that no date is too late.

Days that the user has count quickly: whatever may be a business day is one. The day shown to them
is one on which banks surely work. Days that the provider has count slowly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from secaudit import working_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from secaudit.response.jurisdictions import Place

_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """The calendar of a place; `country` is the member of it that is meant, if any."""

    place: Place
    country: str | None = None

    def usable(self, day: date) -> bool:
        """Whether banks surely work on this day."""
        if self.place.holidays is None:
            return working_days.is_working(day)
        name = self.country or self.place.holidays
        region = None if self.country else self.place.region
        return day.weekday() < _SATURDAY and not _is_holiday(day, name, region)

    def counts(self, day: date) -> bool:
        """Whether this may be a business day."""
        weekend = _SUNDAY if self.place.saturdays or self.place.skips is None else _SATURDAY
        if day.weekday() >= weekend:
            return False
        return self.place.skips is None or not _is_holiday(day, self.place.skips, None)

    def provisional(self, day: date) -> bool:
        """Whether the holidays around this day are not all known yet."""
        if self.place.holidays is None:
            return working_days.is_provisional(day)
        return self.place.known_to is not None and day.year > self.place.known_to

    def last_usable(self, day: date) -> date:
        """The day itself, or the last one before it on which banks surely work."""
        while not self.usable(day):
            day -= _DAY
        return day


def after(day: date, count: int, counts: Callable[[date], bool]) -> date:
    """The day that is `count` of the days that count after `day`."""
    while count > 0:
        day += _DAY
        count -= counts(day)
    return day


def _is_holiday(day: date, name: str, region: str | None) -> bool:
    import holidays  # noqa: PLC0415 - slow to load, and only places other than China need it

    if name in holidays.list_supported_financial():
        return day in holidays.financial_holidays(name, years=day.year)
    return day in holidays.country_holidays(name, subdiv=region, years=day.year)
