"""A scan of invented entries on the screen: the report as it is, and what to do with one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports import terminal
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.overview import Overview
    from secaudit.model.report import ScanResult
    from secaudit.reports.page import Line

_FIRST = N_("A demo: an invented person, invented payments. Nothing of this happened to you.")
_NEXT = (
    N_("Get a list of your payments from the app: look for “export”, “statement” or “bill”."),
    N_("Then type: secaudit transactions FILE"),
    N_("If money is leaving right now, freeze the account first; that comes before any scan."),
)


def compose(
    result: ScanResult, translator: Translator, look: terminal.Look, overview: Overview | None
) -> list[Line]:
    """The lines of the demo."""
    page = Page(look.width)
    page.heading(translator(_FIRST), Style.STRONG)
    page.blank()
    end = Page(look.width)
    end.blank()
    end.heading(translator("That was the demo. With your own payments:"), Style.HEADING)
    for number, text in enumerate(_NEXT, 1):
        end.text(translator.render(Message(text)), indent=2, mark=f"{number}.")
    return [*page.lines, *terminal.compose(result, translator, look, overview), (), *end.lines]
