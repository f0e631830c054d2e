"""What `secaudit deadlines` needs to know, asked where it is not told, and its result."""

from __future__ import annotations

import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from secaudit import clock
from secaudit.cli import console, lines, output
from secaudit.cli.exits import Exit
from secaudit.errors import UsageError, reason
from secaudit.model.message import N_, Message
from secaudit.reports import deadlines_calendar, deadlines_part, target, terminal
from secaudit.workflows import deadlines, providers

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.deadline import Deadline
    from secaudit.workflows.deadlines import Disputed


class Asked(TypedDict):
    """The options of the command."""

    date: datetime | None
    noticed: datetime | None
    jurisdiction: str | None
    provider: str | None
    ics: str | None
    as_json: bool
    no_input: bool
    color: str
    quiet: bool
    verbose: bool


def run(translator: Translator, asked: Asked) -> Exit:
    """Do what was asked for."""
    today = clock.today()
    talks = not asked["no_input"] and not asked["as_json"] and sys.stdin.isatty()
    known = None if asked["date"] else deadlines.disputed()
    paid, noticed = _days(translator, asked, known, today=today, talks=talks)
    provider = asked["provider"] or (known.provider if known else None)
    if asked["provider"]:
        providers.known().load(asked["provider"])
    place = _place(translator, asked, talks=talks) or deadlines.place_of_provider(provider)
    found = deadlines.found(place, paid=paid, noticed=noticed, today=today, provider=provider)
    if place is None:
        console.note(
            translator(
                "Which rules hold depends on the place: give --jurisdiction, for example CN."
            )
        )
    if asked["ics"]:
        _write(Path(asked["ics"]), found, translator, paid=paid, today=today)
    if asked["as_json"]:
        output.put_json(
            partial(
                deadlines_part.as_json, found, translator, paid=paid, noticed=noticed, today=today
            )
        )
    else:
        look = output.look(asked)
        quiet = look.amount is terminal.Amount.QUIET
        page = deadlines_part.screen(
            found, translator, width=look.width, today=today, quiet=quiet, paid=paid
        )
        terminal.write(page, sys.stdout, look)
    return Exit.NOTHING_FOUND


def _days(
    translator: Translator, asked: Asked, known: Disputed | None, *, today: date, talks: bool
) -> tuple[date, date]:
    """The day of the payment and that on which it was noticed."""
    noticed = asked["noticed"].date() if asked["noticed"] else None
    if asked["date"]:
        return _checked(asked["date"].date(), noticed or today, today)
    if known is not None:
        if not asked["as_json"] and known.count > 1:
            text = Message(
                N_("Counted from the first of {count} entries that are not yours."),
                {"count": known.count},
            )
            console.note(translator.render(text))
        return _checked(known.paid, noticed or known.noticed, today)
    if not talks:
        raise UsageError(
            Message(N_("no entry is marked as not yours, so the day of the payment is missing.")),
            where="--date",
            hint=Message(
                N_("Give it, for example --date 2026-11-20; or say it in `secaudit review`.")
            ),
        )
    return _checked(_asked_day(translator), noticed or today, today)


def _checked(paid: date, noticed: date, today: date) -> tuple[date, date]:
    """The same days; neither can lie in the future."""
    for option, day in (("--date", paid), ("--noticed", noticed)):
        if day > today:
            raise UsageError(
                Message(N_("{day} has not come yet."), {"day": day}),
                where=option,
                hint=Message(N_("Give a day up to today.")),
            )
    return paid, max(noticed, paid)


def _asked_day(translator: Translator) -> date:
    while True:
        line = lines.read(translator("On which day was the payment? (such as 2026-11-20)"))
        if line is None:
            raise click.Abort
        try:
            return date.fromisoformat(line.replace("/", "-"))
        except ValueError:
            click.echo("  " + translator("Please type a date such as 2026-11-20."))


def _place(translator: Translator, asked: Asked, *, talks: bool) -> str | None:
    """The place that the option names, that was named before, or that is chosen now and kept."""
    if asked["jurisdiction"]:
        return asked["jurisdiction"]
    known = deadlines.place()
    if known is not None or not talks:
        return known
    places = deadlines.places()
    click.echo(translator("Where is your wallet or bank account? (asked once, and kept here)"))
    names = [translator.render(name) for _code, name in places]
    for number, (code, name) in enumerate(places, 1):
        click.echo(f"  {number}  {translator.render(name)} ({code})")
    click.echo("  s  " + translator("somewhere else, or not now"))
    chosen = lines.choose(translator, names, keys=["s"])
    if not isinstance(chosen, int):
        return None
    deadlines.keep_place(places[chosen][0])
    return places[chosen][0]


def _write(
    path: Path, found: tuple[Deadline, ...], translator: Translator, *, paid: date, today: date
) -> None:
    file = deadlines_calendar.render(found, translator, paid=paid, today=today)
    try:
        with target.whole(path) as stream:
            stream.write(file)
    except OSError as error:
        raise UsageError(
            Message(N_("the calendar could not be written ({reason})."), {"reason": reason(error)}),
            where=path,
            hint=Message(N_("Give {option} a file in a folder of your own."), {"option": "--ics"}),
        ) from error
    told = Message(N_("Written: {path}"), {"path": str(path)})
    console.note(translator.render(told))
