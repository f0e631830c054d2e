"""`secaudit status`, and `secaudit` alone: how things stand, and the one next step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from typing import Unpack

    from secaudit.cli.output import Showing

PURPOSE = "keep"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "status",
        short_help=_("Show what was checked when, what is due, and the one next step."),
        help=_("Show what was checked when, what is due, and the one next step.")
        + "\n\n"
        + _("Example: secaudit")
        + "\n\n"
        + _("It is what `secaudit` alone shows. Nothing is written by looking."),
        epilog=_("Exit codes: 0 nothing open, 1 something open or an emergency, 2 not done."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print the page for programs (secaudit/status/1)."),
            ),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[Showing]) -> Exit:
    # Late: help and version need none of this.
    from secaudit import clock  # noqa: PLC0415
    from secaudit.cli import output  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.workflows.status import kept_status  # noqa: PLC0415

    translator = Translator(language)
    status = kept_status(today=clock.today())
    if asked["as_json"]:
        from secaudit.reports import status_json  # noqa: PLC0415 - only what is asked for

        output.put_json(partial(status_json.render, status, translator))
    else:
        from secaudit.reports import status_part  # noqa: PLC0415

        output.put_page(partial(status_part.write, status=status, translator=translator), asked)
    urgent = status.incident is not None or status.open or status.light == "red"
    return Exit.FINDINGS if urgent else Exit.NOTHING_FOUND
