"""Answers files of the questionnaire: answers that fit the bank, or all faults in sentences."""

from __future__ import annotations

from secaudit.answers import AnswersError
from secaudit.i18n import Translator
from secaudit.questionnaire import answers_file
from secaudit.questionnaire.bank import bank

SEEDS = None
_TRANSLATOR = Translator("zh")


def check(data: bytes) -> None:
    """Read one invented answers file."""
    try:
        answers = answers_file.read(bank(), data.decode(errors="replace"))
    except AnswersError as error:
        for fault in error.faults:
            _TRANSLATOR.render(fault)
    else:
        if not set(answers) <= set(bank().askable):
            raise AssertionError
