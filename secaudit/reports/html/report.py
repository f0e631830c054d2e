"""A document as one self-contained page for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from secaudit.model.light import Light
from secaudit.reports.document import Block, Document, Meter, Picture
from secaudit.reports.html import environment
from secaudit.reports.html.charts import meter

if TYPE_CHECKING:
    from secaudit.i18n import Translator

_TONES = {Light.GREEN: "good", Light.YELLOW: "medium", Light.RED: "high", Light.NONE: "none"}


def render(document: Document, translator: Translator) -> str:
    """The page, whose title is that of the document."""
    values = {
        "title": document.title,
        "document": document,
        "kind_of": _kind,
        "drawn": _drawn,
        "tones": _TONES,
    }
    return environment.page("report.html", values, translator)


def _kind(block: Block) -> str:
    return type(block).__name__


def _drawn(block: Picture | Meter) -> Markup:
    """The SVG of a block; our own drawing, whose texts have been escaped as it was made."""
    svg = meter.draw(block) if isinstance(block, Meter) else block.svg
    return Markup(svg)  # noqa: S704
