"""The user's answers to the questionnaire: the latest of each question, and when it was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.storage import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.storage.database import Database

_ALL = "SELECT question, option, at FROM answers ORDER BY question"
_KEEP = """
INSERT INTO answers (question, option, at) VALUES (?, ?, ?)
ON CONFLICT (question) DO UPDATE SET option = excluded.option, at = excluded.at
"""
_STARTED = "questionnaire.started"
_BETWEEN = ","  # stands in no id of an option


@dataclass(frozen=True, slots=True)
class Kept:
    """What was answered to one question, and when: ISO 8601 in UTC."""

    answer: tuple[str, ...]
    at: str


def kept(db: Database) -> dict[str, Kept]:
    """All answers, by the id of the question."""
    rows = db.connection.execute(_ALL)
    return {question: Kept(tuple(option.split(_BETWEEN)), at) for question, option, at in rows}


def keep(db: Database, question: str, answer: Sequence[str], *, at: str) -> None:
    """Keep an answer in place of the one before."""
    db.connection.execute(_KEEP, (question, _BETWEEN.join(answer), at))


def started(db: Database) -> str | None:
    """When the last run through the questions began."""
    return settings.get(db, _STARTED)


def start(db: Database, *, at: str) -> None:
    """Note that a new run through the questions begins."""
    settings.put(db, _STARTED, at)
