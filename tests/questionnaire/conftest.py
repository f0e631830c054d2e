"""The bank, and made-up people with the answers they give."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.questionnaire import bank as loading

if TYPE_CHECKING:
    from secaudit.model.questionnaire import Answer, Bank, Question

PERSONAS: dict[str, Any] = tomllib.loads(  # Any: what TOML holds
    Path(__file__).with_name("personas.toml").read_text(encoding="utf-8")
)


def best(question: Question) -> Answer:
    if question.multi:
        return tuple(option.id for option in question.option if option.credit)
    return (max(question.option, key=lambda option: option.credit or 0).id,)


def worst(question: Question) -> Answer:
    counted = [one for one in question.option if one.credit is not None and not one.scenario]
    return (min(counted, key=lambda option: option.credit or 0).id,)


def answers_of(bank: Bank, name: str) -> dict[str, Answer]:
    """The answers of one of the people."""
    if name in {"best", "worst", "none"}:
        given: dict[str, Answer] = {
            f"profile.{key}": (value,) for key, value in PERSONAS["profile"].items()
        }
        if name != "none":
            choose = best if name == "best" else worst
            given |= {question.id: choose(question) for question in bank.questions}
        return given
    person = PERSONAS["person"][name]
    own = person.get("answers", {})
    changed: dict[str, Answer] = {
        key: (one,) if isinstance(one, str) else tuple(one) for key, one in own.items()
    }
    return {**answers_of(bank, person["base"]), **changed}


@pytest.fixture(scope="session")
def bank() -> Bank:
    return loading.bank()
