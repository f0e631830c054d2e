"""`secaudit explain`: what an id of a report stands for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import completing, options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from typing import Unpack

    from secaudit.cli.output import Showing
    from secaudit.reports.page import Page

    class _Asked(Showing):
        id: str | None


PURPOSE = "program"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "explain",
        short_help=_("Say what an id of a report stands for; without one, list them all."),
        help=_("Say what an id of a report stands for; without one, list them all.")
        + "\n\n"
        + _("Example: secaudit explain trial_charge")
        + "\n\n"
        + _("Ids of signals, findings, questions, limits, probes, steps, wallets, and exit codes."),
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(["id"], required=False, metavar="[ID]", shell_complete=completing.ids),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print it for programs (secaudit/explanation/1) instead of the screen."),
            ),
            options.colour(_),
            options.language(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli import explaining, output  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.reports import explain_part  # noqa: PLC0415

    translator, wanted = Translator(language), asked["id"]
    found = explaining.everything() if wanted is None else explaining.look_up(wanted)
    if asked["as_json"]:
        output.put_json(partial(explain_part.as_json, found, translator))
        return Exit.NOTHING_FOUND

    def write(page: Page, *, brief: bool) -> None:
        del brief
        show = explain_part.write_list if wanted is None else explain_part.write
        show(page, found, translator)

    output.put_page(write, asked)
    return Exit.NOTHING_FOUND
