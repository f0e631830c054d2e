"""What a probe is: a title, and how each system is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.model.evidence import Outcome
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from secaudit.questionnaire.looking.computer import Computer


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look came to; `line` is the part of the raw answer that it was read from."""

    outcome: Outcome
    text: Message
    line: str = ""


Look = Callable[["Computer"], Sight]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One thing that the computer can be asked.

    Each look only reads, needs no administrator, sends no packet and answers `FAIL` on proof alone;
    it may raise `NoAnswer`, which means unknown.
    """

    title: Message
    linux: Look
    macos: Look
    windows: Look


def passed(text: Message, line: str) -> Sight:
    """It was seen to be well."""
    return Sight(Outcome.PASS, text, line)


def failed(text: Message, line: str) -> Sight:
    """It was proven not to be well."""
    return Sight(Outcome.FAIL, text, line)


def unknown(text: Message, line: str = "") -> Sight:
    """It could not be seen clearly."""
    return Sight(Outcome.UNKNOWN, text, line)


def not_applicable(text: Message, line: str = "") -> Sight:
    """There is nothing here that could be well or not."""
    return Sight(Outcome.NOT_APPLICABLE, text, line)


def outer_knows() -> Sight:
    """The outcome within a container: what matters is the computer around it."""
    return unknown(
        Message(N_("This is a container or a virtual machine; only the computer around it knows."))
    )
