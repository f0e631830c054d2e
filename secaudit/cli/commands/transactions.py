"""`secaudit transactions`: which entries of an export look unfamiliar, and what to do."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import completing, console, options
from secaudit.cli.exits import Exit
from secaudit.config import SENSITIVITIES
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from typing import Unpack

    from secaudit.cli.files import Files
    from secaudit.i18n import Translator
    from secaudit.model.report import ScanResult
    from secaudit.reports.document import Document

    class _Asked(options.Reading, Files):
        files: tuple[str, ...]
        since: datetime | None
        last: int | None
        sensitivity: str
        provider: str | None
        provider_file: str | None
        as_json: bool
        table: str | None
        why: bool
        recurring: bool
        no_remember: bool
        account: str | None
        color: str
        quiet: bool
        verbose: bool


PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "transactions",
        short_help=_("Find entries in an export that do not look like yours."),
        help=_("Find entries in an export that do not look like yours, and say what to do.")
        + "\n\n"
        + _("Example: secaudit transactions export.csv")
        + "\n\n"
        + _(
            "Reads exports of any wallet or bank; several files and folders at once. "
            "Use - for stdin."
        ),
        epilog=_(
            "Exit codes: 0 nothing found, 1 something to look at, 2 not done, 3 internal error."
        ),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(
                ["files"],
                nargs=-1,
                required=True,
                type=options.PATH,
                metavar=_("FILE_OR_FOLDER..."),
            ),
            *_judging(_),
            *_output(_),
            *options.files(_),
            *_memory(_),
            *options.reading(_),
            *options.asking(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _judging(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--since"],
            type=click.DateTime(["%Y-%m-%d", "%Y/%m/%d"]),
            metavar=_("DATE"),
            help=_("Ask only about entries from this day on (2026-01-31). Default: about all."),
        ),
        click.Option(
            ["--last"],
            type=click.IntRange(min=1),
            metavar=_("DAYS"),
            help=_("Ask only about this many days up to the latest entry."),
        ),
        click.Option(
            ["--sensitivity"],
            type=click.Choice(SENSITIVITIES),
            default="normal",
            help=_("How much to ask about: high asks sooner, low seldom. Default: normal."),
        ),
        click.Option(
            ["--provider"],
            metavar=_("NAME"),
            shell_complete=completing.providers,
            help=_(
                "Your wallet or bank, such as yiqianbao or alipay. Default: seen from the file."
            ),
        ),
        options.provider_file(_),
    ]


def _output(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help=_("Print the report for programs (secaudit/report/1) instead of the screen."),
        ),
        click.Option(
            ["--table"],
            type=options.PATH,
            metavar="OUT.csv",
            help=_("Also write every entry with its surprise to this file, for a spreadsheet."),
        ),
        click.Option(
            ["--why"],
            is_flag=True,
            help=_("Show how much each reason weighs (in bits of surprise)."),
        ),
        click.Option(
            ["--recurring"],
            is_flag=True,
            help=_("Also list what comes regularly: subscriptions, automatic debits, price rises."),
        ),
    ]


def _memory(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--no-remember"],
            is_flag=True,
            help=_("Judge these files alone, and keep nothing of them."),
        ),
        click.Option(
            ["--account"],
            metavar=_("NAME"),
            help=_("Whose or which account this is, to keep several apart. Default: seen from it."),
        ),
    ]


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    # Late: help and version need none of this.
    from pathlib import Path  # noqa: PLC0415

    from secaudit import safe  # noqa: PLC0415
    from secaudit.cli import files  # noqa: PLC0415
    from secaudit.cli.passwords import asker  # noqa: PLC0415
    from secaudit.cli.progress import Bar  # noqa: PLC0415
    from secaudit.cli.stdin import files_of  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.workflows.scan import NothingReadError, scan_files  # noqa: PLC0415

    translator = Translator(language)
    bar = Bar(sys.stderr, translator("Reading and comparing"), wanted=not asked["quiet"])
    since = asked["since"]
    overrides = options.overrides(asked)
    with files_of(asked["files"]) as paths:
        if asked["table"]:
            from secaudit.reports.target import check_target  # noqa: PLC0415

            check_target(asked["table"], inputs=paths)
        files.check(asked, inputs=paths, others=bool(asked["as_json"] or asked["table"]))
        password = asker(
            asked["zip_password_file"], translator, bar=bar, may_ask=not asked["no_input"]
        )
        try:
            with bar:
                result = scan_files(
                    paths,
                    since=since.date() if since else None,
                    last=asked["last"],
                    sensitivity=asked["sensitivity"],
                    provider=asked["provider"],
                    provider_file=Path(asked["provider_file"]) if asked["provider_file"] else None,
                    overrides=overrides,
                    remember=not asked["no_remember"],
                    account=safe.plain(asked["account"]) if asked["account"] else None,
                    password=password,
                    progress=bar,
                )
        except NothingReadError as error:
            for failure in error.failures:
                console.note(translator.error(failure.error))
            return Exit.NOT_DONE
        if asked["recurring"]:
            from secaudit.workflows.patterns import with_patterns  # noqa: PLC0415

            result = with_patterns(result)
        _show(result, translator, asked)
    return _code(result)


def _show(result: ScanResult, translator: Translator, asked: _Asked) -> None:
    for failure in result.failures:
        console.note(translator.error(failure.error))
    if asked["table"]:
        from secaudit.reports import csv  # noqa: PLC0415 - loads only what is asked for

        csv.write(result, asked["table"], translator)
    _write_files(result, translator, asked)
    if asked["as_json"]:
        from secaudit.reports import json_v1  # noqa: PLC0415

        text = json_v1.render(result, translator)
        if not console.encodes(sys.stdout, text):
            text = json_v1.render(result, translator, ascii_only=True)
        click.echo(text)
        return
    from secaudit.reports import terminal  # noqa: PLC0415

    look = terminal.Look(
        width=console.width(sys.stdout),
        colour=console.wants_colour(asked["color"], sys.stdout),
        amount=terminal.Amount.of(quiet=asked["quiet"], verbose=asked["verbose"]),
        weights=asked["why"],
        pictures=console.shows_pictures(sys.stdout),
    )
    overview = None
    if (look.pictures or asked["verbose"]) and look.amount is not terminal.Amount.QUIET:
        from secaudit.workflows.picturing import glimpse  # noqa: PLC0415 - only where it is shown

        overview = glimpse(result)
    terminal.show(result, translator, sys.stdout, look, overview)


def _write_files(result: ScanResult, translator: Translator, asked: _Asked) -> None:
    if not (asked["html"] or asked["markdown"]):
        return
    from secaudit.cli import files  # noqa: PLC0415 - loads only what is asked for
    from secaudit.reports.documents import scan  # noqa: PLC0415
    from secaudit.workflows.picturing import pictured, silent  # noqa: PLC0415

    def compose(speaker: Translator, made: date) -> Document:
        return scan.compose(
            result, speaker, overview=pictured(result), passed=silent(result), made=made
        )

    files.write(asked, compose, translator)


def _code(result: ScanResult) -> Exit:
    if result.findings or result.late:
        return Exit.FINDINGS
    return Exit.NOT_DONE if result.failures else Exit.NOTHING_FOUND
