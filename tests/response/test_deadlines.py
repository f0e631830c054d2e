"""Deadlines, on dates written from the texts of the rules, not from the program's answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import UsageError
from secaudit.model.deadline import Deadline, Duty, What
from secaudit.model.plan import Standing
from secaudit.providers.facts import Level
from secaudit.response.deadlines import TODAY, deadlines
from secaudit.response.jurisdictions import jurisdictions

if TYPE_CHECKING:
    from secaudit.response.jurisdictions import Rule

# place, rule, day of the payment, day it was noticed -> last day by the text, day that is shown.
# Weekdays stand beside the dates that the rule turns on.
CASES = """
US us-rege-2bd 2026-03-02 2026-03-02 2026-03-04 2026-03-04 # Mon: Tue, Wed
US us-rege-2bd 2026-03-05 2026-03-06 2026-03-09 2026-03-09 # Fri: Sat may count, then Mon
US us-rege-2bd 2026-03-05 2026-03-05 2026-03-07 2026-03-06 # Thu: Fri, Sat; shown is Fri
US us-rege-2bd 2026-03-07 2026-03-07 2026-03-10 2026-03-10 # Sat: Mon, Tue
US us-rege-2bd 2026-03-08 2026-03-08 2026-03-10 2026-03-10 # Sun: Mon, Tue
US us-rege-2bd 2026-11-25 2026-11-25 2026-11-28 2026-11-27 # Wed, Thanksgiving: Fri, Sat
US us-rege-2bd 2026-12-24 2026-12-24 2026-12-28 2026-12-28 # Thu, Christmas on Fri: Sat, Mon
US us-rege-2bd 2026-07-01 2026-07-01 2026-07-03 2026-07-02 # the holiday itself is a Saturday
US us-rege-2bd 2027-12-30 2027-12-30 2028-01-03 2028-01-03 # Thu: Fri, Mon; New Year is a Sat
US us-rege-60d 2026-01-05 2026-01-06 2026-03-06 2026-03-06 # 26 in January, 28, 6
US us-rege-60d 2024-01-05 2024-01-06 2024-03-05 2024-03-05 # leap year: a day less in March
US us-rege-60d 2026-01-20 2026-01-20 2026-03-21 2026-03-20 # a Saturday
US us-rege-60d 2026-11-02 2026-11-02 2027-01-01 2026-12-31 # New Year
US us-rege-error 2026-04-01 2026-05-20 2026-05-31 2026-05-29 # a Sunday
US us-regz 2026-02-28 2026-03-01 2026-04-29 2026-04-29 # 28 Feb + 60
EU eu-13m 2026-01-31 2026-02-01 2027-02-28 2027-02-26 # no 31 February; a Sunday
EU eu-13m 2023-01-31 2023-02-01 2024-02-29 2024-02-29 # leap year
EU eu-13m 2023-01-29 2023-02-01 2024-02-29 2024-02-29 # the 29th exists
EU eu-13m 2024-02-29 2024-03-01 2025-03-29 2025-03-28 # from a leap day; a Saturday
EU eu-13m 2026-02-28 2026-03-01 2027-03-28 2027-03-25 # Easter: Thu before Good Friday
EU eu-13m 2026-11-25 2026-11-26 2027-12-25 2027-12-24 # Christmas, a Saturday
EU eu-13m 2025-12-01 2025-12-02 2027-01-01 2026-12-31 # New Year
EU eu-13m 2025-08-31 2025-09-01 2026-09-30 2026-09-30 # no 31 September
EU eu-13m 2026-06-15 2026-06-20 2027-07-15 2027-07-15 # a Thursday
DE eu-13m 2025-09-03 2025-09-04 2026-10-03 2026-10-02 # German Unity Day, a Saturday
FR eu-13m 2025-06-14 2025-06-15 2026-07-14 2026-07-13 # Bastille Day, a Tuesday
DE eu-13m 2025-06-14 2025-06-15 2026-07-14 2026-07-14 # no holiday in Germany
GB uk-13m 2025-07-31 2025-08-01 2026-08-31 2026-08-28 # Summer Bank Holiday
GB uk-13m 2026-01-31 2026-02-03 2027-02-28 2027-02-26 # no 31 February; a Sunday
GB uk-13m 2025-11-28 2025-11-28 2026-12-28 2026-12-24 # Boxing Day is taken on Monday
GB uk-app 2024-10-07 2024-10-08 2025-11-07 2025-11-07 # the first day of the rule
GB uk-app 2024-12-31 2025-01-02 2026-01-31 2026-01-30 # a Saturday
IN in-bank-2017 2026-11-23 2026-11-23 2026-11-26 2026-11-26 # Mon: Tue, Wed, Thu
IN in-bank-2017 2026-11-19 2026-11-20 2026-11-23 2026-11-23 # Thu: Fri, Sat, Mon
IN in-bank-2017 2026-01-22 2026-01-22 2026-01-26 2026-01-23 # Republic Day may not be counted on
IN in-bank-2017 2026-12-31 2026-12-31 2027-01-04 2027-01-04 # the last day of the old rule
IN in-bank-2017-limited 2026-11-23 2026-11-23 2026-12-01 2026-12-01 # Mon: Sat counts, Sun not
IN in-bank-2027 2027-01-01 2027-01-02 2027-01-05 2027-01-05 # the first day of the new rule
IN in-bank-2027 2027-01-06 2027-01-06 2027-01-10 2027-01-08 # a Sunday
IN in-ppi-2019 2026-03-10 2026-03-12 2026-03-13 2026-03-13 # Tue + 3
IN in-ppi-2019 2027-02-26 2027-02-26 2027-03-01 2027-03-01 # over the end of February
IN in-ppi-2019-limited 2026-10-13 2026-10-13 2026-10-20 2026-10-19 # Dussehra
HK hk-cobp 2026-08-02 2026-08-02 2026-10-01 2026-09-30 # National Day
HK hk-cobp 2025-12-19 2025-12-19 2026-02-17 2026-02-16 # Lunar New Year
CN cn-ecom53 2024-02-29 2024-03-01 2027-02-28 2027-02-26 # from a leap day; a Sunday
CN cn-ecom53 2023-10-03 2023-10-03 2026-10-03 2026-09-30 # the week of National Day
CN cn-channel 2025-10-10 2025-10-10 2026-10-10 2026-10-10 # a Saturday that is worked
CN cn-channel 2025-02-28 2025-02-28 2026-02-28 2026-02-28 # a Saturday that is worked
CN cn-atm24h 2026-10-03 2026-10-03 2026-10-04 2026-10-04 # hours run on holidays too
"""
TABLE = [line.partition("#")[0].split() for line in CASES.strip().splitlines()]


def day(text: str) -> date:
    return date.fromisoformat(text)


def ask(place: str | None, paid: str, noticed: str = "", today: str = "") -> dict[str, Deadline]:
    seen = noticed or paid
    found = deadlines(place, paid=day(paid), noticed=day(seen), today=day(today or seen))
    return {one.rule: one for one in found}


def test_the_table_is_large_enough() -> None:
    assert len(TABLE) >= 40
    counted = {rule.id for rule in jurisdictions().rule if rule.value and rule.duty is Duty.YOURS}
    assert {rule for _, rule, *_ in TABLE} == counted


@pytest.mark.parametrize("case", TABLE, ids=lambda case: "-".join(case[:4]))
def test_the_day_is_that_of_the_text_and_never_too_late(case: list[str]) -> None:
    place, rule, paid, noticed, ends, shown = case
    one = ask(place, paid, noticed)[rule]
    assert (one.ends, one.day) == (day(ends), day(shown))


@pytest.mark.parametrize(
    ("place", "told", "until"),
    [
        ("EU", "2026-03-02", "2026-03-03"),
        ("EU", "2026-03-06", "2026-03-09"),  # Friday: Monday
        ("EU", "2026-04-02", "2026-04-07"),  # Good Friday to Easter Monday
        ("GB", "2026-12-24", "2026-12-29"),  # Christmas, and Boxing Day taken on Monday
        ("GB", "2026-08-28", "2026-09-01"),  # Summer Bank Holiday
    ],
)
def test_what_the_provider_has_to_do_is_not_expected_too_early(
    place: str, told: str, until: str
) -> None:
    (one,) = [one for one in ask(place, told).values() if one.duty is Duty.THEIRS]
    assert (one.began, one.day) == (day(told), day(until))


@pytest.mark.parametrize("place", [None, *(place.id for place in jurisdictions().place), "DE"])
def test_report_today_comes_first_everywhere(place: str | None) -> None:
    found = list(ask(place, "2026-05-04", today="2026-05-09").values())
    assert (found[0].rule, found[0].day) == (TODAY, date(2026, 5, 9))
    assert len(found) > 1 or place is None


def test_a_rule_that_changes_is_chosen_by_the_day_of_the_payment() -> None:
    for paid, old, new in (("2026-12-31", True, False), ("2027-01-01", False, True)):
        found = ask("IN", paid, today="2027-01-03")
        assert ("in-bank-2017" in found, "in-bank-2027" in found) == (old, new)
    assert "uk-app" not in ask("GB", "2024-10-06", today="2024-11-01")
    assert "cn-complaint" not in ask("CN", "2024-04-30", today="2024-06-01")


def test_a_law_without_a_number_of_days_has_no_day() -> None:
    one = ask("CN", "2026-05-04")["cn-ecom57"]
    assert (one.day, one.ends, one.began) == (None, None, date(2026, 5, 4))


def test_a_known_statement_starts_its_clock() -> None:
    found = deadlines(
        "US", paid=day("2026-01-05"), noticed=day("2026-02-01"), today=day("2026-02-01"),
        statement=day("2026-01-30"),
    )  # fmt: skip
    (one,) = [one for one in found if one.rule == "us-rege-60d"]
    assert one.ends == date(2026, 3, 31)


def test_on_the_weekend_after_the_last_working_day_it_is_still_today() -> None:
    one = ask("EU", "2026-01-31", "2026-02-01", today="2027-02-27")["eu-13m"]
    assert one.day == date(2027, 2, 27)
    assert not one.is_over(date(2027, 2, 28))


def test_what_is_over_says_so_and_comes_after_what_is_not() -> None:
    found = deadlines(
        "IN", paid=day("2026-03-02"), noticed=day("2026-03-02"), today=day("2026-03-10")
    )
    over = [one.is_over(day("2026-03-10")) for one in found]
    assert over == sorted(over)
    assert over[0] is False
    assert over[-1] is True


def test_holidays_that_are_not_published_make_a_day_provisional() -> None:
    assert ask("CN", "2026-05-04")["cn-channel"].provisional
    assert not ask("CN", "2025-05-04")["cn-channel"].provisional
    assert ask("HK", "2026-11-20")["hk-cobp"].provisional
    assert not ask("EU", "2026-11-20")["eu-13m"].provisional


def test_a_hint_leaves_only_the_rules_for_it() -> None:
    found = deadlines(
        "GB", paid=day("2026-05-04"), noticed=day("2026-05-04"), today=day("2026-05-04"),
        what=[What.TRICKED],
    )  # fmt: skip
    assert [one.rule for one in found] == [TODAY, "uk-app"]


def test_an_unknown_place_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match="No deadlines are on file"):
        ask("XX", "2026-05-04")


@pytest.mark.parametrize("rule", jurisdictions().rule, ids=lambda rule: rule.id)
def test_every_rule_says_how_sure_it_is_and_where_it_is_written(rule: Rule) -> None:
    one = ask(rule.jurisdiction, str(rule.valid_from or "2026-05-04"))[rule.id]
    shown = Standing.ONE_SOURCE if rule.level is Level.SINGLE else Standing.SHOWN
    assert one.standing is shown
    assert one.sources
    assert one.ref
