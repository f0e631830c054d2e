"""`secaudit check`: the whole self-check, guided; the second time only what is due."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from typing import Unpack

    from secaudit.cli.checking import Asked
    from secaudit.cli.exits import Exit

PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "check",
        short_help=_("Go through everything that is due, step by step."),
        help=_(
            "Go through the self-check: password, PIN, questions, transactions, hotline, updates."
        )
        + "\n\n"
        + _("Example: secaudit check")
        + "\n\n"
        + _(
            "Each part may be skipped (s) or left (q); what was done stays, on this computer only."
        ),
        epilog=_("Exit codes: 0 nothing found, 1 something to look at, 2 nothing was done."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Option(
                ["--all", "everything"],
                is_flag=True,
                help=_("Do every part and ask every question. Default: only what is due."),
            ),
            click.Option(
                ["--provider"],
                metavar=_("NAME"),
                help=_("Your wallet or bank, such as alipay. Default: that of the last export."),
            ),
            click.Option(
                ["--answers"],
                metavar=_("FILE"),
                help=_("Take the answers from a TOML or JSON file, or - for stdin."),
            ),
            click.Option(
                ["--template"],
                is_flag=True,
                help=_("Print an answers file to fill in, and ask nothing."),
            ),
            options.no_input(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.checking import run  # noqa: PLC0415

    return run(language, asked)
