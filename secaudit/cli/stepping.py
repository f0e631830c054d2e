"""One step of an emergency after the other: shown, ticked off with its time, skipped, left."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

import click

from secaudit import clock
from secaudit.cli import console
from secaudit.errors import StorageError
from secaudit.model.message import N_, Message
from secaudit.reports import emergency_part, first_screen_part, terminal
from secaudit.width import wrap
from secaudit.workflows import emergency as workflow

if TYPE_CHECKING:
    from datetime import datetime

    from secaudit.i18n import Translator
    from secaudit.model.emergency import Emergency, EmergencyStep
    from secaudit.reports.terminal import Look
    from secaudit.workflows.incident import Log
    from secaudit.workflows.providers import Known

_LONGEST_LINE = 1_000  # characters
_TRIES = 3
_START = N_("Enter: step by step, with reasons   q: leave")
_KEYS = N_("Enter next   d done   s skip   b back   q leave, and go on later")


class Stepping:
    """Asks the little that must be known, and goes through the steps."""

    def __init__(self, known: Known, translator: Translator, look: Look) -> None:
        self._known, self._translator, self._look = known, translator, look

    def which_scenario(self) -> str:
        """Which of the five it is; Enter for the first."""
        ids = workflow.ids()
        self.say(N_("What happened?"))
        for number, one in enumerate(ids, 1):
            name = self._translator.render(workflow.scenario(one).name)
            click.echo(f"  {number}  {name}")
        for _try in range(_TRIES):
            line = self._line(N_("A number (Enter: 1)"))
            if not line:
                break
            if line in ids:
                return line
            if line.isdecimal() and 1 <= int(line) <= len(ids):
                return ids[int(line) - 1]
        return workflow.UNKNOWN_PAYMENT

    def which_provider(self) -> str | None:
        """Whose account it is, where the user's word names one."""
        line = self._line(N_("Which wallet or bank? Its name (Enter: none of them)"))
        if not line:
            return None
        found = self._known.named(line)
        if found is None:
            self.say(N_("It is not among those on file: what holds for every wallet follows."))
        return found

    def go(self, emergency: Emergency, log: Log) -> None:
        """The first screen, then the steps from the first that is not done."""
        lines = first_screen_part.lines(
            emergency.screen, self._translator, width=self._look.width, begun=True
        )
        terminal.write(lines, sys.stdout, self._look)
        if self._key(_START, "q") in (None, "q"):
            self._leave(log)
            return
        steps = emergency.steps
        place = next((at for at, one in enumerate(steps) if one.step.id not in log.done), 0)
        while place < len(steps):
            done = log.done.get(steps[place].step.id)
            lines = emergency_part.step(
                emergency, place, done, self._translator, width=self._look.width
            )
            terminal.write([(), *lines], sys.stdout, self._look)
            line = self._key(_KEYS, "dsbq")
            if line is None or line == "q":
                self._leave(log)
                return
            if line == "b":
                place = max(place - 1, 0)
                continue
            if line.startswith("d"):
                self._done(steps[place], log, line[2:])
            place += 1
        self.say(N_("Those were all steps. When everything is safe: secaudit emergency --end"))
        self._leave(log)

    def _done(self, one: EmergencyStep, log: Log, note: str) -> None:
        """Keep it at once; a case number that comes later is added to it."""
        at = clock.now()
        self._tick(one, log, at, note)
        if one.numbered and not note:
            written = self._line(N_("Case number or name to note (never a code). Enter: none"))
            if written and len(written) > 1:  # a key pressed once more is no case number
                self._tick(one, log, at, written)
        shown = Message("{at}", {"at": log.done[one.step.id].at.astimezone()})
        self.say(N_("Kept: {moment}."), moment=shown)

    def _tick(self, one: EmergencyStep, log: Log, at: datetime, note: str) -> None:
        try:
            log.tick(one.step.id, at=at, note=note)
        except StorageError as error:
            console.note(self._translator.error(error))
            self.say(N_("Nothing can be kept here; the steps go on without a record."))
            log.forget_database()
            log.tick(one.step.id, at=at, note=note)

    def _leave(self, log: Log) -> None:
        self.say(
            Message(
                N_("{count} step done. Go on: secaudit emergency   Times: --status"),
                {"count": len(log.done)},
                plural=N_("{count} steps done. Go on: secaudit emergency   Times: --status"),
                count=len(log.done),
            )
        )

    def say(self, text: str | Message, **params: Message) -> None:
        """One line to the user."""
        message = Message(text, params) if isinstance(text, str) else text
        click.echo("\n".join(wrap(self._translator.render(message), self._look.width)))

    def _key(self, prompt: str, keys: str) -> str | None:
        """One of the keys, "" for Enter, or d with a note; what is none of them is asked again.

        None at the end of the input. A slip must not pass over a step.
        """
        while (line := self._line(prompt)) is not None:
            key = unicodedata.normalize("NFKC", line[:1]).lower()
            noted = key == "d" and key in keys and line[1:2].isspace()
            if not line or (key in keys and (len(line) == 1 or noted)):
                return key + line[1:]
            known = Message(", ".join(keys))
            self.say(N_("Please type one of {keys}, or press Enter alone."), keys=known)
        return None

    def _line(self, prompt: str) -> str | None:
        """What is typed, None at the end of the input."""
        click.echo(self._translator(prompt) + " > ", nl=False)
        line = sys.stdin.readline(_LONGEST_LINE)
        if not line:
            click.echo()
            return None
        return line.strip()
