"""Due dates follow from the history and the user's wishes, and from nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from secaudit.questionnaire.bank import bank
from secaudit.reminders.due import Answered, History, due_dates
from secaudit.reminders.items import items

TODAY = date(2026, 11, 23)


def day(history: History, item: str) -> date | None:
    return next((due.day for due in due_dates(history, today=TODAY) if due.id == item), None)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_what_was_never_done_is_due_today() -> None:
    found = due_dates(History(), today=TODAY)
    assert {due.id for due in found} == {item.id for item in items() if not item.off}
    assert all(due.day == TODAY and due.last is None and due.is_due(TODAY) for due in found)


@pytest.mark.parametrize(
    ("last", "wish", "expected"),
    [(10, None, 20), (30, None, 0), (31, None, -1), (10, 7, -3), (10, 365, 355)],
)
def test_an_item_is_due_its_interval_after_it_was_last_done(
    last: int, wish: int | None, expected: int
) -> None:
    every = {} if wish is None else {"transactions": wish}
    history = History(last={"import": ago(last)}, every=every)
    assert day(history, "transactions") == TODAY + timedelta(days=expected)


def test_the_latest_of_several_traces_counts() -> None:
    history = History(
        last={"import": ago(40), "check:transactions": ago(3)}, done={"transactions": ago(9)}
    )
    assert day(history, "transactions") == ago(3) + timedelta(days=30)


def test_an_item_that_is_off_is_left_out() -> None:
    assert day(History(every={"pin": 0}), "pin") is None


def test_changing_the_password_is_off_until_the_user_sets_an_interval() -> None:
    assert day(History(), "password-change") is None
    history = History(every={"password-change": 90}, done={"password-change": ago(10)})
    assert day(history, "password-change") == TODAY + timedelta(days=80)


def test_both_views_on_changing_the_password_are_there_with_their_sources() -> None:
    (item,) = (one for one in items() if one.id == "password-change")
    assert item.contested is not None
    assert set(item.contested.src) <= bank().sources.keys()


def test_each_question_has_its_own_interval_and_the_earliest_counts() -> None:
    history = History(answered=(Answered(ago(29), 30), Answered(ago(29), 365)))
    assert day(history, "questionnaire") == TODAY + timedelta(days=1)


def test_an_interval_of_the_user_holds_for_the_whole_questionnaire() -> None:
    history = History(answered=(Answered(ago(29), 30),), every={"questionnaire": 90})
    assert day(history, "questionnaire") == ago(29) + timedelta(days=90)


def test_saying_that_it_was_done_starts_every_question_anew() -> None:
    history = History(answered=(Answered(ago(40), 30),), done={"questionnaire": TODAY})
    assert day(history, "questionnaire") == TODAY + timedelta(days=30)


def test_a_day_in_the_future_is_taken_for_today() -> None:
    # The clock was wrong once; no reminder may be put off for years by that.
    history = History(last={"check:pin": TODAY + timedelta(days=4000)})
    assert day(history, "pin") == TODAY + timedelta(days=180)


def test_the_earliest_comes_first() -> None:
    history = History(last={"import": ago(300), "hotline": ago(1)})
    found = [due.day for due in due_dates(history, today=TODAY)]
    assert found == sorted(found)
    assert found[0] < TODAY


@pytest.mark.parametrize("item", items(), ids=lambda item: item.id)
def test_every_item_says_in_both_languages_what_to_do_and_what_to_type(item: object) -> None:
    (one,) = (found for found in items() if found == item)
    assert one.title.en.isascii()
    assert not one.title.zh.isascii()
    assert one.command.startswith("secaudit ")
