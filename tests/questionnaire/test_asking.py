"""Which questions are asked, and what a typed line means."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.questionnaire.asking import Walk, due, facts_for, fits, understand
from secaudit.questionnaire.bank import bank as load

if TYPE_CHECKING:
    from secaudit.model.questionnaire import Answer, Askable, Bank

DAY = date(2026, 11, 22)


def typed(asked: Askable, line: str) -> Answer | None:
    return understand(asked, line, [option.text.en for option in asked.option])


@pytest.mark.parametrize(
    ("key", "line", "expected"),
    [
        ("signin.second_step", "1", ("passkey",)),
        ("signin.second_step", "sms", ("sms",)),  # an id, although sms_alone begins with it too
        ("signin.second_step", "SMS_ALONE", ("sms_alone",)),
        ("signin.second_step", "pass", ("passkey",)),
        ("signin.second_step", "a code", None),  # two begin so
        ("signin.second_step", "a code from", ("totp",)),
        ("signin.second_step", "9", None),
        ("signin.second_step", "0", None),
        ("signin.second_step", "-1", None),
        ("signin.second_step", "1,2", None),
        ("signin.second_step", "", None),
        ("net.router", "1,2", ("admin", "firmware")),
        ("net.router", "1 3", ("admin", "closed")),
        ("net.router", "2，1", ("firmware", "admin")),
        ("net.router", "1,1", ("admin",)),
        ("net.router", "admin, firm", ("admin", "firmware")),
        ("net.router", "1,4", None),  # "none of these" stands alone
        ("net.router", "4", ("none",)),
        ("profile.shared", "1", ("nobody",)),
        ("triage.now", "none", ("none",)),
    ],
)
def test_a_line_is_understood(bank: Bank, key: str, line: str, expected: Answer | None) -> None:
    assert typed(bank.askable[key], line) == expected


def test_first_letters_are_those_of_the_language_shown(bank: Bank) -> None:
    asked = bank.askable["money.delay"]
    assert understand(asked, "不会", [option.text.zh for option in asked.option]) == ("off",)


@given(st.sampled_from(sorted(load().askable)), st.text(max_size=30))
def test_whatever_is_typed_is_an_answer_that_fits_or_none(key: str, line: str) -> None:
    asked = load().askable[key]
    answer = typed(asked, line.strip().lower())
    assert answer is None or fits(asked, answer)


def test_going_back_and_forth_passes_by_what_does_not_apply(bank: Bank) -> None:
    answers: dict[str, Answer] = {"profile.shared": ("nobody",)}
    keys = ("device.lost_plan", "device.sharing", "device.computer")
    walk = Walk([question for question in bank.questions if question.id in keys], answers)
    seen = []
    while (step := walk.current()) is not None:
        seen.append((step.id, walk.number, walk.count))
        walk.forward()
    assert seen == [("device.lost_plan", 1, 2), ("device.computer", 2, 2)]
    assert walk.back()
    assert walk.current() == bank.askable["device.computer"]
    assert walk.back()
    assert walk.current() == bank.askable["device.lost_plan"]
    assert not walk.back()


def test_only_facts_that_decide_something_are_asked(bank: Bank) -> None:
    quick = [question for question in bank.questions if question.quick]
    assert facts_for(bank, quick) == ()
    assert [fact.id for fact in facts_for(bank, [bank.questions[0], bank.questions[-2]])] == [
        "profile.home_wifi"
    ]


def test_due_is_what_is_old_unknown_or_missing(bank: Bank) -> None:
    days = {question.id: question.recheck_days for question in bank.questions}
    answers: dict[str, Answer] = {
        question.id: (question.option[0].id,) for question in bank.questions
    }
    given = {key: DAY - timedelta(days=days[key] - 1) for key in days}
    assert due(bank, answers, given, today=DAY) == set()
    given["money.review"] = DAY - timedelta(days=days["money.review"])
    answers |= {"net.where": ("unknown",), "scam.links": ("skip",)}
    del answers["scam.codes"]
    assert due(bank, answers, given, today=DAY) == {
        "money.review", "net.where", "scam.links", "scam.codes",
    }  # fmt: skip
