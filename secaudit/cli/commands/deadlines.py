"""`secaudit deadlines`: by when a payment that is not yours must be reported."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import completing, options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from secaudit.cli.deadlining import Asked
    from secaudit.cli.exits import Exit

_DATES = ["%Y-%m-%d", "%Y/%m/%d"]

PURPOSE = "emergency"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "deadlines",
        short_help=_("By when a payment that is not yours must be reported."),
        help=_("By when a payment that is not yours must be reported, and what each day is for.")
        + "\n\n"
        + _("Example: secaudit deadlines --date 2026-11-20 --jurisdiction CN")
        + "\n\n"
        + _("Without --date it takes the entries that you have said are not yours."),
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[*_days(_), options.no_input(_), *options.screen(_)],
        callback=partial(_run, language),
    )


def _days(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--date"],
            type=click.DateTime(_DATES),
            metavar=_("DATE"),
            help=_("The day of the payment. Default: the first entry that is not yours."),
        ),
        click.Option(
            ["--noticed"],
            type=click.DateTime(_DATES),
            metavar=_("DATE"),
            help=_("The day on which you noticed it. Default: when you said so, else today."),
        ),
        click.Option(
            ["--jurisdiction"],
            metavar=_("CODE"),
            help=_(
                "Whose rules: CN, HK, US, EU, GB, IN, SG, AU, or a country of the EU such as DE. "
                "Default: asked once."
            ),
        ),
        click.Option(
            ["--provider"],
            metavar=_("NAME"),
            shell_complete=completing.providers,
            help=_("Your wallet or bank, such as paypal. Default: that of the entries."),
        ),
        click.Option(
            ["--ics"],
            type=options.PATH,
            metavar=_("FILE"),
            help=_("Also write the days to this file, for your calendar."),
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help=_("Print it for programs (secaudit/deadlines/1) instead of the screen."),
        ),
    ]  # fmt: skip


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.deadlining import run  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415

    return run(Translator(language), asked)
