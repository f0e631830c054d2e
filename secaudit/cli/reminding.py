"""What `secaudit remind` does about items: tell what is due, note, choose, write a calendar."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secaudit import clock
from secaudit.cli import console
from secaudit.cli.exits import Exit
from secaudit.errors import NothingKept, UsageError, reason
from secaudit.i18n import Translator
from secaudit.model.message import N_, Message
from secaudit.reports import remind_part, terminal
from secaudit.storage.database import open_database
from secaudit.workflows import due as dates
from secaudit.workflows import wishes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from secaudit.reports.page import Line
    from secaudit.storage.database import Database


def due(language: str, *, as_json: bool, quiet: bool, color: str) -> Exit:
    """Tell what is due; 1 if anything is."""
    today, translator = today_here(), Translator(language)
    with kept() as db:
        found = dates.dues(db, today=today)
    if as_json:
        text = remind_part.due_json(found, translator, today=today)
        if not console.encodes(sys.stdout, text):
            text = remind_part.due_json(found, translator, today=today, ascii_only=True)
        click.echo(text)
    else:
        width = console.width(sys.stdout)
        show(
            remind_part.due_screen(found, translator, today=today, width=width, quiet=quiet), color
        )
    return Exit.FINDINGS if any(one.is_due(today) for one in found) else Exit.NOTHING_FOUND


def done(language: str, *, item: str, on: datetime | None) -> Exit:
    """Keep that an item was done."""
    _check(item)
    today = today_here()
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
    with kept() as db:
        found = wishes.wishes(db)
    shown = [one for one in found if item in (None, one.id)]
    show(remind_part.wishes_screen(shown, translator, width=console.width(sys.stdout)), color)
    return Exit.NOTHING_FOUND


def ics(language: str, *, file: str, hour: int) -> Exit:
    """Write a calendar file."""
    from secaudit.reports import calendar_file  # noqa: PLC0415 - loads icalendar
    from secaudit.reports.target import whole  # noqa: PLC0415

    translator, now = Translator(language), clock.now().astimezone()
    path = Path(file)
    hint = Message(N_("Give the name of a file in a folder of your own."))
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError(
            Message(N_("no calendar file can be written there.")), where=path, hint=hint
        )
    with open_database() as db:
        events, owner = wishes.calendar(db, hour=hour, today=now.date())
    content = calendar_file.render(events, translator, owner=owner, now=now)
    try:
        with whole(path) as stream:
            stream.write(content)
    except OSError as error:
        raise UsageError(
            Message(N_("it could not be written ({reason})."), {"reason": reason(error)}),
            where=path,
            hint=hint,
        ) from error
    text = Message(N_("{file} is written."), {"file": file})
    console.note(translator.render(text))
    console.note(
        translator(
            "Send it to your phone and open it there. Some calendars, such as Google's and "
            "Outlook, leave out its alarms: add one yourself."
        )
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
def kept(*, write: bool = False, folder: Path | None = None) -> Iterator[Database | None]:
    """The database, None where nothing is kept: asking creates none."""
    try:
        with open_database(write=False, folder=folder):
            pass
    except NothingKept:
        yield None
        return
    with open_database(write=write, folder=folder) as db:
        yield db


def today_here() -> date:
    """The day by the clock of this computer."""
    return clock.today()


def show(lines: list[Line], color: str = "auto") -> None:
    """Write lines to stdout."""
    look = terminal.Look(
        width=console.width(sys.stdout), colour=console.wants_colour(color, sys.stdout)
    )
    terminal.write(lines, sys.stdout, look)
