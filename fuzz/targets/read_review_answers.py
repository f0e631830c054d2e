"""Answers files of the review: what they say of entries, or all faults in sentences."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from secaudit.answers import AnswersError
from secaudit.i18n import Translator
from secaudit.storage.database import open_database
from secaudit.workflows import answers

SEEDS = None
_TRANSLATOR = Translator("zh")
_OPEN = ExitStack()
_DATABASE = _OPEN.enter_context(open_database(folder=Path(tempfile.mkdtemp()) / "data"))


def check(data: bytes) -> None:
    """Read one invented answers file, of which an empty database knows no entry."""
    try:
        found = answers.read_answers(_DATABASE, data.decode(errors="replace"), where="answers")
    except AnswersError as error:
        for fault in error.faults:
            _TRANSLATOR.render(fault)
    else:
        if any(found):
            raise AssertionError(found)
