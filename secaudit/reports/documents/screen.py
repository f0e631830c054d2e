"""The report of an audit whose screen is short enough to be the report: password, PIN, vault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit.reports.document import Document, Part, Signal
from secaudit.reports.documents import ending
from secaudit.reports.documents.scan import WORDS
from secaudit.reports.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.light import Light
    from secaudit.model.message import Message
    from secaudit.reports.page import Page


def compose(
    write: Callable[[Page], None], translator: Translator, *, title: str, made: date,
    light: tuple[Light, Message] | None = None,
) -> Document:  # fmt: skip
    """What `write` puts on a page, its headings as the titles of parts; `light` stands above."""
    sheet = Sheet()
    write(sheet)
    sheet.blocks = sheet.flush()
    parts: list[Part] = list(sheet.parts(translator("In short")))
    closing = translator("What this does not mean")
    parts = [replace(one, id="limits") if one.title == closing else one for one in parts]
    if not any(one.id == "limits" for one in parts):
        parts.append(ending.limits((), translator))
    if light is not None:
        lamp, text = light
        signal = Signal(lamp, translator(WORDS[lamp]), translator.render(text))
        parts.insert(0, Part("short", translator("In short"), (signal,)))
    todo = translator("What to do")
    head, *rest = parts
    parts = [head, *sorted(rest, key=lambda one: one.title != todo)]
    at = next(place for place, one in enumerate(parts) if one.id == "limits")
    parts.insert(at, ending.method((), translator))
    return Document(title, ending.about(made, translator), tuple(parts))
