"""The steps of an emergency one by one, and the record of what was done when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.message import N_, Message
from secaudit.reports import first_screen_part, plan_part
from secaudit.reports.page import Page, Style
from secaudit.reports.ways import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.i18n import Translator
    from secaudit.model.emergency import Emergency, EmergencyStep
    from secaudit.model.incident import Incident, StepDone
    from secaudit.model.message import Bilingual
    from secaudit.reports.page import Line

_INDENT = 2
_CALL = "s08_call_support"


def step(
    emergency: Emergency,
    place: int,
    done: StepDone | None,
    translator: Translator,
    *,
    width: int,
) -> list[Line]:
    """One step: its time, what to do, why, where that is known from, and when it was done."""
    page = Page(width)
    _step(page, emergency, place, done, translator)
    return page.lines


def whole(
    emergency: Emergency, done: Mapping[str, StepDone], translator: Translator, *, width: int
) -> list[Line]:
    """The first screen and every step."""
    page = Page(width)
    first_screen_part.write(page, emergency.screen, translator)
    for place, one in enumerate(emergency.steps):
        _step(page, emergency, place, done.get(one.step.id), translator)
    page.heading(translator("What holds in every case"))
    page.bullets(map(translator.render, emergency.plan.principles), indent=_INDENT)
    return page.lines


def _step(
    page: Page, emergency: Emergency, place: int, done: StepDone | None, translator: Translator
) -> None:
    one = emergency.steps[place]
    page.blank()
    values = {"number": place + 1, "count": len(emergency.steps), "when": _when(one)}
    page.text(
        translator.render(Message(N_("Step {number} of {count} - {when}"), values)),
        style=Style.FAINT,
    )
    page.text(translator.render(one.step.title), style=Style.HIGH)
    plan_part.body(page, one.step, translator, indent=_INDENT)
    if one.step.id == _CALL:
        plan_part.call(page, emergency.plan, translator)
    page.labelled(translator("Why:"), translator.render(one.step.why), indent=_INDENT)
    source = Message(
        N_("Source: {titles}"), {"titles": listed(source.title for source in one.step.sources)}
    )
    page.text(translator.render(source), indent=_INDENT, style=Style.FAINT)
    if done is not None:
        page.text(translator.render(_done(done)), indent=_INDENT, style=Style.GOOD)


def _when(one: EmergencyStep) -> Message | Bilingual:
    if one.at is not None:
        return Message(N_("minute {mark}"), {"mark": one.at})
    return one.span or Message("")


def record(  # noqa: PLR0913 - what a record consists of
    incident: Incident,
    titles: Mapping[str, Bilingual],
    scenario: Bilingual,
    provider: Bilingual | None,
    translator: Translator,
    *,
    width: int,
) -> list[Line]:
    """When it began, and what was done at which moment."""
    page = Page(width)
    page.heading(translator("What was done, and when"))
    page.text(translator.render(scenario), indent=_INDENT, style=Style.STRONG)
    if provider is not None:
        page.text(translator.render(provider), indent=_INDENT)
    began = Message(N_("Begun: {moment}"), {"moment": incident.started.astimezone()})
    page.text(translator.render(began), indent=_INDENT)
    for one in incident.done:
        title = titles.get(one.step)
        name = translator.render(title) if title is not None else one.step
        when = Message("{moment}", {"moment": one.at.astimezone()})
        page.labelled(translator.render(when), name, indent=_INDENT)
        if one.note:
            page.text(safe.plain(one.note), indent=_INDENT + 4)
    if not incident.done:
        page.text(translator("No step is ticked off yet."), indent=_INDENT)
    if incident.ended is not None:
        ended = Message(N_("Over: {moment}"), {"moment": incident.ended.astimezone()})
        page.text(translator.render(ended), indent=_INDENT)
    return page.lines


def _done(done: StepDone) -> Message:
    when = done.at.astimezone()
    if done.note:
        return Message(N_("Done: {moment}. {note}"), {"moment": when, "note": done.note})
    return Message(N_("Done: {moment}."), {"moment": when})
