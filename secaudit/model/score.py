"""What the answers to the questionnaire come to: verdicts, the score, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.emergency import FirstScreen
    from secaudit.model.evidence import Evidence
    from secaudit.model.light import Light
    from secaudit.model.message import Message
    from secaudit.model.plan import Plan
    from secaudit.model.questionnaire import Bank, Cap, Grade, Limit, Option, Question


class Standing(StrEnum):
    """How an answer enters the score."""

    COUNTED = "counted"
    UNKNOWN = "unknown"  # earns nothing, stays in the sum
    SKIPPED = "skipped"  # as above; also what was never answered
    NOT_OFFERED = "not_offered"  # leaves the sum


@dataclass(frozen=True, slots=True)
class Verdict:
    """One question that applies, and what its answer earns; `credit` is None unless counted."""

    question: Question
    chosen: tuple[Option, ...]
    standing: Standing
    credit: int | None
    gap: bool

    @property
    def weight(self) -> int:
        """What the question brings at most."""
        return self.question.importance.weight

    @property
    def earned(self) -> int:
        """What it brings, in hundredths of a point of weight."""
        return self.weight * (self.credit or 0)


@dataclass(frozen=True, slots=True)
class Held:
    """A cap that holds, its limit, and the questions that it comes from."""

    cap: Cap
    limit: Limit
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """What closes one gap: how many points of 100 it brings, and in how many minutes."""

    question: Question
    points: float
    minutes: int


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers come to.

    `score` is what counts: the low end under the caps. `low` and `high` are the ends of the range,
    unknown counted as not done and as done; `coverage` the share of the weight that was answered,
    all of these in percent, rounded down. `grade` is None where too little was answered. `held` are
    the caps that hold, the lowest first. `verdicts` are all questions that apply; `unchecked` the
    items that no audit has looked at.
    """

    score: int
    low: int
    high: int
    coverage: int
    grade: Grade | None
    held: tuple[Held, ...]
    verdicts: tuple[Verdict, ...]
    next: tuple[Action, ...]
    unchecked: tuple[Question, ...] = ()
    quick: bool = False

    def of(self, standing: Standing) -> tuple[Verdict, ...]:
        """The verdicts of one standing."""
        return tuple(one for one in self.verdicts if one.standing is standing)

    @property
    def gaps(self) -> tuple[Verdict, ...]:
        """The definite gaps, those that matter most first."""
        return tuple(sorted((one for one in self.verdicts if one.gap), key=lambda one: -one.weight))


@dataclass(frozen=True, slots=True)
class Beside:
    """What was said to a question, and what the computer shows of the same thing."""

    verdict: Verdict
    seen: tuple[Evidence, ...]
    contradicts: bool


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that a report of the questionnaire shows.

    `plan` and `screen`, the first screen of it, are there in an emergency.
    """

    bank: Bank
    score: Score
    light: Light
    light_text: Message
    beside: tuple[Beside, ...] = ()
    plan: Plan | None = None
    screen: FirstScreen | None = None
