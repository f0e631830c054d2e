"""`secaudit report`: everything that is known, on one page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from typing import Unpack

    from secaudit.cli.exits import Exit
    from secaudit.cli.reporting import Asked

PURPOSE = "keep"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "report",
        short_help=_("Put everything that is known on one page: HTML, Markdown or JSON."),
        help=_("Put everything that is known on one page: HTML, Markdown or JSON.")
        + "\n\n"
        + _("Example: secaudit report --html report.html")
        + "\n\n"
        + _(
            "What scans, the questionnaire and checks with --label have left on this computer. "
            "Files given here are scanned and remembered first."
        ),
        epilog=_("Exit codes: 0 nothing found, 1 something to look at, 2 nothing is known yet."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(
                ["files"], nargs=-1, type=options.PATH, metavar=_("[FILE_OR_FOLDER...]")
            ),
            *options.files(_),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print it for programs (secaudit/whole/1) instead of the screen."),
            ),
            *options.asking(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.reporting import run  # noqa: PLC0415

    return run(language, asked)
