"""One line on stderr about what is due, after another command and once a day at most.

It never ends a command in another way than it would end: what is kept may be missing, locked or
damaged, and then nothing is said.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.cli import console
from secaudit.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_SILENT = {"--json", "--quiet", "-q", "--help"}
_TELLS_ITSELF = {"remind", "check", "data", "emergency", "status"}
_PATIENCE = 0.2  # seconds: the user has what they asked for already


def tell(arguments: Sequence[str], language: str) -> None:
    """Say what is due, unless these arguments ask for quiet or the command told it itself."""
    words = {word for word in arguments if not word.startswith("-")} - {*LANGUAGES}
    if _SILENT & {*arguments} or not words or _TELLS_ITSELF & words:
        return
    from secaudit.errors import StorageError  # noqa: PLC0415 - only after a command

    with suppress(StorageError):
        line = _line(clock.today(), language)
        if line is not None:
            console.note(line)


def _line(today: date, language: str) -> str | None:
    from secaudit.storage.database import open_database  # noqa: PLC0415 - as above
    from secaudit.workflows import told  # noqa: PLC0415

    # First without writing, for nothing is to be created by looking.
    with open_database(write=False, patience=_PATIENCE) as db:
        if not told.wanted(db, today=today):
            return None
    with open_database(patience=_PATIENCE) as db:
        found = told.tell(db, today=today)
    if not found:
        return None
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.reports import remind_part  # noqa: PLC0415

    return remind_part.line(found, Translator(language))
