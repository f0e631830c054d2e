"""At which hours of which weekdays somebody pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports.document import Column, Picture, Shape, Table
from secaudit.reports.html.charts.svg import drawing, element, label, percent

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.overview import Hours

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_HOURS = 24
_LEFT = 0.11  # of the width, for the names of the days
_ROW, _TOP = 24, 20
_SHADES = 4  # steps of one colour; more cannot be told apart
_PARTS = ((0, 6), (6, 12), (12, 18), (18, 24))


def draw(hours: Hours, translator: Translator) -> Picture:
    """A cell for each hour of the week, the stronger the more; a ring marks what is asked."""
    title = translator("When you pay: hours and weekdays")
    most = max(map(max, hours.counts))
    wide = (1 - _LEFT) / _HOURS
    parts = [
        label(f"{hour}", class_="soft", x=percent(_LEFT + hour * wide), y=12)
        for hour in range(0, _HOURS, 6)
    ]
    for day, (counts, flagged) in enumerate(zip(hours.counts, hours.flagged, strict=True)):
        y = _TOP + day * _ROW
        parts.append(label(translator(WEEKDAYS[day]), class_="soft", x=0, y=y + 15))
        for hour, count in enumerate(counts):
            x = _LEFT + hour * wide
            parts.append(
                element(
                    "rect", class_=f"shade{_shade(count, most)}", x=percent(x), y=y,
                    width=percent(wide * 0.88), height=_ROW - 3, rx=2,
                )
            )  # fmt: skip
            if flagged[hour]:
                parts.append(
                    element("circle", class_="ring", cx=percent(x + wide * 0.44), cy=y + 10.5, r=4)
                )
    svg = drawing(
        parts,
        height=_TOP + _ROW * len(WEEKDAYS),
        title=title,
        description=translator.render(_told(hours, translator)),
    )
    note = translator(
        "The stronger the colour, the more payments; a ring marks what you are asked about."
    )
    return Picture(svg, title, translator("The same as a table"), _table(hours, translator), note)


def _shade(count: int, most: int) -> int:
    return 0 if not count else 1 + (_SHADES - 1) * (count - 1) // max(most - 1, 1)


def _told(hours: Hours, translator: Translator) -> Message:
    places = [
        (count, day, hour) for day, row in enumerate(hours.counts) for hour, count in enumerate(row)
    ]
    count, day, hour = max(places, key=lambda place: place[0])
    return Message(
        N_("Most often on {day} from {hour}:00 on ({count}); asked about: {flagged}."),
        {
            "day": translator(WEEKDAYS[day]),
            "hour": str(hour),
            "count": count,
            "flagged": sum(map(sum, hours.flagged)),
        },
    )


def _table(hours: Hours, translator: Translator) -> Table:
    """Sums of six hours: 168 figures are no table that anybody reads."""
    rows = []
    for day, (counts, flagged) in enumerate(zip(hours.counts, hours.flagged, strict=True)):
        cells = [translator(WEEKDAYS[day])]
        for start, end in _PARTS:
            asked = sum(flagged[start:end])
            cells.append(f"{sum(counts[start:end])}" + (f" ({asked})" if asked else ""))
        rows.append(tuple(cells))
    columns = (
        Column(translator("Day")),
        *(Column(f"{start}-{end}", figure=True) for start, end in _PARTS),
    )
    caption = translator("Payments by hour; in brackets, how many of them are asked about.")
    return Table(caption, columns, tuple(rows), shape=Shape.KEPT)
