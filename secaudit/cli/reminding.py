"""What the commands of `secaudit remind` do."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secaudit import clock
from secaudit.cli import console
from secaudit.cli.exits import Exit
from secaudit.errors import NothingKept, UsageError
from secaudit.i18n import Translator
from secaudit.model.message import N_, Message
from secaudit.reports import remind_part, terminal
from secaudit.storage.database import data_folder, open_database
from secaudit.workflows import due as dates
from secaudit.workflows import remind, wishes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from secaudit.model.schedule import State
    from secaudit.reports.page import Line
    from secaudit.storage.database import Database


def due(language: str, *, as_json: bool, quiet: bool, color: str) -> Exit:
    """Tell what is due; 1 if anything is."""
    today, translator = _today(), Translator(language)
    with _kept() as db:
        found = dates.dues(db, today=today)
    if as_json:
        text = remind_part.due_json(found, translator, today=today)
        if not console.encodes(sys.stdout, text):
            text = remind_part.due_json(found, translator, today=today, ascii_only=True)
        click.echo(text)
    else:
        width = console.width(sys.stdout)
        _print(
            remind_part.due_screen(found, translator, today=today, width=width, quiet=quiet), color
        )
    return Exit.FINDINGS if any(one.is_due(today) for one in found) else Exit.NOTHING_FOUND


def done(language: str, *, item: str, on: datetime | None) -> Exit:
    """Keep that an item was done."""
    _check(item)
    today = _today()
    day = today if on is None else on.date()
    if day > today:
        raise UsageError(Message(N_("this day is still to come.")), where="--on")
    with open_database() as db:
        dates.note_done(db, item, day=day)
        after = {one.id: one for one in dates.dues(db, today=today)}.get(item)
    text = Message(N_("Noted."))
    if after is not None:
        text = Message(N_("Noted. It is due again on {day}."), {"day": after.day})
    console.note(Translator(language).render(text))
    return Exit.NOTHING_FOUND


def choose(
    language: str, *, item: str | None, wish: str | None, line: str | None, color: str
) -> Exit:
    """Keep how often an item is wanted, or show all."""
    translator = Translator(language)
    if line is not None:
        with open_database() as db:
            wishes.set_line(db, wanted=line == "on")
    if item is not None:
        _check(item)
        if wish is None:
            raise UsageError(
                Message(N_("say how often, such as weekly, monthly, 45 or off.")),
                where="secaudit remind set",
            )
        days = wishes.days_of(wish)
        with open_database() as db:
            wishes.set_interval(db, item, days)
    with _kept() as db:
        found = wishes.wishes(db)
    shown = [one for one in found if item in (None, one.id)]
    _print(remind_part.wishes_screen(shown, translator, width=console.width(sys.stdout)), color)
    return Exit.NOTHING_FOUND


def ics(language: str, *, file: str, hour: int) -> Exit:
    """Write a calendar file."""
    from secaudit.reports import calendar_file, target  # noqa: PLC0415 - loads icalendar

    translator, now = Translator(language), clock.now().astimezone()
    target.check_target(file, inputs=(), option="FILE")
    with open_database() as db:
        events, owner = wishes.calendar(db, hour=hour, today=now.date())
    content = calendar_file.render(events, translator, owner=owner, now=now)
    with target.replaced(Path(file), option="FILE") as stream:
        stream.write(content)
    text = Message(N_("{file} is written."), {"file": file})
    console.note(translator.render(text))
    console.note(
        translator(
            "Send it to your phone and open it there. Some calendars, such as Google's and "
            "Outlook, leave out its alarms: add one yourself."
        )
    )
    return Exit.NOTHING_FOUND


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
    _print(remind_part.plan_screen(wanted, translator, width=console.width(sys.stdout)))
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
        return _show(found, translator, "auto")
    console.note(translator("Started."))
    if remind.can_notify(system):
        console.note(translator("Try out the notice, too: secaudit remind test"))
    else:
        _tell_no_notice(translator)
    return Exit.NOTHING_FOUND


def status(language: str, *, color: str) -> Exit:
    """Tell the truth about the daily look."""
    with _kept() as db:
        found = None if db is None else remind.state(db, remind.this_system())
    return _show(found, Translator(language), color)


def _show(found: State | None, translator: Translator, color: str) -> Exit:
    _print(remind_part.state_screen(found, translator, width=console.width(sys.stdout)), color)
    return Exit.NOTHING_FOUND if _well(found) else Exit.FINDINGS


def _well(found: State | None) -> bool:
    return found is not None and bool(found.loaded) and found.why is None


def _tell_no_notice(translator: Translator) -> None:
    console.note(translator("This computer can show no notice here."))
    console.note(translator("The next command that you run says in a line what is due instead."))


def stop(language: str) -> Exit:
    """End the daily look and keep its files."""
    with _kept(write=True) as db:
        stopped = db is not None and remind.stop(db, remind.this_system())
    told = N_("Stopped. Its files are kept: secaudit remind start, or delete")
    console.note(Translator(language)(told if stopped else N_("No daily look was started.")))
    return Exit.NOTHING_FOUND


def delete(language: str, *, force: bool) -> Exit:
    """End the daily look and delete its files."""
    translator = Translator(language)
    with _kept(write=True) as db:
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
    with _kept(write=True, folder=folder) as db:
        if db is None:
            return Exit.NOTHING_FOUND
        remind.ticked(db)
        found = dates.due_now(db, today=_today())
    if found:
        remind.notify(
            remind.due_text(len(found)), Translator(language).render, remind.this_system()
        )
    return Exit.NOTHING_FOUND


def _check(item: str) -> None:
    if item not in wishes.names():
        raise UsageError(
            Message(N_("there is no item of this name.")),
            where=item,
            hint=Message(N_("Items: {names}"), {"names": ", ".join(wishes.names())}),
        )


@contextmanager
def _kept(*, write: bool = False, folder: Path | None = None) -> Iterator[Database | None]:
    """The database, None where nothing is kept: asking creates none."""
    try:
        with open_database(write=False, folder=folder):
            pass
    except NothingKept:
        yield None
        return
    with open_database(write=write, folder=folder) as db:
        yield db


def _today() -> date:
    return clock.today()


def _print(lines: list[Line], color: str = "auto") -> None:
    look = terminal.Look(
        width=console.width(sys.stdout), colour=console.wants_colour(color, sys.stdout)
    )
    terminal.write(lines, sys.stdout, look)
