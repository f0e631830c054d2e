"""What `secaudit remind` does about the daily look: start, check, try out, stop, delete, look."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secaudit.cli import console
from secaudit.cli.exits import Exit
from secaudit.cli.reminding import kept, show, today_here
from secaudit.errors import UsageError
from secaudit.i18n import Translator
from secaudit.model.message import N_, Message
from secaudit.reports import remind_part
from secaudit.storage.database import data_folder, open_database
from secaudit.workflows import due as dates
from secaudit.workflows import remind

if TYPE_CHECKING:
    from secaudit.model.schedule import State


def start(language: str, *, hour: int, scheduler: str | None, yes: bool, no_input: bool) -> Exit:
    """Show what is to be written, and write it once the user agrees."""
    translator = Translator(language)
    name = None if scheduler is None else scheduler.replace("-", "_")
    if name is not None and name not in remind.schedulers():
        raise UsageError(
            Message(N_("there is no scheduler of this name.")),
            where="--scheduler",
            hint=Message(
                N_("Known are: {names}"),
                {"names": ", ".join(one.replace("_", "-") for one in remind.schedulers())},
            ),
        )
    system = remind.this_system()
    # The system starts it without the user's environment, so it has to be told.
    data = data_folder().absolute() if os.environ.get("XDG_DATA_HOME") else None
    wanted = remind.plan(system, name=name, hour=hour, language=language, data=data)
    show(remind_part.plan_screen(wanted, translator, width=console.width(sys.stdout)))
    if not yes:
        if no_input or not sys.stdin.isatty():
            raise UsageError(
                Message(N_("nobody can be asked here, so nothing was written.")),
                where="secaudit remind start",
                hint=Message(N_("Add --yes to start without a question.")),
            )
        if not click.confirm(translator("Write and start it?"), default=True, err=True):
            console.note(translator("Nothing was written."))
            return Exit.NOT_DONE
    with open_database() as db:
        remind.start(db, wanted, system)
        found = remind.state(db, system)
    if not _well(found):
        return _tell(found, translator, "auto")
    console.note(translator("Started."))
    if remind.can_notify(system):
        console.note(translator("Try out the notice, too: secaudit remind test"))
    else:
        _tell_no_notice(translator)
    return Exit.NOTHING_FOUND


def status(language: str, *, color: str) -> Exit:
    """Tell the truth about the daily look."""
    with kept() as db:
        found = None if db is None else remind.state(db, remind.this_system())
    return _tell(found, Translator(language), color)


def _tell(found: State | None, translator: Translator, color: str) -> Exit:
    show(remind_part.state_screen(found, translator, width=console.width(sys.stdout)), color)
    return Exit.NOTHING_FOUND if _well(found) else Exit.FINDINGS


def _well(found: State | None) -> bool:
    return found is not None and bool(found.loaded) and found.why is None


def _tell_no_notice(translator: Translator) -> None:
    console.note(translator("This computer can show no notice here."))
    console.note(translator("The next command that you run says in a line what is due instead."))


def stop(language: str) -> Exit:
    """End the daily look and keep its files."""
    with kept(write=True) as db:
        stopped = db is not None and remind.stop(db, remind.this_system())
    told = N_("Stopped. Its files are kept: secaudit remind start, or delete")
    console.note(Translator(language)(told if stopped else N_("No daily look was started.")))
    return Exit.NOTHING_FOUND


def delete(language: str, *, force: bool) -> Exit:
    """End the daily look and delete its files."""
    translator = Translator(language)
    with kept(write=True) as db:
        started = db is not None and remind.started(db)
        gone = remind.delete(db, remind.this_system(), force=force) if db is not None else ()
    for path in gone:
        console.note(translator.render(Message(N_("Deleted: {path}"), {"path": str(path)})))
    told = N_("The daily look has ended.") if started else N_("No daily look was started.")
    console.note(translator(told))
    return Exit.NOTHING_FOUND


def test(language: str, *, no_input: bool) -> Exit:
    """Show a notice, and keep whether it was seen."""
    translator = Translator(language)
    if not remind.notify(remind.TRIED, translator.render, remind.this_system()):
        _tell_no_notice(translator)
        return Exit.FINDINGS
    if no_input or not sys.stdin.isatty():
        console.note(translator("The system took the notice; whether it was seen is not known."))
        return Exit.NOTHING_FOUND
    seen = click.confirm(translator("Have you seen a notice of secaudit?"), default=None, err=True)
    with open_database() as db:
        remind.keep_seen(db, seen=seen)
    if not seen:
        console.note(
            translator("Then look whether your system allows notices, or use a calendar file.")
        )
    return Exit.NOTHING_FOUND if seen else Exit.FINDINGS


def tick(language: str, *, data: str | None) -> Exit:
    """Look what is due, and show a notice if anything is; says nothing otherwise."""
    folder = None if data is None else Path(data)
    with kept(write=True, folder=folder) as db:
        if db is None:
            return Exit.NOTHING_FOUND
        remind.ticked(db)
        found = dates.due_now(db, today=today_here())
    if found:
        remind.notify(
            remind.due_text(len(found)), Translator(language).render, remind.this_system()
        )
    return Exit.NOTHING_FOUND
