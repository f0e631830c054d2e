"""Answers files: what is understood, that every fault is told at once, that nothing crashes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secaudit.answers import AnswersError
from secaudit.errors import UsageError
from secaudit.i18n import Translator
from secaudit.questionnaire.answers_file import read
from secaudit.questionnaire.asking import fits
from secaudit.questionnaire.bank import bank as load
from secaudit.reports.answers_template import template

if TYPE_CHECKING:
    from secaudit.model.questionnaire import Bank, Fact, Question

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e]")
SAME = {
    "profile.region": ("cn",),
    "signin.alerts": ("on",),
    "net.router": ("admin", "closed"),
    "money.limits": ("unknown",),
}


@pytest.mark.parametrize(
    "text",
    [
        """
        profile.region = "cn"
        signin.alerts = "on"
        net.router = ["admin", "closed"]
        money.limits = "unknown"
        """,
        """
        profile = {region = "cn"}
        signin.alerts = true
        net = {router = ["admin", "closed"]}
        money = {limits = ["unknown"], review = ""}
        """,
        """
        "profile.region" = "cn"
        "signin.alerts" = "on"
        "net.router" = ["admin", "closed"]
        "money.limits" = "unknown"
        """,
        """
        {"profile": {"region": "cn"}, "signin.alerts": "on", "net.router": ["admin", "closed"],
        "money": {"limits": "unknown"}}
        """,
    ],
)
def test_answers_are_nested_or_dotted_toml_or_json(bank: Bank, text: str) -> None:
    assert read(bank, text) == SAME


def test_single_answers_come_after_those_of_the_file(bank: Bank) -> None:
    pairs = ["signin.alerts=off", "net.router=admin, firmware"]
    assert read(bank, 'signin.alerts = "on"', pairs=pairs) == {
        "signin.alerts": ("off",),
        "net.router": ("admin", "firmware"),
    }


def test_every_fault_is_told_at_once(bank: Bank) -> None:
    text = (
        'signin.alerts = "loud"\nnet.router = ["admin", "none"]\nnet.where = 7\nshoe = "42"\n'
        'money.limits = ["set", "known"]\nmoney.delay = "on"'
    )
    with pytest.raises(AnswersError) as caught:
        read(bank, text, pairs=["signin.second_step"], where="a.toml")
    told = [Translator("en").render(fault) for fault in caught.value.faults]
    assert [line.partition(" ")[0] for line in told] == [
        "signin.second_step", "signin.alerts:", "net.router:", "net.where:", "there",
        "money.limits:",
    ]  # fmt: skip
    assert "on, muted, off, not_offered, unknown, skip" in told[1]
    assert str(caught.value).startswith("a.toml: 6 faults in the answers, so none of them was kept")


@pytest.mark.parametrize("text", ["{", "a = ", "[[[", '{"a": NaN', "\x00", "[" * 50_000])
def test_what_is_neither_toml_nor_json_is_refused(bank: Bank, text: str) -> None:
    with pytest.raises(UsageError):
        read(bank, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("signin.alerts = 0x" + "f" * 9_000, "signin.alerts: int was found"),
        ('{"signin.alerts": ' + "[" * 900 + "]" * 900 + "}", "signin.alerts: "),
        ("a.b.c.d.e.f = 1", "there is no question a.b.c"),
        ('"red \\u001b[31m" = 1', "there is no question red  [31m."),
    ],
)
def test_a_value_of_any_size_and_kind_is_named(bank: Bank, text: str, told: str) -> None:
    with pytest.raises(AnswersError) as caught:
        read(bank, text)
    (fault,) = caught.value.faults
    assert Translator("en").render(fault).startswith(told)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_template_is_an_answers_file_that_says_nothing(bank: Bank, language: str) -> None:
    steps: tuple[Fact | Question, ...] = (*bank.facts, *bank.questions)
    text = template(steps, Translator(language))
    assert read(bank, text) == {}
    filled = text.replace('signin.alerts = ""', 'signin.alerts = "on"')
    assert read(bank, filled) == {"signin.alerts": ("on",)}


IDS = st.sampled_from(sorted(load().askable))
OPTIONS = st.sampled_from(
    sorted({option.id for asked in load().askable.values() for option in asked.option})
)
VALUES = st.recursive(
    OPTIONS | st.text(max_size=8) | st.integers() | st.booleans() | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(IDS | st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=100)
@given(st.dictionaries(IDS | st.text(max_size=8), VALUES, max_size=6))
def test_any_json_is_taken_or_refused_with_faults(content: dict[str, object]) -> None:
    taken(json.dumps(content))


@settings(max_examples=300)
@given(
    st.text(max_size=60)
    | st.lists(st.tuples(IDS, OPTIONS | st.text(max_size=5)), max_size=5).map(
        lambda pairs: "\n".join(f'{key} = "{value}"' for key, value in pairs)
    )
)
def test_any_text_is_taken_or_refused_with_faults(text: str) -> None:
    taken(text)


@given(st.lists(st.text(max_size=20) | st.tuples(IDS, OPTIONS).map("=".join), max_size=4))
def test_any_pairs_are_taken_or_refused_with_faults(pairs: list[str]) -> None:
    taken("", pairs=pairs)


def taken(text: str, pairs: list[str] | None = None) -> None:
    """Read it, and hold that what comes out fits, or that faults can be told."""
    try:
        answers = read(load(), text, pairs=pairs or [])
    except AnswersError as error:
        answers, told = {}, [Translator("zh").render(fault) for fault in error.faults]
    else:
        told = ["taken"]
    assert told
    assert all(line and not CONTROL.search(line) for line in told)
    assert all(fits(load().askable[key], answer) for key, answer in answers.items())
