"""Answers files of the self-check: what they say, or all faults in sentences."""

from __future__ import annotations

from secaudit.answers import AnswersError
from secaudit.i18n import Translator
from secaudit.workflows import check_answers

SEEDS = None
_TRANSLATOR = Translator("zh")


def check(data: bytes) -> None:
    """Read one invented answers file."""
    try:
        given = check_answers.read(data.decode(errors="replace"), where="answers")
    except AnswersError as error:
        for fault in error.faults:
            _TRANSLATOR.render(fault)
    else:
        if given.hotline and not given.provider:
            raise AssertionError(given)
