"""What part of the export is asked about, and how readily."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Run

NEWEST = date(2026, 11, 14)


def _days(result: Run) -> set[date]:
    return {
        datetime.fromisoformat(entry["time"]).date()
        for question in result.questions
        for entry in question
    }


def _flagged(result: Run) -> set[int]:
    return {entry["line"] for question in result.questions for entry in question}


@pytest.mark.parametrize("name", ["alipay.csv", "bank.csv"])
def test_since_asks_about_that_day_and_later_ones_only(name: str, scan: Callable[..., Run]) -> None:
    later, whole = scan(name, "--json", "--since", "2026-08-20"), scan(name, "--json")
    assert later.code == 1
    assert min(_days(later)) >= date(2026, 8, 20)
    assert min(_days(whole)) < date(2026, 8, 20)


def test_since_still_learns_from_what_was_before(scan: Callable[..., Run]) -> None:
    # Nine days alone would be too little to know anybody; the year before them is still known.
    later = scan("wallet.csv", "--json", "--since", "2026-11-05")
    assert 9 in _flagged(later)


def test_last_asks_about_the_last_days_only(scan: Callable[..., Run]) -> None:
    days = 60
    recent = scan("alipay.csv", "--json", "--last", str(days))
    assert all(day >= NEWEST - timedelta(days=days) for day in _days(recent))
    assert len(_days(recent)) < len(_days(scan("alipay.csv", "--json")))


def test_last_of_more_days_than_there_are_is_the_whole_export(scan: Callable[..., Run]) -> None:
    whole = scan("bank.csv", "--json")
    assert _flagged(scan("bank.csv", "--json", "--last", "36500")) == _flagged(whole)


@pytest.mark.parametrize("name", ["wechat.csv", "bank.csv"])
def test_a_higher_sensitivity_asks_about_the_same_and_more(
    name: str, scan: Callable[..., Run]
) -> None:
    low, normal, high = (
        _flagged(scan(name, "--json", "--sensitivity", word)) for word in ("low", "normal", "high")
    )
    assert low <= normal <= high
    assert len(low) < len(high)


def test_normal_is_the_sensitivity_that_nobody_asked_for(scan: Callable[..., Run]) -> None:
    asked = scan("bank.csv", "--json", "--sensitivity", "normal")
    assert _flagged(asked) == _flagged(scan("bank.csv", "--json"))


@pytest.mark.parametrize("sensitivity", ["low", "normal"])
def test_a_clean_account_stays_clean(sensitivity: str, scan: Callable[..., Run]) -> None:
    assert scan("clean.csv", "--sensitivity", sensitivity).code == 0
