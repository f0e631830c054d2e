"""`secaudit pin`: how soon a payment PIN would be guessed, or a new one that nobody chose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from secaudit.cli.about import About
    from secaudit.cli.files import Files
    from secaudit.cli.hidden import Secrets
    from secaudit.cli.output import Showing
    from secaudit.i18n import Translator
    from secaudit.model.pins import PinReport
    from secaudit.reports.page import Page
    from secaudit.workflows.about import Personal

    class _Asked(About, Showing, Files):
        stdin: bool
        compare: bool
        generate: bool
        length: str
        label: str | None
        no_input: bool


PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "pin",
        short_help=_("Check how soon a payment PIN would be guessed, or draw a new one."),
        help=_("Check how soon a payment PIN would be guessed, or draw a new one.")
        + "\n\n"
        + _("Example: secaudit pin")
        + "\n\n"
        + _("You are asked for it; it is neither shown nor kept, and it is not sent anywhere."),
        epilog=_(
            "Exit codes: 0 nothing found, 1 something to look at, 2 not done, 3 internal error."
        ),
        options_metavar=_("[OPTIONS]"),
        params=[
            options.stdin(_),
            *_more(_),
            options.label(_),
            *options.about(_),
            options.as_json(_),
            *options.files(_),
            options.no_input(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _more(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--compare"],
            is_flag=True,
            help=_("Ask for another PIN of yours too, and warn if the two are alike."),
        ),
        click.Option(["--generate"], is_flag=True, help=_("Draw a new one instead.")),
        click.Option(
            ["--length"],
            type=click.Choice(["4", "6"]),
            default="6",
            help=_("With --generate: the number of digits. Default: 6."),
        ),
    ]


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    from secaudit.cli import about, files, output  # noqa: PLC0415 - help needs none of this

    # Late: help and version need none of this.
    from secaudit.i18n import Translator  # noqa: PLC0415

    translator = Translator(language)
    files.check(asked, others=asked["as_json"])
    may_ask = not (asked["stdin"] or asked["no_input"])
    if asked["generate"]:
        from secaudit.workflows.pins import draw_pin  # noqa: PLC0415

        personal = about.about(asked, translator, may_ask=may_ask)
        output.drawn(draw_pin(int(asked["length"]), personal=personal), translator, asked)
        return Exit.NOTHING_FOUND
    from secaudit.cli.hidden import Secrets  # noqa: PLC0415 - as above

    secrets = Secrets(translator, stdin=asked["stdin"], no_input=asked["no_input"])
    report = _check(secrets, about.about(asked, translator, may_ask=may_ask), asked)
    if asked["label"]:
        from secaudit.workflows.noting import note_check  # noqa: PLC0415 - loads SQLite

        note_check("pin", asked["label"], report.figures())
    _write_files(report, translator, asked)
    if asked["as_json"]:
        from secaudit.reports import pin_json  # noqa: PLC0415

        output.put_json(partial(pin_json.render, report, translator))
    else:
        from secaudit.reports import pin_part  # noqa: PLC0415

        output.put_page(partial(pin_part.write, report=report, translator=translator), asked)
    return Exit.FINDINGS if report.findings else Exit.NOTHING_FOUND


def _write_files(report: PinReport, translator: Translator, asked: _Asked) -> None:
    if not (asked["html"] or asked["markdown"]):
        return
    from secaudit.cli import files  # noqa: PLC0415 - only what is asked for
    from secaudit.reports import pin_part  # noqa: PLC0415

    def write(page: Page, speaker: Translator) -> None:
        pin_part.write(page, report, speaker, brief=False)

    files.write_screen(asked, write, translator, title=translator("How good is the PIN?"))


def _check(secrets: Secrets, personal: Personal | None, asked: _Asked) -> PinReport:
    from secaudit.cli.label import checked  # noqa: PLC0415 - help needs none of this
    from secaudit.model.message import N_, Message  # noqa: PLC0415

    pin = secrets.ask(Message(N_("PIN (it stays hidden)")))
    other = None
    if asked["compare"]:
        other = secrets.ask(Message(N_("Another PIN of yours: phone, card, other wallet (hidden)")))
    asked["label"] = checked(asked["label"], [pin] if other is None else [pin, other])
    # Only now: what is typed before a hidden prompt stands there is seen on the screen.
    from secaudit.workflows.pins import check_pin  # noqa: PLC0415 - loads numpy

    return check_pin(pin, other=other, personal=personal)
