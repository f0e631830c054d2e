"""The part that cannot wait: the first steps in short, and folded below them the whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports import plan_part
from secaudit.reports.document import Block, Folded, Heading, Items, Part, Text
from secaudit.reports.page import Style
from secaudit.reports.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.plan import Plan, Step

_LINES = 3  # of a step; the whole of it stands in the plan
_FIRST = 3  # freeze, cards, call


def part(plans: Sequence[Plan], translator: Translator) -> Part | None:
    """What to do now, or None where nothing is to be done."""
    if not plans:
        return None
    first = plans[0]
    blocks: list[Block] = [Text(translator.render(first.lead), Style.STRONG)]
    for number, step in enumerate(first.steps[:_FIRST], 1):
        blocks += _step(number, step, translator)
    sheet = Sheet()
    plan_part.write(sheet, plans, translator)
    # The title and the lead stand above already, and nothing has to say where to begin.
    lead = blocks[0]
    whole = [
        block for block in sheet.blocks if block != lead and (len(plans) > 1 or not _banner(block))
    ]
    blocks.append(
        Folded(translator("All steps, the numbers to call and what to say there"), tuple(whole))
    )
    title = Message(N_("What to do now"))
    if first.provider_name is not None:
        title = Message(N_("What to do now: {provider}"), {"provider": first.provider_name})
    return Part("now", translator.render(title), tuple(blocks), urgent=True)


def _step(number: int, step: Step, translator: Translator) -> list[Block]:
    lines = step.ways[0].lines if step.ways else step.do
    told = tuple(translator.render(line) for line in lines[:_LINES])
    title = Text(translator.render(step.title), Style.STRONG, mark=f"{number}.")
    caution = step.ways[0].caution if step.ways else None
    before = [] if caution is None else [Text(translator.render(caution), Style.MEDIUM, level=2)]
    return [title, *before, Items(told, level=2)]


def _banner(block: Block) -> bool:
    return isinstance(block, Heading | Text) and block.style is Style.BANNER
