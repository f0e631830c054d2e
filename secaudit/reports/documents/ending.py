"""The parts that close every report: how it was made, and what it does not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import __version__
from secaudit.model.message import N_, Message
from secaudit.reports.document import Block, Items, Part, Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from secaudit.i18n import Translator

_ALONE = Message(
    N_("Everything was computed on this computer; this page loads nothing and sends nothing.")
)


def method(told: Iterable[Message], translator: Translator, *, more: Iterable[Block] = ()) -> Part:
    """How it was judged, and by which version."""
    version = Message(N_("secaudit {version}"), {"version": __version__})
    texts = tuple(map(translator.render, (*told, _ALONE, version)))
    return Part("method", translator("How this was found"), (Items(texts), *more), folded=True)


def limits(texts: Iterable[Message], translator: Translator) -> Part:
    """What the result does not mean, each sentence once."""
    told = dict.fromkeys(map(translator.render, texts))
    return Part("limits", translator("What this does not mean"), (Items(tuple(told)),))


def about(made: date, translator: Translator) -> str:
    """The line below the title."""
    return translator.render(Message(N_("Made on {day} on your own computer"), {"day": made}))


def passed(texts: Iterable[str], translator: Translator) -> Part | None:
    """What was looked at and is well."""
    told = tuple(texts)
    if not told:
        return None
    title = Message(N_("Looked at and well: {count}"), {"count": len(told)})
    return Part("passed", translator.render(title), (Items(told),), folded=True)


def unchecked(blocks: Iterable[Block], translator: Translator) -> Part:
    """What nobody has looked at; also says so where there is nothing."""
    found = tuple(blocks) or (Text(translator("Nothing that could be checked was left out.")),)
    return Part("unchecked", translator("What could not be checked"), found)
