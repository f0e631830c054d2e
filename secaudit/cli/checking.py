"""Going through the self-check at a terminal, or doing what an answers file says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypedDict

import click

from secaudit import clock
from secaudit.answers import AnswersError
from secaudit.cli import console
from secaudit.cli.answers_text import text_of
from secaudit.cli.check_parts import Parts
from secaudit.cli.exits import Exit
from secaudit.errors import UsageError
from secaudit.i18n import Translator
from secaudit.model.light import Light
from secaudit.model.message import N_, Message
from secaudit.model.self_check import Given, Part
from secaudit.reports import check_part, terminal
from secaudit.workflows import check_answers, self_check
from secaudit.workflows.questionnaire import Session

if TYPE_CHECKING:
    from secaudit.model.self_check import Outcome, Planned


class Asked(TypedDict):
    """The options of the command."""

    everything: bool
    provider: str | None
    answers: str | None
    template: bool
    no_input: bool
    color: str
    quiet: bool
    verbose: bool


_HOW_ELSE = Message(
    N_(
        "`secaudit check --template` prints an answers file to fill in; "
        "pass it with --answers FILE."
    )
)


def run(language: str, asked: Asked) -> Exit:
    """Do what was asked for."""
    translator = Translator(language)
    if asked["template"]:
        steps = Session(None).steps(quick=not asked["everything"])
        click.echo(check_part.template(steps, translator))
        return Exit.NOTHING_FOUND
    if asked["answers"] is not None:
        return Check(translator, asked).take(_given(asked["answers"], translator))
    if asked["no_input"]:
        raise UsageError(Message(N_("nothing may be asked here.")), hint=_HOW_ELSE)
    return Check(translator, asked).ask()


def _given(file: str, translator: Translator) -> Given:
    text, where = text_of(file, hint=check_answers.HINT)
    try:
        return check_answers.read(text, where=where)
    except AnswersError as error:
        for fault in error.faults:
            console.note(f"  {translator.render(fault)}")
        raise


class Check:
    """One run of the command."""

    def __init__(self, translator: Translator, asked: Asked) -> None:
        self._translator, self._asked = translator, asked
        self._look = terminal.Look(
            width=console.width(sys.stdout),
            colour=console.wants_colour(asked["color"], sys.stdout),
            amount=terminal.Amount.of(quiet=asked["quiet"], verbose=asked["verbose"]),
        )
        self._parts = Parts(
            translator, self._look, every=asked["everything"], provider=asked["provider"]
        )

    def take(self, given: Given) -> Exit:
        """Do what an answers file says."""
        self._parts.take(given)
        return self._finish(done=given not in (Given(), Given(provider=given.provider)))

    def ask(self) -> Exit:
        """Go through the parts that are due."""
        planned = self_check.planned(today=clock.today(), every=self._asked["everything"])
        if not planned:
            click.echo(self._translator("Nothing is due. For everything: secaudit check --all"))
            return self._finish(done=True)
        emergency = self._parts.triage(_HOW_ELSE)
        if emergency is not None:
            return emergency
        terminal.write(
            [(), *check_part.outline(planned, self._translator, width=self._look.width)],
            sys.stdout, self._look,
        )  # fmt: skip
        done = 0
        for number, one in enumerate(planned, 1):
            key = self._begin(number, len(planned), one)
            if key == "q":
                break
            if key == "s":
                continue
            went = self._parts.do(one.part)
            if went is None:
                break
            done += went
        return self._finish(done=done > 0)

    def _begin(self, number: int, count: int, one: Planned) -> str:
        lines = check_part.begin(number, count, one, self._translator, width=self._look.width)
        terminal.write([(), *lines], sys.stdout, self._look)
        if one.part in {Part.APP_UPDATE, Part.SYSTEM_UPDATE}:
            return ""  # one question, which may be skipped itself
        return self._parts.key(N_("Enter begins, s skips, q leaves"), {"", "s", "q"})

    def _finish(self, *, done: bool) -> Exit:
        outcome = self_check.outcome(today=clock.today())
        lines = check_part.ending(outcome, self._translator, width=self._look.width)
        terminal.write([(), *lines], sys.stdout, self._look)
        if not done:
            return Exit.NOT_DONE
        return Exit.FINDINGS if self._parts.findings or _is_open(outcome) else Exit.NOTHING_FOUND


def _is_open(outcome: Outcome) -> bool:
    gaps = outcome.result is not None and bool(outcome.result.score.gaps)
    return gaps or outcome.status.light in {Light.RED, Light.YELLOW}
