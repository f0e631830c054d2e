"""The settings on the screen, and `secaudit/config/1` for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from secaudit import __version__, safe
from secaudit.model.message import N_, Message
from secaudit.model.setting import Origin
from secaudit.reports.page import Piece, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.setting import Setting
    from secaudit.reports.page import Page

SCHEMA = "secaudit/config/1"
_ORIGINS = {
    Origin.OPTION: N_("from the command line"),
    Origin.ENVIRONMENT: N_("from the variable {variable}"),
    Origin.FILE: N_("from the file"),
    Origin.DEFAULT: N_("the default"),
}


def write(page: Page, settings: Sequence[Setting], path: str, translator: Translator) -> None:
    """Each setting with its value and where that is from, and the path of the file."""
    for one in settings:
        origin = Message(_ORIGINS[one.origin], {"variable": one.variable})
        text = Message(N_("{value} ({origin})"), {"value": _value(one), "origin": origin})
        page.labelled(f"{one.name} =", translator.render(text))
    page.blank()
    # Whole, so that it can be copied.
    page.pieces(Piece(translator("File:"), Style.STRONG))
    page.pieces(Piece(f"  {safe.plain(path, limit=4096)}"))


def _value(one: Setting) -> str | Message:
    if one.value is not None:
        return one.value
    if one.name == "lang":
        return Message(N_("that of your system"))
    return Message(N_("not set"))


def as_json(settings: Sequence[Setting], path: str, *, ascii_only: bool = False) -> str:
    """The same as JSON."""
    fields = {
        "schema": SCHEMA,
        "version": __version__,
        "path": safe.plain(path, limit=4096),
        "settings": [
            {"name": one.name, "value": one.value, "origin": one.origin, "variable": one.variable}
            for one in settings
        ],
    }
    return json.dumps(fields, ensure_ascii=ascii_only, indent=2)
