"""Events of a calendar that repeats them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from secaudit.model.message import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """Every so many of `unit`; `month_day`, for months alone, is -1 for the last day."""

    unit: str
    every: int
    month_day: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to do again: `start` is of the wall clock, wherever the user is."""

    id: str
    title: Message
    command: str
    start: datetime
    rule: Rule
