"""What was spent in each day, week, month or year, and which of them hold what was asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.money import Money
from secaudit.model.overview import Step
from secaudit.reports.document import Column, Picture, Shape, Table
from secaudit.reports.html.charts.svg import drawing, element, label, percent

if TYPE_CHECKING:
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.overview import Bar, Spending

_TITLES = {
    Step.DAY: N_("Spending per day"), Step.WEEK: N_("Spending per week"),
    Step.MONTH: N_("Spending per month"), Step.YEAR: N_("Spending per year"),
}  # fmt: skip
_STARTS = {
    Step.DAY: N_("Day"), Step.WEEK: N_("Week from"), Step.MONTH: N_("Month from"),
    Step.YEAR: N_("Year from"),
}  # fmt: skip
_TOP, _TALL, _FOOT = 22, 150, 24
_LEFT = 0.15  # of the width, for the amounts beside the lines
_LINES = 5  # above the ground, at most
_FULL, _WIDEST = 0.74, 0.08  # how much of its place a bar fills, and how much of the width at most


def draw(spending: Spending, translator: Translator) -> Picture:
    """Bars side by side; a triangle above a bar says that something in it was asked about."""
    bars = spending.bars
    most = max(bars, key=lambda bar: bar.spent.units).spent
    title = translator(_TITLES[spending.step])
    base = _TOP + _TALL
    parts = _lines(most, translator)
    for place, bar in enumerate(bars):
        parts += _bar(bar, place, count=len(bars), most=most.units)
    first, last = translator.value(bars[0].start), translator.value(bars[-1].start)
    parts.append(label(first, class_="soft", x=percent(_LEFT), y=base + 18))
    if len(bars) > 1:
        parts.append(label(last, class_="soft", x="100%", y=base + 18, text_anchor="end"))
    svg = drawing(
        parts, height=base + _FOOT, title=title, description=translator.render(_told(spending))
    )
    flagged = any(bar.flagged for bar in bars)
    note = translator("A triangle marks what you are asked about.") if flagged else ""
    return Picture(
        svg, title, translator("The same as a table"), _table(spending, translator), note
    )


def _lines(most: Money, translator: Translator) -> list[str]:
    """The ground and a few lines above it at round amounts, each with its amount."""
    parts = []
    for units in range(0, most.units + 1, _round(most)):
        y = _TOP + _TALL * (1 - units / max(most.units, 1))
        name = "grid" if units else "axis"
        parts.append(element("line", class_=name, x1=percent(_LEFT), x2="100%", y1=y, y2=y))
        money = Money(units // 10**most.digits, 0, most.currency)
        if units >= 10**most.digits or not units:
            parts.append(
                label(
                    translator.money(money), class_="soft", x=percent(_LEFT - 0.015), y=y + 4,
                    text_anchor="end",
                )
            )  # fmt: skip
    return parts


def _round(most: Money) -> int:
    """One, two or five times a power of ten, so that a few lines are below `most`."""
    zeros = "0" * max(len(str(most.units)) - 2, 0)
    steps = [int(digits + zeros) for digits in ("1", "2", "5", "10", "20", "50")]
    return next(step for step in steps if most.units <= step * _LINES or step == steps[-1])


def _bar(bar: Bar, place: int, *, count: int, most: int) -> list[str]:
    wide = min(_FULL * (1 - _LEFT) / count, _WIDEST)
    middle = _LEFT + (1 - _LEFT) * (place + 0.5) / count
    high = _TALL * bar.spent.units / most if most else 0
    part = _TALL * bar.asked.units / most if most else 0
    base = _TOP + _TALL
    x, width = percent(middle - wide / 2), percent(wide)
    drawn = [element("rect", class_="bar", x=x, y=base - high, width=width, height=high)]
    if part:
        drawn.append(
            element("rect", class_="flagged", x=x, y=base - part, width=width, height=part)
        )
    if bar.flagged:
        mark = element("path", class_="flagged", d="M-5-9H5L0 0Z")
        drawn.append(element("svg", mark, x=percent(middle), y=base - high - 4, overflow="visible"))
    return drawn


def _told(spending: Spending) -> Message:
    most = max(spending.bars, key=lambda bar: bar.spent.units)
    return Message(
        N_("From {first} to {last}; the most was {most}, from {day} on. Marked: {count}."),
        {
            "first": spending.bars[0].start,
            "last": spending.bars[-1].start,
            "most": most.spent,
            "day": most.start,
            "count": sum(bool(bar.flagged) for bar in spending.bars),
        },
    )


def _table(spending: Spending, translator: Translator) -> Table:
    def row(bar: Bar) -> tuple[str, ...]:
        start: date = bar.start
        asked = str(bar.flagged) if bar.flagged else ""
        return translator.value(start), translator.money(bar.spent), asked

    columns = (
        Column(translator(_STARTS[spending.step])),
        Column(translator("Spent"), figure=True),
        Column(translator("Asked about"), figure=True),
    )
    return Table("", columns, tuple(map(row, spending.bars)), shape=Shape.KEPT)
