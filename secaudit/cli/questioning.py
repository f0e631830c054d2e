"""Asking the questionnaire at a terminal or in a pipe, or taking its answers from a file."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypedDict

import click

from secaudit.answers import AnswersError
from secaudit.cli import console, files
from secaudit.cli.answers_text import text_of
from secaudit.cli.exits import Exit
from secaudit.cli.prompting import Prompt, Stopped
from secaudit.errors import NothingKept, UsageError
from secaudit.i18n import Translator
from secaudit.model.message import N_, Message
from secaudit.reports import (
    answers_template,
    first_screen_part,
    score_json,
    score_part,
    terminal,
)
from secaudit.storage.database import open_database
from secaudit.workflows import questionnaire
from secaudit.workflows.probe import probe
from secaudit.workflows.questionnaire import Session, Walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from secaudit.model.emergency import FirstScreen
    from secaudit.model.plan import Plan
    from secaudit.model.questionnaire import Answer, Fact, Question, Scenario
    from secaudit.model.score import Result
    from secaudit.reports.document import Document
    from secaudit.storage.database import Database


class Asked(TypedDict):
    """The options of the command."""

    quick: bool
    section: str | None
    due: bool
    resume: bool
    provider: str | None
    answers: str | None
    pairs: tuple[str, ...]
    template: bool
    no_remember: bool
    probe: bool
    as_json: bool
    formula: bool
    html: str | None
    markdown: str | None
    redact: bool
    no_input: bool
    color: str
    quiet: bool
    verbose: bool


def run(language: str, asked: Asked) -> Exit:
    """Do what was asked for."""
    translator = Translator(language)
    if asked["template"]:
        session = Session(None)
        steps = session.steps(quick=asked["quick"], section=asked["section"])
        click.echo(answers_template.template(steps, translator))
        return Exit.NOTHING_FOUND
    files.check(asked, others=asked["as_json"])
    given = None
    if asked["answers"] is not None or asked["pairs"]:
        # A file with a fault must not leave an empty database behind.
        given = _given(asked, translator)
    looking = asked["as_json"] or asked["formula"] or asked["no_input"]
    if given is None and not looking:
        # Who leaves at the first question must not leave an empty database behind either.
        code = _begin(translator, asked)
        if code is not None:
            return code
    with ExitStack() as stack:
        write = given is not None or not looking
        db = None if asked["no_remember"] else _database(stack, write=write)
        session = Session(db, provider=asked["provider"])
        running = Questionnaire(session, translator, asked)
        if given is not None:
            return running.take(given)
        if looking:
            return running.look()
        return running.ask()


def _begin(translator: Translator, asked: Asked) -> Exit | None:
    """Ask about an emergency before anything is made; None to go on with the questions."""
    with ExitStack() as stack:
        db = None if asked["no_remember"] else _database(stack, write=False)
        session = Session(db, provider=asked["provider"])
        if asked["resume"] and session.answers:
            return None
        return Questionnaire(session, translator, asked).triage()


def _given(asked: Asked, translator: Translator) -> Mapping[str, Answer]:
    """The answers of a file and of the command line; their faults are told one by one."""
    text, where = "", None
    if asked["answers"] is not None:
        text, where = text_of(asked["answers"], hint=questionnaire.HINT)
    try:
        return questionnaire.read_answers(Session(None), text, pairs=asked["pairs"], where=where)
    except AnswersError as error:
        for fault in error.faults:
            console.note(f"  {translator.render(fault)}")
        raise


def _database(stack: ExitStack, *, write: bool) -> Database | None:
    try:
        return stack.enter_context(open_database(write=write))
    except NothingKept:
        return None


class Questionnaire:
    """One run of the command."""

    def __init__(self, session: Session, translator: Translator, asked: Asked) -> None:
        self._session, self._translator, self._asked = session, translator, asked
        self._plan: Plan | None = None
        self._screen: FirstScreen | None = None
        self._look = terminal.Look(
            width=console.width(sys.stdout),
            colour=console.wants_colour(asked["color"], sys.stdout),
            amount=terminal.Amount.of(quiet=asked["quiet"], verbose=asked["verbose"]),
            pictures=console.shows_pictures(sys.stdout),
        )
        self._prompt = Prompt(session.bank, translator, self._look)

    def take(self, given: Mapping[str, Answer]) -> Exit:
        """Keep the answers of a file and of the command line, and show what they come to."""
        self._session.answer(
            {key: answer for key, answer in given.items() if key != self._session.bank.triage.id}
        )
        self._emergency(self._session.scenario(given))
        return self._finish(record=True)

    def look(self) -> Exit:
        """Show what the answers so far come to."""
        if not self._session.answers:
            raise UsageError(
                Message(N_("nothing was answered yet, and nothing may be asked here.")),
                hint=_HOW_ELSE,
            )
        return self._finish(record=False)

    def ask(self) -> Exit:
        """Ask everything that was asked for."""
        again = self._asked["resume"] and self._session.answers
        if not (again or self._asked["due"] or self._asked["section"]):
            self._session.start()
        steps = self._session.steps(
            quick=self._asked["quick"],
            section=self._asked["section"],
            due=self._asked["due"],
            resume=self._asked["resume"],
        )
        if not steps:
            self._say(N_("Nothing is left to be asked."))
        elif sys.stdin.isatty() and not self._asked["no_remember"]:
            self._say(N_("Every answer is kept at once, on this computer only."))
        return self._finish(record=True) if self.walk(steps) else self._left()

    def triage(self, *, how_else: Message | None = None) -> Exit | None:
        """Ask whether something is happening right now; None to go on with the questions."""
        triage = self._session.bank.triage
        answer = self._prompt.ask(triage, None, before=None)
        while answer is Stopped.BACK:
            self._say(N_("This is the first question."))
            answer = self._prompt.ask(triage, None, before=None)
        if answer is Stopped.END:
            raise UsageError(
                Message(N_("there is no terminal to ask on, and no answer came.")),
                hint=how_else or _HOW_ELSE,
            )
        if isinstance(answer, Stopped):
            return self._left()
        scenario = self._session.scenario({triage.id: answer})
        if scenario is None:
            return None
        self._emergency(scenario)
        self._say(N_("When the money is safe, come back: secaudit questionnaire"))
        return Exit.FINDINGS

    def walk(self, steps: tuple[Fact | Question, ...]) -> bool:
        """Ask the steps one after another; whether the end was reached."""
        session = self._session
        walk = Walk(steps, session.answers)
        while (step := walk.current()) is not None:
            answer = self._prompt.ask(
                step, self._place(step, walk), before=session.answers.get(step.id)
            )
            if answer is Stopped.BACK:
                if not walk.back():
                    self._say(N_("This is the first question."))
            elif isinstance(answer, Stopped):
                return False
            else:
                session.answer({step.id: answer})
                self._prompt.confirm(step, answer)
                walk.forward()
                self._emergency(session.scenario({step.id: answer}))
        return True

    def _place(self, step: Fact | Question, walk: Walk) -> Message:
        """Which question this is, and of which section."""
        section = next((one for one in self._session.bank.sections if step in one.questions), None)
        if section is None:
            return Message(
                N_("Question {number} of {count}"), {"number": walk.number, "count": walk.count}
            )
        return Message(
            N_("Question {number} of {count} - {section}"),
            {"number": walk.number, "count": walk.count, "section": section.name},
        )

    def _left(self) -> Exit:
        if self._asked["no_remember"]:
            self._say(N_("Stopped. Nothing was kept."))
        else:
            self._say(
                N_("Stopped. Every answer is kept; go on with: secaudit questionnaire --resume")
            )
        return Exit.NOT_DONE

    def _emergency(self, scenario: Scenario | None) -> None:
        """Show what to do now; the same plan once."""
        if scenario is None:
            return
        told, self._plan = self._plan is not None, self._session.what_to_do()
        self._screen = self._screen or self._session.first_screen(scenario, self._plan)
        if self._asked["as_json"]:
            return
        if told:
            self._say(N_("The steps shown above are for this too: begin with the freeze."))
            return
        lines = first_screen_part.lines(self._screen, self._translator, width=self._look.width)
        terminal.write(lines, sys.stdout, self._look)

    def _finish(self, *, record: bool) -> Exit:
        seen = probe() if self._asked["probe"] else ()
        found = replace(
            self._session.result(quick=self._asked["quick"], seen={one.probe: one for one in seen}),
            plan=self._plan,
            screen=self._screen,
        )
        if record:
            self._session.record(found)
        files.write(self._asked, partial(self._document, found), self._translator)
        if self._asked["as_json"]:
            text = score_json.render(found, self._translator)
            if not console.encodes(sys.stdout, text):
                text = score_json.render(found, self._translator, ascii_only=True)
            click.echo(text)
        else:
            lines = score_part.result(
                found,
                self._translator,
                width=self._look.width,
                quiet=self._asked["quiet"],
                verbose=self._asked["verbose"],
                formula=self._asked["formula"],
                drawn=self._look.pictures,
            )
            terminal.write([(), *lines], sys.stdout, self._look)
        if found.score.gaps or found.plan is not None:
            return Exit.FINDINGS
        if found.score.grade is None:
            return Exit.NOT_DONE
        return Exit.FINDINGS if found.score.held else Exit.NOTHING_FOUND

    def _document(self, found: Result, speaker: Translator, made: date) -> Document:
        from secaudit.reports.documents import score  # noqa: PLC0415 - only for files

        return score.compose(found, speaker, points=self._session.points(), made=made)

    def _say(self, text: str) -> None:
        # What programs read comes alone on stdout.
        click.echo(self._translator(text), err=self._asked["as_json"])


_HOW_ELSE = Message(
    N_(
        "`secaudit questionnaire --template` prints an answers file to fill in; "
        "pass it with --answers FILE, or single answers with --set ID=OPTION."
    )
)
