"""A score as a bar, with the range in which it may lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.reports.html.charts.svg import drawing, element, percent

if TYPE_CHECKING:
    from secaudit.reports.document import Meter

_HEIGHT = 18


def draw(meter: Meter) -> str:
    """The bar; its sentence stands beside it as text."""
    bars = [
        element("rect", class_="track", x=0, y=0, width="100%", height=_HEIGHT, rx=9),
        element(
            "rect", class_="range", x=0, y=0, width=percent(meter.high / 100), height=_HEIGHT, rx=9
        ),
        element(
            "rect", class_="value", x=0, y=0, width=percent(meter.value / 100), height=_HEIGHT, rx=9
        ),
    ]
    return drawing(bars, height=_HEIGHT, title=meter.label, description=meter.label)
