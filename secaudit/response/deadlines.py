"""By when a payment must be reported to keep its protection: dates from the rules of a place.

"Report today" always comes first. Information, not legal advice; what nobody confirmed is left out.
A period that ends on a weekend or a holiday is shown with the last working day before it, although
many laws add a day: a date shown here may be too early, never too late.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, assert_never

from secaudit.model.deadline import Deadline, Duty
from secaudit.model.plan import Standing
from secaudit.providers import sources
from secaudit.response.business_days import BusinessDays, after
from secaudit.response.jurisdictions import Start, Unit, jurisdictions, place_of
from secaudit.response.showing import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from secaudit.model.deadline import What
    from secaudit.response.jurisdictions import Place, Rule

TODAY = "report-today"


def deadlines(  # noqa: PLR0913 - the days that start the clocks
    jurisdiction: str | None,
    *,
    paid: date,
    noticed: date,
    today: date,
    statement: date | None = None,
    what: Collection[What] = (),
) -> tuple[Deadline, ...]:
    """The deadlines for a payment of the day `paid` that was `noticed` on a day.

    `jurisdiction` is the id of a place or of a country of the EU, or None where it is not known:
    then there is only the advice to report today, which is always the first one. `statement` is the
    day of the statement that shows the payment; without it the payment's own day, which is earlier.
    `what` leaves only the rules for these things. Those of the user come by day, those that are
    over last of them, then what the provider has to do. Raises `UsageError` for an unknown place.
    """
    first = _today(today)
    if jurisdiction is None:
        return (first,)
    code = jurisdiction.strip().upper()
    place = place_of(code)
    days = BusinessDays(place, code if code in place.members else None)
    began = {
        Start.PAID: paid,
        Start.NOTICED: max(noticed, paid),
        Start.STATEMENT: max(statement or paid, paid),
        Start.TODAY: today,
    }
    found = [
        one
        for rule in jurisdictions().rule
        if rule.jurisdiction == place.id
        and rule.holds_on(paid)
        and (not what or not set(what).isdisjoint(rule.what))
        if (one := _deadline(rule, place, began, days, today=today)) is not None
    ]
    return (first, *sorted(found, key=lambda one: _turn(one, today)))


def _turn(one: Deadline, today: date) -> tuple[bool, bool, date]:
    return one.duty is Duty.THEIRS, one.is_over(today), one.day or today


def _today(today: date) -> Deadline:
    advice = jurisdictions().today
    return Deadline(
        rule=TODAY,
        jurisdiction="",
        covers=advice.covers,
        effect=advice.effect,
        clock=advice.clock,
        began=today,
        day=today,
        ends=today,
        duty=Duty.YOURS,
        provisional=False,
        ref="",
        standing=standing(advice) or Standing.ONE_SOURCE,
        sources=sources.cited(advice.src),
        checked=advice.checked,
    )


def _deadline(
    rule: Rule, place: Place, began: Mapping[Start, date], days: BusinessDays, *, today: date
) -> Deadline | None:
    trust = standing(rule)
    if trust is None:
        return None
    clock = next(one for one in jurisdictions().clock if one.id == rule.clock)
    start = began[clock.starts]
    ends = _ends(rule, start, days) if rule.value else None
    return Deadline(
        rule=rule.id,
        jurisdiction=place.id,
        covers=rule.covers,
        effect=rule.effect,
        clock=clock.text,
        began=start,
        day=None if ends is None else _shown(rule, ends, days, today=today),
        ends=ends,
        duty=rule.duty,
        provisional=ends is not None and days.provisional(ends),
        ref=rule.ref,
        standing=trust,
        sources=sources.cited(rule.src),
        checked=rule.checked,
    )


def _ends(rule: Rule, start: date, days: BusinessDays) -> date:
    """The last day of the period by the text of the rule."""
    match rule.unit:
        case Unit.BUSINESS_DAY:
            counts = days.counts if rule.duty is Duty.YOURS else days.usable
            return after(start, rule.value, counts)
        case Unit.CALENDAR_DAY:
            return start + timedelta(days=rule.value - rule.first_day_counts)
        case Unit.MONTH:
            return months_after(start, rule.value)
        case Unit.HOUR:
            return start + timedelta(hours=rule.value)
    assert_never(rule.unit)


def _shown(rule: Rule, ends: date, days: BusinessDays, *, today: date) -> date:
    """The last working day of the period; today where that is over, but the period is not."""
    # Hours run on weekends too: who has one day goes to the bank's phone or machine.
    if rule.duty is Duty.THEIRS or rule.unit is Unit.HOUR:
        return ends
    day = days.last_usable(ends)
    return today if day < today <= ends else day


def months_after(day: date, count: int) -> date:
    """The same day of a later month, or its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
