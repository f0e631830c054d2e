"""Going through an emergency at a terminal, or printing it where nobody can be asked."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from secaudit import clock
from secaudit.cli import console, output
from secaudit.cli.exits import Exit
from secaudit.cli.stepping import Stepping
from secaudit.errors import NothingKept, StorageError, UsageError
from secaudit.i18n import Translator
from secaudit.model.message import N_, Message
from secaudit.reports import emergency_json, emergency_part, first_screen_part, terminal
from secaudit.storage.database import open_database
from secaudit.workflows import emergency, incident, providers

if TYPE_CHECKING:
    from secaudit.model.emergency import Emergency
    from secaudit.model.incident import Incident


class Asked(TypedDict):
    """The options of the command."""

    provider: str | None
    provider_file: str | None
    scenario: str | None
    jurisdiction: str | None
    print_all: bool
    as_json: bool
    step: str | None
    done: bool
    note: str | None
    undo: bool
    status: bool
    end: bool
    no_input: bool
    color: str
    quiet: bool
    verbose: bool


def run(language: str, asked: Asked) -> Exit:
    """Do what was asked for."""
    return _Run(language, asked).run()


def at_terminal() -> bool:
    """Whether somebody is there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Run:
    """One run of the command."""

    def __init__(self, language: str, asked: Asked) -> None:
        self._asked = asked
        self._translator = Translator(language)
        self._now = clock.now()
        self._look = output.look(asked)
        file = asked["provider_file"]
        self._known = providers.known(Path(file) if file else None)
        self._place = (
            emergency.checked_place(asked["jurisdiction"]) if asked["jurisdiction"] else None
        )
        self._provider = None if asked["provider"] is None else self._named(asked["provider"])
        if file and self._provider is None:
            self._provider = Path(file).stem
        if asked["scenario"] is not None:
            emergency.scenario(asked["scenario"])

    def _named(self, text: str) -> str:
        """The provider that is meant; raises `UsageError` for none such."""
        found = self._known.named(text)
        if found is None:
            self._known.load(text)
        return found or text

    def run(self) -> Exit:
        """Show, note or go through it."""
        for fault in self._known.faults:
            console.note(self._translator.error(fault))
        asked = self._asked
        if (asked["done"] or asked["undo"] or asked["note"] is not None) and not asked["step"]:
            raise UsageError(
                Message(N_("--done, --note and --undo belong to one step.")),
                hint=Message(N_("Name it: --step s03_freeze_wallet, for example.")),
            )
        self._keep_place()
        if asked["end"]:
            return self._end()
        if asked["status"]:
            return self._status()
        if asked["step"] is not None:
            return self._one_step(asked["step"])
        if asked["as_json"] or asked["print_all"] or not self._may_ask():
            return self._print()
        return self._go_through()

    def _may_ask(self) -> bool:
        return not self._asked["no_input"] and at_terminal()

    def _keep_place(self) -> None:
        if self._place is None:
            return
        try:
            emergency.keep_place(self._place)
        except StorageError as error:
            console.note(self._translator.error(error))

    def _running(self) -> Incident | None:
        try:
            with open_database(write=False) as db:
                return incident.running(db, self._provider)
        except StorageError:
            return None

    def _built(self, running: Incident | None) -> Emergency:
        provider = self._provider or (running.provider if running else None)
        scenario = self._asked["scenario"] or (running.scenario if running else None)
        return emergency.build(
            self._known,
            provider,
            scenario if scenario in emergency.ids() else emergency.UNKNOWN_PAYMENT,
            place=self._place,
            today=self._now.astimezone().date(),
        )

    def _print(self) -> Exit:
        running = self._running()
        built = self._built(running)
        if self._asked["as_json"]:
            output.put_json(partial(emergency_json.render, built, running, self._translator))
            return Exit.NOTHING_FOUND
        if self._asked["print_all"]:
            done = {one.step: one for one in running.done} if running else {}
            lines = emergency_part.whole(built, done, self._translator, width=self._look.width)
        else:
            lines = first_screen_part.lines(built.screen, self._translator, width=self._look.width)
        terminal.write(lines, sys.stdout, self._look)
        return Exit.NOTHING_FOUND

    def _one_step(self, asked: str) -> Exit:
        step = emergency.known_step(asked)
        if self._asked["done"] or self._asked["undo"] or self._asked["note"] is not None:
            running = self._running()
            scenario = self._asked["scenario"] or (running.scenario if running else None)
            provider = self._provider or (running.provider if running else None)
            with open_database() as db:
                log = incident.Log.begin(
                    db, scenario or emergency.UNKNOWN_PAYMENT, provider=provider, at=self._now
                )
                if self._asked["undo"]:
                    log.untick(step)
                    self._say(N_("Taken back."))
                    return Exit.NOTHING_FOUND
                done = log.tick(step, at=self._now, note=self._asked["note"] or "")
            self._say(N_("Kept: {moment}."), Message("{at}", {"at": done.at.astimezone()}))
            return Exit.NOTHING_FOUND
        running = self._running()
        built = self._built(running)
        places = [place for place, one in enumerate(built.steps) if one.step.id == step]
        if not places:
            raise UsageError(
                Message(N_("this step does not belong to this emergency.")),
                where="--step",
                hint=Message(N_("`secaudit emergency --print` shows those that do.")),
            )
        done_ones = {one.step: one for one in running.done} if running else {}
        lines = emergency_part.step(
            built, places[0], done_ones.get(step), self._translator, width=self._look.width
        )
        terminal.write(lines, sys.stdout, self._look)
        return Exit.NOTHING_FOUND

    def _status(self) -> Exit:
        try:
            with open_database(write=False) as db:
                found = incident.latest(db)
        except NothingKept:
            found = None
        if found is None:
            self._say(N_("No emergency is on record."))
            return Exit.NOTHING_FOUND
        name = None
        if found.provider in self._known.ids():
            name = self._known.load(found.provider or "").name
        titles = {
            step.id: step.title for one in emergency.ids() for step in emergency.scenario(one).steps
        }
        lines = emergency_part.record(
            found,
            titles,
            emergency.scenario(found.scenario).name,
            name,
            self._translator,
            width=self._look.width,
        )
        terminal.write(lines, sys.stdout, self._look)
        return Exit.NOTHING_FOUND

    def _end(self) -> Exit:
        running = self._running()
        if running is None:
            self._say(N_("No emergency is running."))
            return Exit.NOTHING_FOUND
        with open_database() as db:
            incident.end(db, running.id, at=self._now)
        self._say(N_("It is over. The record stays: secaudit emergency --status"))
        return Exit.NOTHING_FOUND

    def _go_through(self) -> Exit:
        running = self._running()
        stepping = Stepping(self._known, self._translator, self._look)
        scenario, provider = self._asked["scenario"], self._provider
        if running is not None:
            stepping.say(
                N_("Going on with what began at {moment}. To begin anew: secaudit emergency --end"),
                moment=Message("{at}", {"at": running.started.astimezone()}),
            )
            scenario, provider = scenario or running.scenario, provider or running.provider
        if scenario is None:
            scenario = stepping.which_scenario()
        if provider is None and running is None:
            provider = stepping.which_provider()
        with ExitStack() as stack:
            db, why = emergency.opened(stack)
            if why is not None:
                console.note(self._translator.error(why))
                stepping.say(N_("Nothing can be kept here; the steps go on without a record."))
            log = incident.Log.begin(db, scenario, provider=provider, at=self._now)
            built = emergency.build(
                self._known,
                provider,
                scenario,
                place=self._place,
                today=self._now.astimezone().date(),
            )
            stepping.go(built, log)
        return Exit.NOTHING_FOUND

    def _say(self, text: str, moment: Message | None = None) -> None:
        values = {} if moment is None else {"moment": moment}
        click.echo(self._translator.render(Message(text, values)))
