"""How the score of the questionnaire went over time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports.document import Column, Picture, Shape, Table
from secaudit.reports.html.charts.svg import drawing, element, label, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.overview import ScorePoint

_TOP, _TALL, _FOOT = 22, 120, 24
_LEFT, _RIGHT = 0.09, 0.97
_GRID = (0, 50, 100)


def draw(points: Sequence[ScorePoint], translator: Translator) -> Picture:
    """A dot for each run at its time, joined by lines, with the range it could have lain in."""
    title = translator("Your score over time")
    first, last = points[0].at.timestamp(), points[-1].at.timestamp()

    def across(point: ScorePoint) -> str:
        share = (point.at.timestamp() - first) / (last - first) if last > first else 1.0
        return percent(_LEFT + share * (_RIGHT - _LEFT))

    parts = []
    for mark in _GRID:
        parts.append(
            element("line", class_="grid", x1="9%", x2="100%", y1=_down(mark), y2=_down(mark))
        )
        parts.append(label(str(mark), class_="soft", x="7%", y=_down(mark) + 4, text_anchor="end"))
    parts += [
        element(
            "line", class_="path", x1=across(one), y1=_down(one.score), x2=across(two),
            y2=_down(two.score),
        )
        for one, two in pairwise(points)
    ]  # fmt: skip
    for point in points:
        x = across(point)
        parts.append(
            element("line", class_="reach", x1=x, x2=x, y1=_down(point.low), y2=_down(point.high))
        )
        parts.append(element("circle", class_="dot", cx=x, cy=_down(point.score), r=4.5))
    foot = _TOP + _TALL + 20
    if last > first:
        parts.append(label(translator.value(points[0].at.date()), class_="soft", x="9%", y=foot))
    parts.append(
        label(
            translator.value(points[-1].at.date()),
            class_="soft",
            x="100%",
            y=foot,
            text_anchor="end",
        )
    )
    told = Message(
        N_("{count} runs, from {first} of 100 to {last} of 100."),
        {"count": len(points), "first": points[0].score, "last": points[-1].score},
    )
    svg = drawing(
        parts, height=_TOP + _TALL + _FOOT, title=title, description=translator.render(told)
    )
    return Picture(svg, title, translator("The same as a table"), _table(points, translator))


def _down(score: int) -> float:
    return _TOP + _TALL * (1 - score / 100)


def _table(points: Sequence[ScorePoint], translator: Translator) -> Table:
    rows = tuple(
        (translator.value(one.at.date()), str(one.score), f"{one.low}-{one.high}") for one in points
    )
    columns = (
        Column(translator("Day")),
        Column(translator("Score"), figure=True),
        Column(translator("Range"), figure=True),
    )
    return Table("", columns, rows, shape=Shape.KEPT)
