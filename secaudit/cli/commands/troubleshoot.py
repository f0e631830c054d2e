"""`secaudit troubleshoot`: everyday troubles, one question at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import completing, options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from secaudit.cli.exits import Exit
    from secaudit.cli.troubleshooting import Asked

PURPOSE = "emergency"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "troubleshoot",
        short_help=_("Login, payment, withdrawal: find out what is wrong, step by step."),
        help=_("Find out what is wrong, one question at a time, and what to do about it.")
        + "\n\n"
        + _("Example: secaudit troubleshoot withdrawal")
        + "\n\n"
        + _("TROUBLE is login, payment, withdrawal, new-user or unknown-transaction."),
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(
                ["trouble"],
                required=False,
                metavar=_("[TROUBLE]"),
                shell_complete=completing.trouble,
            ),
            *_ways(_),
            options.no_input(_),
            options.colour(_),
            options.language(_),
        ],
        callback=partial(_run, language),
    )


def _ways(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--provider"],
            metavar=_("NAME"),
            shell_complete=completing.providers,
            help=_("Your wallet or bank, such as yiqianbao. Default: that of your exports."),
        ),
        click.Option(
            ["--print", "as_text"],
            is_flag=True,
            help=_("Print all questions and answers as text, and ask nothing."),
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help=_("Print them for programs (secaudit/troubleshooting/1), and ask nothing."),
        ),
    ]


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.troubleshooting import run  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415

    return run(Translator(language), asked)
