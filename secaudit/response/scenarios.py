"""The emergencies there are, and the steps of each in order with the minute at which it begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.errors import UsageError
from secaudit.model.message import N_, Message
from secaudit.response.playbook import playbook

if TYPE_CHECKING:
    from secaudit.model.message import Bilingual

UNKNOWN_PAYMENT = "unknown_payment"  # the one to assume where the user has not said which


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step in its place: `at` is its minute mark ("1:20"); after ten minutes `span` says when.

    Exactly one of the two is there. `numbered` steps bring a case number to write down.
    """

    id: str
    title: Bilingual
    at: str | None
    span: Bilingual | None
    numbered: bool


@dataclass(frozen=True, slots=True)
class Scenario:
    """One emergency with its steps; `lines` are the ids of those of its first screen.

    `away` says that the user's own app is out of reach.
    """

    id: str
    name: Bilingual
    lines: tuple[str, ...]
    steps: tuple[TimedStep, ...]
    away: bool


def ids() -> tuple[str, ...]:
    """The ids of the five emergencies, the commonest first."""
    return tuple(one.id for one in playbook().scenario)


def scenario(scenario_id: str) -> Scenario:
    """The emergency of this id; raises `UsageError` for an id that there is not."""
    book = playbook()
    found = next((one for one in book.scenario if one.id == scenario_id), None)
    if found is None:
        raise UsageError(
            Message(N_("No emergency is called {id} here."), {"id": scenario_id}),
            where="--scenario",
            hint=Message(N_("Give one of: {ids}."), {"ids": Message(", ".join(ids()))}),
        )
    steps = []
    for placed in found.step:
        step = book[placed.id]
        span = None if placed.at else placed.span or step.span
        steps.append(TimedStep(step.id, step.title, placed.at, span, step.numbered))
    return Scenario(found.id, found.name, found.lines, tuple(steps), found.away)


def known_step(step_id: str) -> str:
    """The id of a step; raises `UsageError` for one that no emergency has."""
    steps = {step.id: step for one in ids() for step in scenario(one).steps}
    if step_id in steps:
        return step_id
    # "s03" is enough to type.
    short = [name for name in steps if name.startswith(f"{step_id}_")]
    if len(short) == 1:
        return short[0]
    raise UsageError(
        Message(N_("No step is called {id} here."), {"id": step_id}),
        where="--step",
        hint=Message(N_("Give one of: {ids}."), {"ids": Message(", ".join(sorted(steps)))}),
    )
