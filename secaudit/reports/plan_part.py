"""The part of the screen that says what to do: last, and the biggest.

Phone numbers appear here only: with their standing, their sources and the day they were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import Message, N_
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.plan import HotlineCard, Number, Plan, Step, Way
    from secaudit.model.source import Source
    from secaudit.reports.page import Page

_INDENT = 3


def write(page: Page, plans: Sequence[Plan], translator: Translator, *, verbose: bool) -> None:
    """The steps of every plan, in order; the first four in full, the later ones in a line each."""
    for plan in plans:
        page.banner(translator.render(_title(plan)))
        page.text(translator.render(plan.lead), style=Style.STRONG)
        if plan.unnamed is not None:
            page.text(translator.render(plan.unnamed), style=Style.MEDIUM)
        number = 0
        for number, step in enumerate((plan.freeze, plan.cards, plan.call, plan.asked), 1):
            page.blank()
            _step(page, number, step, translator)
            if step is plan.call:
                _hotline(page, plan.hotline, translator)
            if step is plan.asked:
                _never(page, plan, translator)
        page.blank()
        for later, step in enumerate(plan.later, number + 1):
            if verbose:
                _step(page, later, step, translator)
            else:
                page.text(
                    translator.render(step.brief or step.title), mark=f"{later}.", style=Style.PLAIN
                )
        for warning in plan.warnings:
            _way(page, warning, translator)


def _title(plan: Plan) -> Message:
    if plan.provider_name is None:
        return Message(N_("WHAT TO DO NOW"))
    return Message(N_("WHAT TO DO NOW - {provider}"), {"provider": plan.provider_name})


def _step(page: Page, number: int, step: Step, translator: Translator) -> None:
    page.text(translator.render(step.title), mark=f"{number}.", style=Style.HIGH)
    if step.when is not None:
        text = Message(N_("If: {condition}"), {"condition": step.when})
        page.text(translator.render(text), indent=_INDENT)
    for way in step.ways:
        _way(page, way, translator)
    page.bullets(map(translator.render, step.do), indent=_INDENT)


def _way(page: Page, way: Way, translator: Translator) -> None:
    if way.place is not None:
        page.text(translator.render(way.place), indent=_INDENT, style=Style.STRONG)
    for caution in way.cautions:
        page.text(translator.render(caution), indent=_INDENT, style=Style.MEDIUM)
    page.bullets(map(translator.render, way.lines), indent=_INDENT)
    if way.side_effect is not None:
        text = Message(N_("Note: {effect}"), {"effect": way.side_effect})
        page.text(translator.render(text), indent=_INDENT)
    _source(page, way.sources, way.checked, translator, indent=_INDENT)


def _hotline(page: Page, card: HotlineCard, translator: Translator) -> None:
    page.bullets(map(translator.render, card.find), indent=_INDENT)
    if card.silent is not None:
        page.text(translator.render(card.silent), indent=_INDENT)
    for group in card.groups:
        page.text(translator.render(group.heading), indent=_INDENT, style=Style.MEDIUM)
        for number in group.numbers:
            _number(page, number, translator)


def _number(page: Page, number: Number, translator: Translator) -> None:
    uses = translator("; ").join(map(translator.render, number.uses))
    about = [text for text in (number.region and translator.render(number.region), uses) if text]
    page.labelled(number.number, f"({', '.join(about)})" if about else "", indent=_INDENT + 2)
    for detail in (number.hours, number.menu, number.note):
        if detail is not None:
            page.text(translator.render(detail), indent=_INDENT + 4)
    for caution in number.cautions:
        page.text(translator.render(caution), indent=_INDENT + 4, style=Style.MEDIUM)
    _source(page, number.sources, number.checked, translator, indent=_INDENT + 4)


def _never(page: Page, plan: Plan, translator: Translator) -> None:
    for text in plan.never_say:
        page.text(translator.render(text), indent=_INDENT, style=Style.MEDIUM)


def _source(
    page: Page, sources: Sequence[Source], checked: date, translator: Translator, *, indent: int
) -> None:
    if not sources:
        return
    titles = translator("; ").join(translator.render(source.title) for source in sources)
    text = Message(
        N_("Source: {titles}, read {checked}"), {"titles": titles, "checked": checked}
    )
    page.text(translator.render(text), indent=indent, style=Style.FAINT)
