"""`secaudit history`: the checks over time, and what changed between two of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from secaudit.cli.output import Showing

    class _Asked(Showing):
        between: tuple[datetime, datetime] | None
        csv: str | None


PURPOSE = "keep"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "history",
        short_help=_("Show the checks over time, and what changed between two of them."),
        help=_("Show the checks over time, and what changed between two of them.")
        + "\n\n"
        + _("Example: secaudit history --between 2026-01-31 2026-06-30")
        + "\n\n"
        + _("Password, PIN and vault checks are in it if they were done with --label."),
        epilog=_("Exit codes: 0 shown, 2 not done."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Option(
                ["--between"],
                nargs=2,
                type=click.DateTime(["%Y-%m-%d", "%Y/%m/%d"]),
                metavar=_("DAY DAY"),
                help=_("Compare how things stood on two days. Default: the last two checks."),
            ),
            click.Option(
                ["--csv"],
                type=options.PATH,
                metavar="OUT.csv",
                help=_("Write every figure to this file, or - for the screen, for a spreadsheet."),
            ),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print the history for programs (secaudit/history/1)."),
            ),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli import output  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.workflows.history import kept_history  # noqa: PLC0415

    between = asked["between"]
    days = None if between is None else (between[0].date(), between[1].date())
    history = kept_history(between=days)
    if asked["csv"] or asked["as_json"]:
        from secaudit.reports import history_files  # noqa: PLC0415 - only what is asked for

        if asked["csv"] == "-":
            click.echo(history_files.table(history), nl=False)
        elif asked["csv"]:
            history_files.write_csv(history, asked["csv"])
        if asked["as_json"]:
            output.put_json(partial(history_files.render, history))
        return Exit.NOTHING_FOUND
    from secaudit.reports import history_part  # noqa: PLC0415 - as above

    write = partial(history_part.write, history=history, translator=Translator(language))
    output.put_page(write, asked)
    return Exit.NOTHING_FOUND
