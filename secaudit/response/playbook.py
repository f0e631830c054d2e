"""The playbook: what to do for every wallet and bank, as its file tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import catalogue
from secaudit.catalogue import Unfit
from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.plan import Step
from secaudit.providers import sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.model.plan import Way

FILE = Path(__file__).with_name("playbook.toml")
_MARK = re.compile("[0-9]:[0-5][0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A rule that holds in every case, and its sources."""

    id: str
    en: str
    zh: str
    src: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """What sources differ on, those of each side, and what this playbook does."""

    id: str
    topic: Bilingual
    decision: Bilingual
    freeze_first: tuple[str, ...]
    password_first: tuple[str, ...]
    afterwards: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLine:
    """A line of the first screen: its one word, its text, and the step that it is short for.

    `away` is its text where the user's own app is out of reach.
    """

    id: str
    word: Bilingual
    text: Bilingual
    step: str
    away: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAt:
    """A step in its place: `at` is the minute mark ("1:20"), `span` stands where there is none."""

    id: str
    at: str | None = None
    span: Bilingual | None = None

    def __post_init__(self) -> None:
        if self.at is not None and not _MARK.fullmatch(self.at):
            raise Unfit(Message(N_("a minute mark looks like 1:20")))

    @property
    def second(self) -> int | None:
        """The mark in seconds from the beginning."""
        if self.at is None:
            return None
        minutes, seconds = self.at.split(":")
        return 60 * int(minutes) + int(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioPlan:
    """One emergency: the lines of its first screen and its steps, both in order.

    `away` says that the user's own app is out of reach: lost, locked, or in other hands.
    """

    id: str
    name: Bilingual
    lines: tuple[str, ...]
    step: tuple[StepAt, ...]
    away: bool = False

    def __post_init__(self) -> None:
        marks = [one.second for one in self.step]
        known = [mark for mark in marks if mark is not None]
        if known != sorted(set(known)) or marks[: len(known)] != known:
            raise Unfit(Message(N_("minute marks must rise, and come before steps without one")))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookStep:
    """A step as the file has it; `Step` says what the texts mean.

    `span` is when to do it where a scenario gives no minute; `numbered` steps bring a case number.
    """

    id: str
    title: Bilingual
    do: tuple[Bilingual, ...]
    why: Bilingual
    src: tuple[str, ...]
    when: Bilingual | None = None
    brief: Bilingual | None = None
    span: Bilingual | None = None
    numbered: bool = False

    def fill(
        self, *, general: bool = True, ways: Sequence[Way] = (), doubtful: Sequence[Way] = ()
    ) -> Step:
        """The step of a plan; without its `general` text where the provider's ways stand for it."""
        return Step(
            id=self.id,
            title=self.title,
            do=self.do if general else (),
            why=self.why,
            sources=sources.cited(self.src),
            ways=tuple(ways),
            doubtful=tuple(doubtful),
            when=self.when,
            brief=self.brief,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """Every step, which of them is which in a plan, and what to say to support."""

    check: str
    freeze: str
    cards: str
    call: str
    asked: str
    later: tuple[str, ...]
    say: tuple[Bilingual, ...]
    never_say: tuple[Bilingual, ...]
    principle: tuple[Principle, ...]
    scenario: tuple[ScenarioPlan, ...]
    line: tuple[FirstLine, ...]
    contested: tuple[Contested, ...]
    step: tuple[PlaybookStep, ...]

    def __post_init__(self) -> None:
        self._check_plan()
        self._check_scenarios()

    def _check_scenarios(self) -> None:
        """Every step and line that a scenario names is there, and every step has its time."""
        steps = {step.id: step for step in self.step}
        lines = {line.id for line in self.line}
        for scenario in self.scenario:
            odd = {one.id for one in scenario.step} - steps.keys() | set(scenario.lines) - lines
            odd |= {
                one.id
                for one in scenario.step
                if one.id in steps and not (one.at or one.span or steps[one.id].span)
            }
            if odd:
                text = N_("a scenario has a step or line that is not there or has no time: {ids}")
                raise Unfit(Message(text, {"ids": ", ".join(sorted(odd))}))

    def _check_plan(self) -> None:
        named = [self.check, self.freeze, self.cards, self.call, self.asked, *self.later]
        there = [step.id for step in self.step]
        if sorted(named) != sorted(there):
            odd = sorted(set(named) ^ set(there)) or sorted(set(named))
            text = N_("every step must stand in the plan once; look at {steps}")
            raise Unfit(Message(text, {"steps": ", ".join(odd)}))

    def __getitem__(self, step_id: str) -> PlaybookStep:
        return next(step for step in self.step if step.id == step_id)


@cache
def playbook() -> Playbook:
    """The playbook of this program; raises `CatalogueError` if its file is wrong."""
    return catalogue.read(FILE, Playbook)
