"""Ways to do something with a provider: the caution first, the lines, the source and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Bilingual, Message
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.plan import Way
    from secaudit.model.source import Source
    from secaudit.reports.page import Page


def way(page: Page, way: Way, translator: Translator, *, indent: int) -> None:
    """One way, one line for each action."""
    if way.caution is not None:
        page.text(translator.render(way.caution), indent=indent, style=Style.MEDIUM)
    if way.place is not None:
        page.text(translator.render(way.place), indent=indent, style=Style.STRONG)
    page.bullets(map(translator.render, way.lines), indent=indent)
    if way.side_effect is not None:
        text = Message(N_("Note: {effect}"), {"effect": way.side_effect})
        page.text(translator.render(text), indent=indent + 2)
    source(page, way.sources, way.checked, translator, indent=indent + 2)


def source(
    page: Page, sources: Sequence[Source], checked: date, translator: Translator, *, indent: int
) -> None:
    """Where something is known from and when that was read; nothing where the user said it."""
    if not sources:
        return
    text = Message(
        N_("Source: {titles}, read {checked}"),
        {"titles": listed(source.title for source in sources), "checked": checked},
    )
    page.text(translator.render(text), indent=indent, style=Style.FAINT)


def listed(texts: Iterable[Bilingual]) -> Bilingual:
    """Several short texts side by side, as each language separates them."""
    kept = list(texts)
    return Bilingual("; ".join(text.en for text in kept), "；".join(text.zh for text in kept))
