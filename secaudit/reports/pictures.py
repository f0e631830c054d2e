"""Pictures made of characters, for a terminal that can show them; words for every other place.

Spending over time with what was asked about marked, the hours of the week, and a bar for a score.
No picture is the only place where something stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.overview import Step
from secaudit.reports.page import Piece, Style
from secaudit.width import columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.money import Money
    from secaudit.model.overview import Bar, Hours, Overview, Spending
    from secaudit.reports.page import Page

CHARACTERS = "▁▂▃▄▅▆▇█░▒▓"  # what a terminal must have for them
_HEIGHTS = "▁▂▃▄▅▆▇█"
_SHADES = " ░▒▓█"
_MARK = "^"
_FEWEST = 4  # bars; fewer say no more than the words
_STEPS = {
    Step.DAY: N_("Money out per day from {first} on: most was {most}, on {day}."),
    Step.WEEK: N_("Money out per week from {first} on: most was {most}, in the week of {day}."),
    Step.MONTH: N_("Money out per month from {first} on: most was {most}, in the month of {day}."),
    Step.YEAR: N_("Money out per year from {first} on: most was {most}, in the year of {day}."),
}
_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def write(
    page: Page, overview: Overview, translator: Translator, *, drawn: bool, hours: bool
) -> None:
    """Spending over time, and with `hours` the hours of the week; in words only unless `drawn`."""
    spending = overview.spending
    if spending is not None and len(spending.bars) >= _FEWEST:
        _spending(page, spending, translator, drawn=drawn)
    if hours and drawn and overview.hours is not None:
        _hours(page, overview.hours, translator)


def _spending(page: Page, spending: Spending, translator: Translator, *, drawn: bool) -> None:
    bars = spending.bars
    most = max(bars, key=lambda bar: bar.spent.units)
    params: dict[str, date | Money] = {
        "first": bars[0].start,
        "most": most.spent,
        "day": most.start,
    }
    page.text(translator.render(Message(_STEPS[spending.step], params)), indent=2)
    if not drawn:
        return
    left, room = 4, max(page.width - 8, 1)
    # What came last matters most.
    shown = bars[-room:]
    page.pieces(Piece(" " * left + _line(shown, most.spent.units)))
    marks = "".join(_MARK if bar.flagged else " " for bar in shown).rstrip()
    if marks:
        legend = translator("^ asked about")
        beside = columns(marks) + 3 + columns(legend) <= room
        page.pieces(
            Piece(" " * left + marks, Style.HIGH),
            Piece(f"   {legend}" if beside else "", Style.FAINT),
        )
        if not beside:
            page.text(legend, indent=left, style=Style.FAINT)


def _line(bars: Sequence[Bar], most: int) -> str:
    return "".join(_HEIGHTS[_share(bar.spent.units, most, len(_HEIGHTS) - 1)] for bar in bars)


def _share(part: int, whole: int, steps: int) -> int:
    """A part of a whole in steps, rounded up, so that something is never shown as nothing."""
    return -(-part * steps // whole) if whole > 0 and part > 0 else 0


def _hours(page: Page, hours: Hours, translator: Translator) -> None:
    """One line per day of the week, two columns per hour."""
    page.text(
        translator("When you pay, by weekday and hour; ! is what you are asked about"), indent=2
    )
    most = max(max(row) for row in hours.counts)
    names = [translator(name) for name in _DAYS]
    clock = "".join(f"{hour:<12}" for hour in range(0, 24, 6)).rstrip()
    page.pieces(Piece(f"    {'':6}{clock}", Style.FAINT))
    for name, counts, flagged in zip(names, hours.counts, hours.flagged, strict=True):
        cells = [Piece(f"    {name}{' ' * (6 - columns(name))}")]
        for count, asked in zip(counts, flagged, strict=True):
            shade = _SHADES[_share(count, most, len(_SHADES) - 1)]
            cells.append(Piece("!!", Style.HIGH) if asked else Piece(shade * 2))
        page.pieces(*cells)
    if hours.untimed:
        text = Message(
            N_("{count} payment without a time of day is not in it."),
            {"count": hours.untimed},
            plural=N_("{count} payments without a time of day are not in it."),
            count=hours.untimed,
        )
        page.text(translator.render(text), indent=4, style=Style.FAINT)


def score_bar(low: int, high: int, *, width: int) -> str:
    """A bar of `width` columns for a score of 100: what is sure, what is possible, what is not."""
    sure, possible = low * width // 100, high * width // 100
    return "█" * sure + "▒" * (possible - sure) + "░" * (width - possible)
