"""`secaudit explain-file`: how an export was understood, column by column, and why."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import console, options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from typing import Unpack

    from secaudit.cli.output import Showing

    class _Asked(options.Reading, Showing):
        file: str


PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "explain-file",
        short_help=_("Show how an export was understood, column by column, and why."),
        help=_("Show how an export was understood, column by column, and why.")
        + "\n\n"
        + _("Example: secaudit explain-file export.csv")
        + "\n\n"
        + _("Check it when a scan says that a reading is in doubt. Use - for stdin."),
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(["file"], type=options.PATH, metavar=_("FILE")),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print it for programs (secaudit/file/1) instead of the screen."),
            ),
            *options.reading(_),
            *options.asking(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.passwords import asker  # noqa: PLC0415
    from secaudit.cli.progress import Bar  # noqa: PLC0415
    from secaudit.cli.stdin import files_of  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.workflows.explain import explain_file  # noqa: PLC0415

    translator = Translator(language)
    bar = Bar(sys.stderr, translator("Reading"), wanted=not asked["quiet"])
    overrides = options.overrides(asked)
    with files_of([asked["file"]]) as (path,):
        password = asker(
            asked["zip_password_file"], translator, bar=bar, may_ask=not asked["no_input"]
        )
        with bar:
            found = explain_file(path, overrides=overrides, password=password, progress=bar)
    if asked["as_json"]:
        from secaudit.reports import file_json  # noqa: PLC0415 - loads only what is asked for

        text = file_json.render(found, translator)
        if not console.encodes(sys.stdout, text):
            text = file_json.render(found, translator, ascii_only=True)
        click.echo(text)
        return Exit.NOTHING_FOUND
    from secaudit.reports import terminal  # noqa: PLC0415

    look = terminal.Look(
        width=console.width(sys.stdout),
        colour=console.wants_colour(asked["color"], sys.stdout),
        amount=terminal.Amount.of(quiet=asked["quiet"], verbose=asked["verbose"]),
    )
    terminal.explain(found, translator, sys.stdout, look)
    return Exit.NOTHING_FOUND
