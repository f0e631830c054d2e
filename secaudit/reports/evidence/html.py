"""A document as a page to print on A4: nothing in it is loaded, run or dialled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from secaudit.reports.html.environment import environment, policy

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.reports.evidence.document import Document

_CSS = Path(__file__).with_name("paper.css")


def render(document: Document, translator: Translator) -> str:
    """The whole page."""
    made = environment(translator)
    css = _CSS.read_text(encoding="utf-8")
    made.globals |= {"css": Markup(css), "policy": policy(css)}  # noqa: S704 - our own file
    return made.get_template("paper.html").render(title=document.title, document=document)
