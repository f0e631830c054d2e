"""All steps of a plan, for those who want everything; the first screen stands for it otherwise.

Phone numbers appear here only: with their standing, their sources and the day they were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.plan import Standing
from secaudit.reports import ways
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.i18n import Translator
    from secaudit.model.message import Bilingual
    from secaudit.model.plan import HotlineCard, Number, Plan, Step
    from secaudit.reports.page import Page

_INDENT = 3


def write(page: Page, plans: Sequence[Plan], translator: Translator) -> None:
    """What each provider's plan says of freezing and calling, then what holds for all of them."""
    for position, plan in enumerate(plans):
        page.banner(translator.render(_title(plan)))
        if position == 0:
            page.text(translator.render(plan.lead), style=Style.STRONG)
        for notice in plan.notices:
            page.text(translator.render(notice), style=Style.MEDIUM)
        if plan.unnamed is not None:
            page.text(translator.render(plan.unnamed), style=Style.MEDIUM)
        _numbered(page, 1, plan.freeze, translator)
        if len(plans) == 1:
            _numbered(page, 2, plan.cards, translator)
        _numbered(page, 3 if len(plans) == 1 else 2, plan.call, translator)
        hotline(page, plan, translator)
    if len(plans) > 1:
        page.banner(translator("FOR ALL OF THEM"))
        _numbered(page, 3, plans[0].cards, translator)
    for plan in plans[:1]:
        _numbered(page, 4, plan.asked, translator)
        _speech(page, plan, translator)
        page.blank()
        for number, step in enumerate(plan.later, 5):
            _step(page, number, step, translator)
        page.blank()
        first = Message(N_("Begin now with step 1: {step}"), {"step": plan.freeze.title})
        page.text(translator.render(first), style=Style.BANNER)


def _numbered(page: Page, number: int, step: Step, translator: Translator) -> None:
    page.blank()
    _step(page, number, step, translator)


def _title(plan: Plan) -> Message:
    if plan.provider_name is None:
        return Message(N_("WHAT TO DO NOW"))
    return Message(N_("WHAT TO DO NOW - {provider}"), {"provider": plan.provider_name})


def _step(page: Page, number: int, step: Step, translator: Translator) -> None:
    page.text(translator.render(step.title), mark=f"{number}.", style=Style.HIGH)
    body(page, step, translator, indent=_INDENT)


def body(page: Page, step: Step, translator: Translator, *, indent: int) -> None:
    """What to do in one step, without its title."""
    if step.when is not None:
        text = Message(N_("If: {condition}"), {"condition": step.when})
        page.text(translator.render(text), indent=indent)
    for way in step.ways:
        ways.way(page, way, translator, indent=indent)
    page.bullets(map(translator.render, step.do), indent=indent)
    for way in step.doubtful:
        ways.way(page, way, translator, indent=indent)


def call(page: Page, plan: Plan, translator: Translator) -> None:
    """What belongs to the call: the numbers, what is asked, what to say and what never."""
    hotline(page, plan, translator)
    page.text(translator.render(plan.asked.title), indent=_INDENT, style=Style.STRONG)
    page.bullets(map(translator.render, plan.asked.do), indent=_INDENT)
    _speech(page, plan, translator)


def hotline(page: Page, plan: Plan, translator: Translator) -> None:
    """The numbers, each group under the line that must stand before it, then known traps."""
    if plan.caution is not None:
        page.text(translator.render(plan.caution), indent=_INDENT, style=Style.MEDIUM)
    card: HotlineCard = plan.hotline
    if card.silent is not None:
        page.text(translator.render(card.silent), indent=_INDENT, style=Style.STRONG)
    for group in card.groups:
        page.text(translator.render(group.heading), indent=_INDENT, style=Style.MEDIUM)
        for number in group.numbers:
            _number(page, number, translator)
    if plan.warnings:
        page.text(translator("Take care:"), indent=_INDENT, style=Style.STRONG)
    for warning in plan.warnings:
        ways.way(page, warning, translator, indent=_INDENT)


def _number(page: Page, number: Number, translator: Translator) -> None:
    about = [number.region, *number.uses, number.hours]
    facts = _listed((text for text in about if text is not None), translator)
    page.labelled(number.number, facts, indent=_INDENT + 2)
    for detail in (number.menu, number.note):
        if detail is not None:
            page.text(translator.render(detail), indent=_INDENT + 4)
    if number.standing is Standing.CONFIRMED:
        text = Message(N_("Confirmed by you on {day}"), {"day": number.checked})
        page.text(translator.render(text), indent=_INDENT + 4)
    ways.source(page, number.sources, number.checked, translator, indent=_INDENT + 4)


def _speech(page: Page, plan: Plan, translator: Translator) -> None:
    page.text(translator("You can read this out:"), indent=_INDENT, style=Style.STRONG)
    page.bullets(map(translator.render, plan.say), indent=_INDENT)
    never = Message(N_("Never tell anybody: {secrets}"), {"secrets": ways.listed(plan.never_say)})
    page.text(translator.render(never), indent=_INDENT, style=Style.MEDIUM)


def _listed(texts: Iterable[Bilingual | Message], translator: Translator) -> str:
    return translator("; ").join(map(translator.render, texts))
