"""The part with the pictures; each has its table beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports.document import Block, Part, Text
from secaudit.reports.html.charts import hours, payees, scores, spending
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.overview import Overview, ScorePoint

_LINE = 2  # points that make a course


def part(
    overview: Overview | None, translator: Translator, *, points: Sequence[ScorePoint] = ()
) -> Part | None:
    """What the entries look like as a whole, and how the score went."""
    blocks: list[Block] = []
    if len(points) >= _LINE:
        blocks.append(scores.draw(points, translator))
    if overview is not None:
        blocks += _of_entries(overview, translator)
    return Part("pictures", translator("In pictures"), tuple(blocks)) if blocks else None


def _of_entries(overview: Overview, translator: Translator) -> list[Block]:
    blocks: list[Block] = []
    found = overview.spending
    if found is not None and any(bar.spent.units for bar in found.bars):
        blocks.append(spending.draw(found, translator))
        if found.elsewhere:
            text = Message(
                N_("{count} payment in another currency is not in it."),
                {"count": found.elsewhere},
                plural=N_("{count} payments in other currencies are not in it."),
                count=found.elsewhere,
            )
            blocks.append(Text(translator.render(text), Style.FAINT))
    if overview.hours is not None:
        blocks.append(hours.draw(overview.hours, translator))
    if overview.payees:
        title = translator("Who was paid most")
        blocks.append(payees.draw(overview.payees, translator, title=title))
    if overview.fresh:
        title = translator("Who is new in the last 30 days")
        blocks.append(payees.draw(overview.fresh, translator, title=title))
    return blocks
