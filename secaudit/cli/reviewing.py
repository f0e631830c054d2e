"""Asking about flagged entries at a terminal, in a pipe, or by an answers file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TypedDict

import click

from secaudit import clock
from secaudit.answers import AnswersError
from secaudit.cli import console
from secaudit.cli.answers_text import text_of
from secaudit.cli.exits import Exit
from secaudit.cli.questions import Questions
from secaudit.cli.stepping import Stepping
from secaudit.errors import UsageError
from secaudit.model.decision import Decision
from secaudit.model.message import N_, Message
from secaudit.reports import first_screen_part, review_part, terminal
from secaudit.reports.review_part import WORDS
from secaudit.workflows import answers, incident, providers, review

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.review import Question
    from secaudit.storage.database import Database

_LONGEST_LINE = 1_000  # characters
_APART, _BACK, _QUIT = "one by one", "back", "quit"


class Asked(TypedDict):
    """The options of the command."""

    answers: str | None
    template: bool
    as_json: bool
    undo: bool
    no_input: bool
    color: str
    quiet: bool
    verbose: bool


class Review:
    """One run of the command."""

    def __init__(self, db: Database, translator: Translator, asked: Asked) -> None:
        self._db, self._translator, self._asked = db, translator, asked
        self._told: set[str | None] = set()
        self._look = terminal.Look(
            width=console.width(sys.stdout),
            colour=console.wants_colour(asked["color"], sys.stdout),
            amount=terminal.Amount.of(quiet=asked["quiet"], verbose=asked["verbose"]),
        )

    def run(self) -> Exit:
        """Do what was asked for."""
        changed = self._asked["undo"] or self._asked["answers"] is not None
        if self._asked["undo"]:
            self._undo()
        elif self._asked["answers"] is not None:
            self._take_answers(self._asked["answers"])
        questions = review.open_questions(self._db)
        if self._asked["as_json"] or self._asked["template"]:
            self._print(questions)
        elif self._asked["no_input"] and not changed:
            self._show_all(questions)
        elif not changed:
            self._ask_all(questions)
        return self._code()

    def _code(self) -> Exit:
        left = review.still_open(self._db) or review.not_mine(self._db)
        return Exit.FINDINGS if left else Exit.NOTHING_FOUND

    def _print(self, questions: Sequence[Question]) -> None:
        if self._asked["template"]:
            click.echo(review_part.template(questions, self._translator))
            return
        fields = review_part.fields(questions, self._translator)
        text = json.dumps(fields, ensure_ascii=False, indent=2)
        if not console.encodes(sys.stdout, text):
            text = json.dumps(fields, indent=2)
        click.echo(text)

    def _show_all(self, questions: Sequence[Question]) -> None:
        for number, question in enumerate(questions, 1):
            self._show(question, number, len(questions))
        if not questions:
            self._say(N_("Nothing is open."))

    def _show(self, question: Question, number: int, count: int) -> None:
        verbose = self._look.amount is terminal.Amount.VERBOSE
        lines = review_part.question(
            number, count, question, self._translator, width=self._look.width, verbose=verbose
        )
        terminal.write([(), *lines], sys.stdout, self._look)

    def _show_steps(self, question: Question, *, offer: bool = False) -> None:
        """Begin the record and show the first screen; the steps too where the user is there."""
        if self._asked["as_json"]:
            return
        if question.provider in self._told:
            self._say(N_("The steps shown above are for this one too: begin with the freeze."))
            return
        self._told.add(question.provider)
        built, began = review.what_to_do(self._db, question, at=clock.now())
        if offer:
            stepping = Stepping(providers.known(), self._translator, self._look)
            stepping.go(built, incident.Log(self._db, began))
            return
        lines = first_screen_part.lines(built.screen, self._translator, width=self._look.width)
        terminal.write(lines, sys.stdout, self._look)

    def _say(self, text: str, **params: str | Message) -> None:
        self._tell(Message(text, params))

    def _tell(self, message: Message) -> None:
        # What programs read comes alone on stdout.
        click.echo(self._translator.render(message), err=self._asked["as_json"])

    def _undo(self) -> None:
        taken = review.undo(self._db)
        for one in taken:
            word = Message(WORDS[Decision(one.word)])
            self._say(N_("Taken back: entry {id} is {word}."), id=str(one.entry_id), word=word)
        if not taken:
            self._say(N_("There is no answer to take back."))
        review.calm(self._db)

    def _take_answers(self, file: str) -> None:
        text, where = text_of(file, hint=answers.HINT)
        try:
            given = answers.read_answers(self._db, text, where=where)
        except AnswersError as error:
            for fault in error.faults:
                console.note(f"  {self._translator.render(fault)}")
            raise
        questions = review.open_questions(self._db)
        stolen = {
            key for words in given for key, word in words.items() if word is Decision.NOT_MINE
        }
        review.answer(self._db, given)
        count = sum(map(len, given))
        self._tell(
            Message(
                N_("Kept: what you said of {count} entry."),
                {"count": count},
                plural=N_("Kept: what you said of {count} entries."),
                count=count,
            )
        )
        for question in questions:
            if not stolen.isdisjoint(question.ids):
                self._show_steps(question)

    def _ask_all(self, questions: Sequence[Question]) -> None:
        asking = Questions(questions)
        while (question := asking.current) is not None:
            self._show(question, asking.number, asking.count)
            word = self._choose(question, first=asking.untouched)
            if word is None:
                self._say(N_("Stopped. What you have answered is kept; the rest stays open."))
                return
            self._take(word, question, asking)
        if asking.count:
            self._say(N_("That was all. To take back the last answer: secaudit review --undo"))
        else:
            self._say(N_("Nothing is open."))

    def _take(self, word: Decision | str, question: Question, asking: Questions) -> None:
        if word == _APART:
            asking.split(review.apart(question))
        elif word == _BACK:
            taken = review.undo(self._db) if asking.answers else ()
            self._say(N_("Taken back.") if taken else N_("There is no answer to take back."))
            if taken:
                asking.back()
                review.calm(self._db)
        elif isinstance(word, Decision):
            review.answer(self._db, [dict.fromkeys(question.ids, word)])
            self._say(N_("Kept: {word}."), word=Message(WORDS[word]))
            asking.answer(review.answered if word is Decision.ALWAYS_MINE else None)
            if word is Decision.NOT_MINE:
                self._show_steps(question, offer=sys.stdin.isatty())

    def _choose(self, question: Question, *, first: bool) -> Decision | str | None:
        """What the user wants of this question; None to stop."""
        keys: list[tuple[str, Decision | str, str]] = [
            (str(number), word, WORDS[word]) for number, word in enumerate(Decision, 1)
        ]
        if len(question.ids) > 1:
            keys.append(("o", _APART, N_("one by one")))
        keys += [("b", _BACK, N_("take back the last answer")), ("q", _QUIT, N_("stop here"))]
        for key, _word, text in keys:
            click.echo(f"  {key}  {self._translator(text)}")
        while True:
            line = self._line()
            if line is None:
                if first and not sys.stdin.isatty():
                    raise UsageError(
                        Message(N_("there is no terminal to ask on, and no answer came.")),
                        hint=Message(
                            N_(
                                "`secaudit review --template` prints an answers file to fill in; "
                                "pass it with --answers FILE."
                            )
                        ),
                    )
                return None
            for key, word, text in keys:
                if line in {key, str(word), text, self._translator(text)}:
                    return None if word == _QUIT else word
            self._say(N_("Please type one of: {keys}"), keys=", ".join(key for key, _, _ in keys))

    def _line(self) -> str | None:
        click.echo(self._translator(N_("Is this yours?")) + " > ", nl=False)
        line = sys.stdin.readline(_LONGEST_LINE)
        if not line or not sys.stdin.isatty():
            click.echo()
        return line.strip().lower() if line else None
