"""Looks an id up among everything that a report can print."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from secaudit.cli.exits import MEANINGS
from secaudit.errors import UsageError
from secaudit.model.explanation import Explanation, Kind
from secaudit.model.message import N_, Message
from secaudit.reports.words import words
from secaudit.workflows.glossary import explanations

if TYPE_CHECKING:
    from collections.abc import Sequence


def everything() -> list[Explanation]:
    """All ids there are, kind by kind."""
    codes = (
        Explanation(Kind.EXIT_CODE, str(code.value), Message(text))
        for code, text in MEANINGS.items()
    )
    order = list(Kind)
    return sorted((*explanations(), *words(), *codes), key=lambda one: order.index(one.kind))


def look_up(name: str) -> Sequence[Explanation]:
    """All that this id stands for; an id may stand in several places.

    Raises `UsageError` for an id that there is not, with the ones that may have been meant.
    """
    known = everything()
    wanted = name.strip().casefold()
    found = [one for one in known if one.id.casefold() == wanted]
    if found:
        return found
    ids = list(dict.fromkeys(one.id for one in known))
    within = [one for one in ids if wanted and wanted in one.casefold()]
    close = dict.fromkeys([*difflib.get_close_matches(wanted, ids, n=3), *within])
    hint = Message(N_("`secaudit explain` lists all of them."))
    if close:
        names = Message(", ".join(list(close)[:5]))
        hint = Message(N_("Did you mean one of these: {names}?"), {"names": names})
    raise UsageError(Message(N_("Nothing is called {id}."), {"id": name}), hint=hint)
