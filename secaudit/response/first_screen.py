"""The first screen of an emergency, and the steps behind it.

A freeze path from the user's own file never stands on the first screen in place of ours: a planted
file must not be what a frightened person reads first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit.model.emergency import (
    Called,
    Emergency,
    EmergencyStep,
    FirstLine,
    FirstScreen,
)
from secaudit.model.message import N_, Message
from secaudit.model.plan import HotlineCard, Standing
from secaudit.providers.trust import OWN
from secaudit.response import public_lines, scenarios
from secaudit.response.playbook import playbook
from secaudit.response.public_lines import LineUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.model.plan import Plan, Way

# The lines that get public numbers; the steps name those of all places in their own texts.
_NUMBERS = {"sim": LineUse.SIM, "police": LineUse.URGENT}
_OLD = N_("Last read on {date}; menus and numbers may have changed.")
_MOST_NUMBERS = 2
_ELSEWHERE = Message(N_("In the app on another phone"))


def first_screen(plans: Sequence[Plan], scenario_id: str, *, place: str | None) -> FirstScreen:
    """The seven lines for the providers of these plans; `place` is where the user is, if known.

    Raises `UsageError` for a scenario that there is not.
    """
    scenario = scenarios.scenario(scenario_id)
    book = playbook()
    texts = {line.id: line for line in book.line}
    lines = []
    for name in scenario.lines:
        line = texts[name]
        known: tuple[Called, ...] = ()
        if name == "freeze":
            known = tuple(
                Called(plan.provider_name, way=best_freeze(plan, away=scenario.away))
                for plan in plans
            )
        elif name == "call":
            known = tuple(Called(plan.provider_name, card=_first(plan.hotline)) for plan in plans)
        numbers = public_lines.of(place, _NUMBERS[name]) if name in _NUMBERS else ()
        text = line.away if scenario.away and line.away is not None else line.text
        lines.append(FirstLine(line.id, line.word, text, known, numbers[:_MOST_NUMBERS]))
    return FirstScreen(
        scenario=scenario.id,
        name=scenario.name,
        lines=tuple(lines),
        providers=tuple((plan.provider_id, plan.provider_name) for plan in plans),
        place=place,
        notices=_once(notice for plan in plans for notice in plan.notices),
        cautions=_once(
            Message(_OLD, {"date": plan.caution.params["date"]})
            for plan in plans
            if plan.old and plan.caution is not None
        ),
    )


def emergency(plan: Plan, scenario_id: str, *, place: str | None) -> Emergency:
    """The first screen and every step of a scenario, with what is known of the provider."""
    scenario = scenarios.scenario(scenario_id)
    steps = {step.id: step for step in (plan.check, *plan.steps)}
    if scenario.away:
        ways = _reachable_first(plan.freeze.ways)
        steps[plan.freeze.id] = replace(plan.freeze, ways=ways)
    return Emergency(
        screen=first_screen([plan], scenario_id, place=place),
        plan=plan,
        steps=tuple(
            EmergencyStep(steps[one.id], one.at, one.span, numbered=one.numbered)
            for one in scenario.steps
        ),
    )


def best_freeze(plan: Plan, *, away: bool = False) -> Way | None:
    """The way to freeze to show first, None where the general text is to stand for it.

    With `away` the app on the user's own phone is out of reach: a way that does without goes first.
    """
    ways = _reachable_first(plan.freeze.ways) if away else plan.freeze.ways
    return next((way for way in ways if {source.id for source in way.sources} != set(OWN)), None)


def _reachable_first(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways that do without the user's own app before those in it, on another phone then."""
    placed = (replace(way, place=_ELSEWHERE) if way.in_app else way for way in ways)
    return tuple(sorted(placed, key=lambda way: way.in_app))


def _once(messages: Iterable[Message]) -> tuple[Message, ...]:
    kept: list[Message] = []
    for message in messages:
        if message not in kept:
            kept.append(message)
    return tuple(kept)


def _first(card: HotlineCard) -> HotlineCard:
    """The numbers for the first screen: what nobody confirmed only where nothing else is there."""
    good = tuple(one for one in card.groups if one.standing is not Standing.NOT_CONFIRMED)
    sure = [one for one in good if one.standing is Standing.CONFIRMED]
    return HotlineCard(tuple(sure) or good or card.groups, card.silent)
