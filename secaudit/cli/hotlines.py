"""Showing numbers, and keeping those that the user has read in the app or on the card."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from secaudit import clock, safe
from secaudit.cli import console, output
from secaudit.cli.exits import Exit
from secaudit.errors import NothingKept, UsageError
from secaudit.i18n import Translator
from secaudit.model.hotline import Objection
from secaudit.model.message import N_, Message
from secaudit.reports import hotline_part, terminal
from secaudit.storage.database import open_database
from secaudit.workflows import hotline, providers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.reports.page import Line

_CONFIRM, _FORGET = "confirm", "forget"
_LONGEST_LINE = 1_000  # characters
_YES = {"y", "yes", "是"}
_HOW = Message(
    N_(
        "Give a wallet or bank, a number, `confirm PROVIDER NUMBER` or `forget PROVIDER NUMBER`; "
        "put a number with spaces in quotes."
    )
)
_WARNINGS = {
    Objection.DIFFERENT: N_(
        "This number is none of those on file. Were you sent it, or did a search show it? "
        "Then it may be a fraudster's. Only what you read inside the app or on the card counts."
    ),
    Objection.OTHERS: N_(
        "This number is on file for somebody else. Only what you read inside the app or on the "
        "card counts."
    ),
}


class Asked(TypedDict):
    """The options of the command."""

    words: tuple[str, ...]
    provider_file: str | None
    as_json: bool
    yes: bool
    no_input: bool
    color: str
    quiet: bool
    verbose: bool


def run(language: str, asked: Asked) -> Exit:
    """Do what was asked for."""
    return _Run(language, asked).run()


class _Run:
    """One run of the command."""

    def __init__(self, language: str, asked: Asked) -> None:
        self._asked, self._translator = asked, Translator(language)
        self._today = clock.today()
        file = asked["provider_file"]
        self._known = providers.known(Path(file) if file else None)

    def run(self) -> Exit:
        """Look up, keep or forget."""
        for fault in self._known.faults:
            console.note(self._translator.error(fault))
        match self._asked["words"]:
            case ():
                return self._list()
            case (one,) if one in {_CONFIRM, _FORGET}:
                raise UsageError(Message(N_("a provider and a number are missing.")), hint=_HOW)
            case (one,):
                return self._show(one)
            case ("confirm", provider, *rest) if rest:
                return self._confirm(hotline.loaded(self._known, provider), " ".join(rest))
            case ("forget", provider, *rest) if rest:
                return self._forget(hotline.loaded(self._known, provider), " ".join(rest))
            case words if hotline.is_number("".join(words)):
                return self._show(" ".join(words))
        raise UsageError(Message(N_("these words say nothing that can be done here.")), hint=_HOW)

    def _list(self) -> Exit:
        listed = hotline.listed(self._known, today=self._today)
        if self._asked["as_json"]:
            output.put_json(partial(hotline_part.providers_json, listed, self._translator))
        else:
            self._put(hotline_part.providers(listed, self._translator, width=self._width))
        return Exit.NOTHING_FOUND

    def _show(self, word: str) -> Exit:
        if self._known.named(word) is None and hotline.is_number(word):
            found = hotline.look_up(self._known, word, today=self._today)
            if self._asked["as_json"]:
                output.put_json(partial(hotline_part.lookup_json, found, self._translator))
            else:
                self._put(hotline_part.lookup(found, self._translator, width=self._width))
            good = found.fraud is None and (found.owners or found.public)
            return Exit.NOTHING_FOUND if good else Exit.FINDINGS
        provider = hotline.loaded(self._known, word)
        plan = hotline.plan_of(self._known, provider, today=self._today)
        if self._asked["as_json"]:
            output.put_json(partial(hotline_part.card_json, plan, self._translator))
        else:
            self._put(hotline_part.card(plan, self._translator, width=self._width))
        return Exit.NOTHING_FOUND

    def _confirm(self, provider: str, number: str) -> Exit:
        against, found = hotline.objection(self._known, provider, number, today=self._today)
        if against is Objection.FRAUD and found.fraud is not None:
            raise UsageError(
                Message(
                    N_("{number} is known from frauds and is not kept. {why}"),
                    {"number": safe.plain(number, limit=40), "why": found.fraud.why},
                ),
                hint=Message(N_("Open the app and read the number there.")),
            )
        if against is Objection.NO_NUMBER:
            raise UsageError(
                Message(N_("{text} is no phone number."), {"text": safe.plain(number, limit=40)}),
                hint=_HOW,
            )
        if against is not None:
            console.note(self._translator(_WARNINGS[against]))
        if not self._asked["yes"] and not self._sure(number):
            self._say(N_("Nothing was kept."))
            return Exit.NOT_DONE
        with open_database() as db:
            hotline.confirm(db, provider, number, day=self._today)
        self._say(
            N_("Kept: {number}, confirmed on {day}. It is shown first from now on."),
            number=Message("{number}", {"number": number}),
            day=Message("{day}", {"day": self._today}),
        )
        return Exit.NOTHING_FOUND

    def _sure(self, number: str) -> bool:
        if self._asked["no_input"] or not sys.stdin.isatty():
            raise UsageError(
                Message(N_("nobody can be asked here where the number was read.")),
                hint=Message(N_("Give --yes if it was read inside the app or on the card.")),
            )
        self._say(
            N_("Did you read {number} yourself, inside the app or on the back of the card?"),
            number=Message("{number}", {"number": number}),
        )
        click.echo(self._translator(N_("y: yes   Enter: no")) + " > ", nl=False)
        return sys.stdin.readline(_LONGEST_LINE).strip().lower() in _YES

    def _forget(self, provider: str, number: str) -> Exit:
        try:
            with open_database(write=False):
                pass
            with open_database() as db:
                gone = hotline.forget(db, provider, number)
        except NothingKept:
            gone = False
        self._say(N_("Forgotten.") if gone else N_("You have not confirmed this number."))
        return Exit.NOTHING_FOUND if gone else Exit.NOT_DONE

    @property
    def _width(self) -> int:
        return console.width(sys.stdout)

    def _put(self, lines: Sequence[Line]) -> None:
        terminal.write(lines, sys.stdout, output.look(self._asked))

    def _say(self, text: str, **params: Message) -> None:
        click.echo(self._translator.render(Message(text, params)))
