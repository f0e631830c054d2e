"""What an id of a report stands for, in words that stand elsewhere already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.message import Bilingual, Message
    from secaudit.model.source import Source

    Text = Message | Bilingual


class Kind(StrEnum):
    """What sort of thing an id names."""

    SIGNAL = "signal"
    FINDING = "finding"
    LIKENESS = "likeness"
    STEP = "step"
    QUESTION = "question"
    TROUBLE = "trouble"
    DEADLINE = "deadline"
    PLACE = "place"
    SCENARIO = "scenario"
    LIMIT = "limit"
    LETTER = "letter"
    PROBE = "probe"
    PROVIDER = "provider"
    REMINDER = "reminder"
    WORD = "word"
    EXIT_CODE = "exit_code"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines under a label."""

    label: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One id: what it is called, and everything that there is to say of it."""

    kind: Kind
    id: str
    title: Text
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
