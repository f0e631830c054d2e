"""The guided self-check: its parts, the answers of a file, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from secaudit.model.message import Bilingual, Message
    from secaudit.model.questionnaire import Answer
    from secaudit.model.score import Result
    from secaudit.model.status import Status


class Part(StrEnum):
    """The parts in the order in which they are done; each is the id of what is due."""

    PASSWORD = "password"  # noqa: S105 - not a password
    PIN = "pin"
    QUESTIONNAIRE = "questionnaire"
    TRANSACTIONS = "transactions"
    HOTLINE = "hotline"
    APP_UPDATE = "app-update"
    SYSTEM_UPDATE = "system-update"


@dataclass(frozen=True, slots=True)
class Planned:
    """A part to do in this run; `last` is the day on which it was done, None if never."""

    part: Part
    title: Message | Bilingual
    last: date | None


@dataclass(frozen=True, slots=True)
class Given:
    """What an answers file says; there is no place in it for a password or PIN."""

    provider: str | None = None
    transactions: tuple[str, ...] = ()
    hotline: str | None = None
    updates: frozenset[Part] = frozenset()
    questionnaire: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the self-check ends in; `result` is None where no question was ever answered."""

    result: Result | None
    status: Status
