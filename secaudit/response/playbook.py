"""The playbook: what to do for every wallet and bank, as its file tells it."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A rule that holds in every case, and its sources."""

    id: str
    en: str
    zh: str
    src: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookStep:
    """A step as the file has it; `Step` says what the texts mean."""

    id: str
    title: Bilingual
    do: tuple[Bilingual, ...]
    why: Bilingual
    src: tuple[str, ...]
    when: Bilingual | None = None
    brief: Bilingual | None = None

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
    step: tuple[PlaybookStep, ...]

    def __post_init__(self) -> None:
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
