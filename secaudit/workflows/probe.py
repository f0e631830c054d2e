"""Looks at this computer, and answers nothing in the user's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.evidence import Outcome
from secaudit.questionnaire.looking.registry import look_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.model.evidence import Evidence


def probe() -> tuple[Evidence, ...]:
    """What every probe sees; takes a few seconds at most."""
    return look_all()


def nothing_seen(evidence: Iterable[Evidence]) -> bool:
    """Whether no probe could see anything."""
    return all(one.outcome is Outcome.UNKNOWN for one in evidence)
