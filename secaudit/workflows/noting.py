"""Keeps what the user asks to be kept of a check: when it was done, and facts to compare with.

Neither ever holds what was checked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.errors import NothingKept
from secaudit.passwords.personal import Personal
from secaudit.storage import checks, settings
from secaudit.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Mapping

_FACTS = "about_me"


def note_check(kind: str, label: str, figures: Mapping[str, int]) -> None:
    """Keep that `kind` of check was done now, under the user's own name for what was checked."""
    at = clock.now().isoformat(timespec="seconds")
    with open_database() as db:
        checks.add(db, kind, label=label, at=at, result=figures)


def keep_facts(personal: Personal) -> None:
    """Keep facts about the user, in place of those before."""
    values = {
        name: [str(value) for value in getattr(personal, name)] for name in Personal.__slots__
    }
    with open_database() as db:
        settings.put(db, _FACTS, json.dumps(values, ensure_ascii=False))


def kept_facts() -> Personal | None:
    """The facts that were kept, None where there are none."""
    try:
        with open_database(write=False) as db:
            text = settings.get(db, _FACTS)
    except NothingKept:
        return None
    return None if text is None else Personal.of(json.loads(text))


def forget_facts() -> None:
    """Delete the facts for good; raises `NothingKept` where nothing is kept at all."""
    with open_database(write=False):
        pass
    with open_database() as db:
        settings.remove(db, _FACTS)
        db.scrub()
