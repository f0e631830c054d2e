"""Elements of SVG, every text in them neutralised and escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = str | float


def element(name: str, inside: str = "", **attributes: Value) -> str:
    """One element; `class_` is the attribute class, and underscores become hyphens."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_figure(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{inside}</{name}>"


def label(text: str, **attributes: Value) -> str:
    """A text in the drawing."""
    return element("text", plain(text), **attributes)


def plain(text: str) -> str:
    """Text from outside as it may stand between elements."""
    return escape(safe.plain(text))


def shortened(text: str, most: int) -> str:
    """`text` in at most so many columns of a screen."""
    text = safe.plain(text)
    if columns(text) <= most:
        return text
    while columns(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "\u2026"


def percent(share: float) -> str:
    """A place or length across, of the width of the drawing."""
    return f"{round(100 * share, 3):g}%"


def drawing(parts: Iterable[str], *, height: float, title: str, description: str) -> str:
    """The whole drawing, with what it shows for who cannot see it."""
    told = element("title", plain(title)) + element("desc", plain(description))
    return element(
        "svg", told + "".join(parts), class_="chart", role="img", width="100%", height=height
    )


def _figure(value: Value) -> str:
    return value if isinstance(value, str) else f"{round(value, 2):g}"
