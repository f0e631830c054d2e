"""The bank of questions and the answers to them.

Most of it describes catalogue files, whose reader takes these annotations at run time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the catalogue reads it at run time
from enum import StrEnum
from typing import TYPE_CHECKING

from secaudit.model.message import Bilingual

if TYPE_CHECKING:
    from secaudit.model.source import Source

UNKNOWN, SKIP = "unknown", "skip"  # every question takes these two beside its own options


class Importance(StrEnum):
    """How much a question matters; its weight follows from it and from nothing else."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"

    @property
    def weight(self) -> int:
        """The most points that a question of this importance can bring."""
        return {Importance.CRITICAL: 10, Importance.HIGH: 6, Importance.MEDIUM: 3}[self]


class Cap(StrEnum):
    """A reason for which a score cannot pass a limit, however good the rest is."""

    INCIDENT = "incident"
    CRITICAL_GAP = "critical_gap"
    CRITICAL_UNKNOWN = "critical_unknown"
    SMS_ONLY_SIGNIN = "sms_only_signin"
    NOT_OFFERED = "not_offered"
    THREE_HIGH_GAPS = "three_high_gaps"


class Scenario(StrEnum):
    """What may be happening right now; the id of an emergency."""

    UNKNOWN_PAYMENT = "unknown_payment"
    PHONE_GONE = "phone_gone"
    DEVICE_CONTROLLED = "device_controlled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a question that is not scored; `scenario` where it means "act now"."""

    id: str
    en: str
    zh: str
    scenario: Scenario | None = None

    @property
    def text(self) -> Bilingual:
        """What the option says."""
        return Bilingual(self.en, self.zh)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer; `credit` is the share of the weight that it earns, in percent.

    None means that it takes the question out of the sum. `gap`: a definite "no" on something that
    matters; `cap` and `scenario`: what the answer means beyond its points; `exclusive`: it goes
    together with no other option of a question with several answers.
    """

    id: str
    en: str
    zh: str
    credit: int | None = None
    gap: bool = False
    cap: Cap | None = None
    scenario: Scenario | None = None
    exclusive: bool = False

    @property
    def text(self) -> Bilingual:
        """What the option says."""
        return Bilingual(self.en, self.zh)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Advice on which sources differ: what the founding guidance asks, what current ones say."""

    document: Bilingual
    guidance: Bilingual
    src: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the bank, `name` in a few words, and the steps (`fix`) that close a gap.

    `ask_if` names profile facts and the answers to them for which the question applies; it never
    looks at another question. `evidence` are probes that look at the same thing. `lure`: scammers
    open with the same advice, so the steps are for the user alone. `multi`: several options may be
    chosen, and their credits add up.
    """

    id: str
    name: Bilingual
    importance: Importance
    text: Bilingual
    option: tuple[Option, ...]
    why: Bilingual
    src: tuple[str, ...]
    fix: tuple[Bilingual, ...]
    fix_minutes: int
    recheck_days: int
    quick: bool = False
    multi: bool = False
    lure: bool = False
    ask_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    contested: Contested | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question about the user's situation; it earns nothing, and decides what applies."""

    id: str
    text: Bilingual
    option: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """The question before all others, whether something is happening right now."""

    id: str
    text: Bilingual
    option: tuple[Choice, ...]
    src: tuple[str, ...]


# Whatever can be asked.
Askable = Question | Fact | Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A letter, what it is called, and the lowest score that earns it."""

    id: str
    min: int
    en: str
    zh: str

    @property
    def text(self) -> Bilingual:
        """What the letter says."""
        return Bilingual(self.en, self.zh)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The highest score under a cap, and the reason in words."""

    max: int
    en: str
    zh: str

    @property
    def text(self) -> Bilingual:
        """The reason."""
        return Bilingual(self.en, self.zh)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    id: str
    name: Bilingual
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything that can be asked, and the figures that the score is made with.

    `min_coverage` is the share of the weight, in percent, below which there is no letter. `items`
    are what other audits have found: asked of nobody, counted where it is there.
    """

    version: str
    review_by: date
    min_coverage: int
    triage: Triage
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    items: tuple[Question, ...]
    grades: tuple[Grade, ...]
    caps: Mapping[Cap, Limit]
    sources: Mapping[str, Source]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order in which they are asked."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def askable(self) -> dict[str, Askable]:
        """Everything that a user can be asked, by its id."""
        everything: tuple[Askable, ...] = (self.triage, *self.facts, *self.questions)
        return {one.id: one for one in everything}


# One answer: the ids of the chosen options, or (UNKNOWN,) or (SKIP,).
Answer = tuple[str, ...]
Answers = Mapping[str, Answer]
