"""`secaudit review`: which of the flagged entries are the user's; asked once, kept for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import console, options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from secaudit.cli.reviewing import Asked

PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "review",
        short_help=_("Say which of the entries asked about are yours."),
        help=_("Say which of the entries asked about are yours; none is asked about again.")
        + "\n\n"
        + _("Example: secaudit review")
        + "\n\n"
        + _("Every answer is kept at once, on this computer only."),
        epilog=_("Exit codes: 0 nothing open, 1 something open or not yours, 2 not done."),
        options_metavar=_("[OPTIONS]"),
        params=[*_ways(_), options.no_input(_), *options.screen(_)],
        callback=partial(_run, language),
    )


def _ways(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--answers"],
            type=options.PATH,
            metavar=_("FILE"),
            help=_("Take the answers from a TOML or JSON file, or - for stdin."),
        ),
        click.Option(
            ["--template"],
            is_flag=True,
            help=_("Print an answers file to fill in, and ask nothing."),
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help=_("Print the open questions for programs, and ask nothing."),
        ),
        click.Option(["--undo"], is_flag=True, help=_("Take back the last answer.")),
    ]


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.reviewing import Review  # noqa: PLC0415
    from secaudit.errors import NothingKept  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.storage.database import open_database  # noqa: PLC0415

    translator = Translator(language)
    looking = asked["template"] or asked["as_json"] or asked["no_input"]
    changing = asked["undo"] or asked["answers"] is not None or not looking
    try:
        # Nobody wants an empty database for having asked.
        with open_database(write=False):
            pass
    except NothingKept:
        console.note(translator("Nothing was scanned yet. Begin with: secaudit transactions FILE"))
        return Exit.NOTHING_FOUND
    with open_database(write=changing) as db:
        return Review(db, translator, asked).run()
