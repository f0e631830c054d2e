"""The part that cannot wait: the seven lines of the first screen, and folded below them the plan.

A number stands here only under the line that says how far to trust it, with its source and day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.plan import Standing
from secaudit.reports import first_screen_part, plan_part
from secaudit.reports.document import Act, Block, Folded, Heading, Part, Text
from secaudit.reports.page import Style
from secaudit.reports.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.emergency import Called, FirstLine, FirstScreen
    from secaudit.model.plan import HotlineCard, Plan
    from secaudit.model.source import Source


def part(plans: Sequence[Plan], screen: FirstScreen | None, translator: Translator) -> Part | None:
    """What to do now, or None where nothing is to be done."""
    if not plans or screen is None:
        return None
    blocks: list[Block] = [Text(translator.render(plans[0].lead), Style.STRONG)]
    blocks += [
        Text(translator.render(text), Style.MEDIUM) for text in (*screen.notices, *screen.cautions)
    ]
    blocks += [
        Act(number, translator.render(line.word), _line(line, screen, translator))
        for number, line in enumerate(screen.lines, 1)
    ]
    sheet = Sheet()
    first_screen_part.commands(sheet, screen, translator)
    blocks += sheet.blocks
    blocks.append(_whole(plans, blocks[0], translator))
    return Part("now", _title(screen, translator), tuple(blocks), urgent=True)


def _title(screen: FirstScreen, translator: Translator) -> str:
    names = [name for _, name in screen.providers if name is not None]
    if not names:
        return translator("Do this now")
    whose = Bilingual(", ".join(one.en for one in names), "、".join(one.zh for one in names))
    return translator.render(Message(N_("Do this now: {provider}"), {"provider": whose}))


def _line(line: FirstLine, screen: FirstScreen, translator: Translator) -> tuple[Block, ...]:
    """What to do, with what is known of each provider and of the place."""
    several = len(screen.providers) > 1
    sheet = Sheet()
    if not line.known or any(called.way is None for called in line.known):
        sheet.text(translator.render(line.text))
    for called, (provider, _) in zip(line.known, screen.providers, strict=False):
        if several and called.name is not None and (called.way or called.card):
            sheet.text(translator.render(called.name), style=Style.STRONG)
        _way(sheet, called, translator)
        if called.card is not None:
            _card(sheet, called.card, translator, known=provider is not None)
    for number in line.lines:
        if number.caution is not None:
            sheet.text(translator.render(number.caution), style=Style.MEDIUM)
        what = number.brief or number.text
        sheet.labelled(number.number, translator.render(what))
        _source(sheet, number.sources, number.checked, translator)
    return tuple(sheet.blocks)


def _way(sheet: Sheet, called: Called, translator: Translator) -> None:
    """The way in one paragraph, which is read faster than a list of one action each."""
    way = called.way
    if way is None:
        return
    if way.caution is not None:
        sheet.text(translator.render(way.caution), style=Style.MEDIUM)
    steps = translator.render(first_screen_part.steps(way))
    if way.place is None:
        sheet.text(steps)
    else:
        place = Message(N_("{place}:"), {"place": way.place})
        sheet.labelled(translator.render(place), steps)
    _source(sheet, way.sources, way.checked, translator)


def _card(sheet: Sheet, card: HotlineCard, translator: Translator, *, known: bool) -> None:
    """The numbers, each group below the line that says how far to trust it."""
    if card.silent is not None and known and not card.groups:
        sheet.text(translator.render(card.silent), style=Style.MEDIUM)
    for group in card.groups:
        sure = group.standing is Standing.CONFIRMED
        heading = group.heading
        if sure:
            day = min(number.checked for number in group.numbers)
            heading = Message(first_screen_part.HEADINGS[group.standing], {"day": day})
        sheet.text(translator.render(heading), style=Style.GOOD if sure else Style.MEDIUM)
        for number in group.numbers[: first_screen_part.MOST_NUMBERS]:
            told = [text for text in (number.region, *number.uses, number.menu) if text is not None]
            about = translator("; ").join(map(translator.render, told))
            sheet.labelled(number.number, about)
            _source(sheet, number.sources, number.checked, translator)


def _source(sheet: Sheet, sources: Sequence[Source], checked: date, translator: Translator) -> None:
    """The first source by its title, the others counted: all of them stand in the plan."""
    if sources:
        text = Message(
            N_("Source: {titles}, read {checked}"),
            {"titles": first_screen_part.sources(sources), "checked": checked},
        )
        sheet.text(translator.render(text), style=Style.FAINT)


def _whole(plans: Sequence[Plan], lead: Block, translator: Translator) -> Folded:
    """Every step with its reason; the lead stands above, and nothing says again where to begin."""
    sheet = Sheet()
    plan_part.write(sheet, plans, translator)
    kept = tuple(
        block for block in sheet.blocks if block != lead and (len(plans) > 1 or not _banner(block))
    )
    return Folded(translator("All steps, the numbers to call and what to say there"), kept)


def _banner(block: Block) -> bool:
    return isinstance(block, Heading | Text) and block.style is Style.BANNER
