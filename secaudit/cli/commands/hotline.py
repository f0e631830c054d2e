"""`secaudit hotline`: which numbers are on file, how sure they are, and whose a number is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from typing import Unpack

    from secaudit.cli.exits import Exit
    from secaudit.cli.hotlines import Asked


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "hotline",
        short_help=_("Show a hotline and how sure it is, or whose a number is."),
        help=_("Show a hotline and how sure it is, or whose a number is.")
        + "\n\n"
        + _("Example: secaudit hotline yiqianbao")
        + "\n\n"
        + _(
            "`confirm PROVIDER NUMBER` keeps a number that you read inside the app or on the "
            "card, before you need it; `forget PROVIDER NUMBER` deletes it. Without anything: "
            "the list."
        ),
        epilog=_("Exit codes: 0 done, 1 nothing good is known of the number, 2 not done."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(
                ["words"], nargs=-1, metavar=_("[PROVIDER | NUMBER | confirm ... | forget ...]")
            ),
            options.provider_file(_),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print it for programs (secaudit/hotline/1) instead of the screen."),
            ),
            click.Option(
                ["-y", "--yes"],
                is_flag=True,
                help=_("With confirm: yes, it was read in the app or on the card."),
            ),
            options.no_input(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    from secaudit.cli import hotlines  # noqa: PLC0415 - help needs none of this

    return hotlines.run(language, asked)
