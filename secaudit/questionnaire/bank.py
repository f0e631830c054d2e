"""The bank of questions, read from its catalogue files and checked as a whole.

Questions look at profile facts only, and a question's weight never depends on an answer: so a
better answer cannot lower the score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - the catalogue reads these at run time
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - as above
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import catalogue
from secaudit.catalogue import Unfit
from secaudit.errors import CatalogueError
from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.questionnaire import (
    SKIP,
    UNKNOWN,
    Bank,
    Cap,
    Fact,
    Grade,
    Importance,
    Limit,
    Option,
    Question,
    Section,
    Triage,
)
from secaudit.model.source import Source  # noqa: TC001 - the catalogue reads it at run time

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent
SECTIONS = FOLDER / "sections"
_FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    version: str
    review_by: date
    min_coverage: int
    triage: Triage
    fact: tuple[Fact, ...]
    item: tuple[Question, ...]
    grade: tuple[Grade, ...]
    cap: Mapping[str, Limit]

    def __post_init__(self) -> None:
        _same(self.cap, Cap)
        lows = [grade.min for grade in self.grade]
        if lows != sorted(set(lows), reverse=True) or lows[-1:] != [0]:
            raise Unfit(Message(N_("the letters must go down to 0, the best first")))
        _check_all(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    id: str
    place: int
    name: Bilingual
    question: tuple[Question, ...]

    def __post_init__(self) -> None:
        for question in self.question:
            if not question.id.startswith(f"{self.id}."):
                text = N_("`{id}` must begin with the id of its section")
                raise Unfit(Message(text, {"id": question.id}))
        _check_all(self.question)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    source: tuple[Source, ...]


def _same(found: Iterable[str], wanted: Iterable[str]) -> None:
    if set(found) != set(wanted):
        text = N_("these were expected: {names}")
        raise Unfit(Message(text, {"names": ", ".join(sorted(wanted))}))


def _check_all(questions: Iterable[Question]) -> None:
    for question in questions:
        fault = _fault(question)
        if fault is not None:
            text = N_("`{id}`: {fault}")
            raise Unfit(Message(text, {"id": question.id, "fault": Message(fault)}))


def _fault(question: Question) -> str | None:
    """What is wrong with a question by itself, if anything."""
    options = question.option
    ids = [option.id for option in options]
    counted = [option for option in options if option.credit is not None]
    best = max((option.credit or 0 for option in counted), default=0)
    if question.multi:
        best = sum(option.credit or 0 for option in counted)
    faults = {
        N_("two options have the same id"): len(set(ids)) < len(ids),
        N_("`unknown` and `skip` are answers to every question already"): {UNKNOWN, SKIP} & {*ids},
        N_("a credit must lie between 0 and 100"): any(
            not 0 <= (option.credit or 0) <= _FULL for option in options
        ),
        N_("the best answer must earn 100"): best != _FULL,
        N_("only a question with several answers has exclusive options"): not question.multi
        and any(option.exclusive for option in options),
        N_("an option that leaves the sum cannot be a gap"): any(
            option.gap and option.credit is None for option in options
        ),
        N_("minutes and days must be above 0"): min(question.fix_minutes, question.recheck_days)
        < 1,
        N_("a gap needs steps and a source"): not (question.fix and question.src),
    }
    return next((text for text, wrong in faults.items() if wrong), None)


def _inverted(question: Question, caps: Mapping[Cap, Limit]) -> bool:
    """Whether an option earns more than another and yet holds the score down harder."""
    counted = [option for option in question.option if option.credit is not None]
    return any(
        (better.credit or 0) > (worse.credit or 0)
        and (
            better.gap > worse.gap or _limit(question, better, caps) < _limit(question, worse, caps)
        )
        for worse in counted
        for better in counted
    )


def _limit(question: Question, option: Option, caps: Mapping[Cap, Limit]) -> int:
    """The score that this option alone does not let pass."""
    critical = option.gap and question.importance is Importance.CRITICAL
    held = [option.cap] if option.cap else []
    held += [Cap.CRITICAL_GAP] if critical else []
    return min((caps[cap].max for cap in held), default=_FULL)


@cache
def bank() -> Bank:
    """The bank of this program; raises `CatalogueError` where its files are wrong."""
    return read(FOLDER)


def read(folder: Path) -> Bank:
    """The bank of `folder`: its frame, its sections in their order, its sources."""
    frame = catalogue.read(folder / "bank.toml", _Frame)
    sources = catalogue.read(folder / "sources.toml", _Sources).source
    found = [
        catalogue.read(folder / "sections" / f"{name}.toml", _Section)
        for name in catalogue.members(folder / "sections")
    ]
    made = Bank(
        version=frame.version,
        review_by=frame.review_by,
        min_coverage=frame.min_coverage,
        triage=frame.triage,
        facts=frame.fact,
        sections=tuple(
            Section(one.id, one.name, one.question)
            for one in sorted(found, key=lambda one: one.place)
        ),
        items=frame.item,
        grades=frame.grade,
        caps={Cap(name): limit for name, limit in frame.cap.items()},
        sources={source.id: source for source in sources},
    )
    _check(made, folder)
    return made


def _check(made: Bank, folder: Path) -> None:
    """Raise where files do not fit together."""
    _check_names(made, folder)
    facts = {fact.id: {choice.id for choice in fact.option} for fact in made.facts}
    for question in (*made.questions, *made.items):
        if _inverted(question, made.caps):
            text = N_("In {id} a better option holds the score down harder than a worse one.")
            raise _wrong(text, question.id, where=folder, key=question.id)
        for fact_id, choices in question.ask_if.items():
            if not choices or not set(choices) <= facts.get(fact_id, set()):
                text = N_("No profile fact has the answers that {id} asks for.")
                raise _wrong(text, fact_id, where=folder, key=question.id)


def _check_names(made: Bank, folder: Path) -> None:
    """Raise where an id is there twice, or a source is not there at all."""
    questions = (*made.questions, *made.items)
    cited = {made.triage.id: made.triage.src}
    for question in questions:
        contested = question.contested.src if question.contested else ()
        cited[question.id] = (*question.src, *contested)
    for key, ids in cited.items():
        for source in ids:
            if source not in made.sources:
                raise _wrong(N_("No source is called {id}."), source, where=folder, key=key)
    named = [made.triage.id, *(fact.id for fact in made.facts), *(one.id for one in questions)]
    for key, times in Counter(named).items():
        if times > 1:
            raise _wrong(N_("{id} is there twice."), key, where=folder, key=key)


def _wrong(text: str, name: str, *, where: Path, key: str) -> CatalogueError:
    return CatalogueError(
        Message(text, {"id": name}),
        where=where,
        hint=Message(N_("Correct {key} in its file."), {"key": key}),
    )
