"""One question on a plain screen: numbered options, one typed line, the same in a pipe."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING

import click

from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.questionnaire import SKIP, UNKNOWN, Question, Triage
from secaudit.reports import score_part, terminal
from secaudit.workflows import questionnaire

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.questionnaire import Answer, Askable, Bank
    from secaudit.reports.terminal import Look

_LONGEST_LINE = 1_000  # characters
_KEYS = N_("? don't know  w why  b back  s skip  q leave")
_UNKNOWN_KEYS, _WHY, _BACK, _SKIP, _LEAVE = ("?", "？"), "w", "b", "s", "q"


class Stopped(Enum):
    """What was typed instead of an answer."""

    BACK = 1
    LEAVE = 2
    END = 3  # of the input


class Prompt:
    """Asks question after question on stdout and stdin."""

    def __init__(self, bank: Bank, translator: Translator, look: Look) -> None:
        self._bank, self._translator, self._look = bank, translator, look

    def ask(
        self, asked: Askable, place: Message | None, *, before: Answer | None
    ) -> Answer | Stopped:
        """The answer to one question; an empty line takes the one `before` again."""
        lines = score_part.question(asked, place, self._translator, width=self._look.width)
        terminal.write([(), *lines], sys.stdout, self._look)
        if before is not None and before != (SKIP,):
            self._say(
                N_("  Last time: {answer} (Enter keeps it)"),
                answer=score_part.answered(asked, before),
            )
        click.echo("  " + self._translator(_KEYS))
        texts = [self._translator.render(option.text) for option in asked.option]
        while True:
            line = self._line(asked)
            if line is None:
                return Stopped.END
            if line == _WHY:
                self._why(asked)
                continue
            answer = self._meant(asked, line, texts, before)
            if answer is not None:
                return answer
            self._say(
                N_("  Please type a number from 1 to {count}, or one of: ? w b s q"),
                count=len(asked.option),
            )

    def confirm(self, asked: Askable, answer: Answer) -> None:
        """Say which answer was taken, once it is kept."""
        self._say(N_("  -> {answer}"), answer=score_part.answered(asked, answer))

    def _meant(
        self,
        asked: Askable,
        line: str,
        texts: list[str],
        before: Answer | None,
    ) -> Answer | Stopped | None:
        if not line:
            return before if before != (SKIP,) else None
        if line in _UNKNOWN_KEYS:
            return (UNKNOWN,)
        keys: dict[str, Answer | Stopped] = {
            _BACK: Stopped.BACK, _SKIP: (SKIP,), _LEAVE: Stopped.LEAVE,
        }  # fmt: skip
        return keys.get(line) or questionnaire.understand(asked, line, texts)

    def _why(self, asked: Askable) -> None:
        if isinstance(asked, Question):
            lines = score_part.reasons(asked, self._bank, self._translator, width=self._look.width)
            terminal.write(lines, sys.stdout, self._look)
        elif isinstance(asked, Triage):
            self._say(N_("  If something is happening now, the money comes first."))
        else:
            self._say(N_("  It decides which questions apply to you; it earns no points."))

    def _say(self, text: str, **params: int | Bilingual | Message) -> None:
        click.echo(self._translator.render(Message(text, params)))

    def _line(self, asked: Askable) -> str | None:
        several = questionnaire.several(asked)
        prompt = N_("Your answers, such as 1,2") if several else N_("Your answer")
        click.echo(self._translator(prompt) + " > ", nl=False)
        line = sys.stdin.readline(_LONGEST_LINE)
        if not line or not sys.stdin.isatty():
            click.echo()
        return line.strip().lower() if line else None
