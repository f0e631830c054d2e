"""Everything that is known of a user's safety at one moment, for the report on all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    import pyarrow as pa

    from secaudit.model.emergency import FirstScreen
    from secaudit.model.overview import Overview, ScorePoint
    from secaudit.model.plan import Plan
    from secaudit.model.review import Question
    from secaudit.model.score import Result
    from secaudit.model.status import Noted


@dataclass(frozen=True, slots=True)
class Covered:
    """An account, how many exports were read of it, and when the last one was."""

    name: str
    exports: int
    last: datetime


@dataclass(frozen=True, eq=False)
class Whole:
    """What is remembered, put together; what was never looked at is None or empty.

    `questions` wait for an answer; `stolen` are rows of `entries` that the user said are not
    theirs; `plans` follow from both, `screen` is the first screen of all plans.
    """

    covered: tuple[Covered, ...]
    questions: tuple[Question, ...]
    entries: pa.Table | None
    stolen: tuple[int, ...]
    plans: tuple[Plan, ...]
    overview: Overview | None
    result: Result | None
    points: tuple[ScorePoint, ...]
    noted: tuple[Noted, ...]
    screen: FirstScreen | None = None
