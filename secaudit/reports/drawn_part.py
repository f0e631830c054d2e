"""The screen of a new password or PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports.page import Piece, Style

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.drawn import Generated
    from secaudit.reports.page import Page

_MADE = {
    "words": N_("{count} random words"),
    "characters": N_("{count} random letters, digits and symbols"),
    "digits": N_("{count} random digits"),
}


def write(page: Page, new: Generated, translator: Translator, *, brief: bool) -> None:
    """A new password or PIN on a line of its own, and what is known of it."""
    page.pieces(Piece(new.text, Style.STRONG))
    if brief:
        return
    page.blank()
    made = Message(_MADE[new.made], {"count": new.count})
    text = Message(
        N_("{made}: {bits} bits that nobody can know."), {"made": made, "bits": new.bits}
    )
    page.text(translator.render(text))
    page.bullets(map(translator.render, new.advice))
