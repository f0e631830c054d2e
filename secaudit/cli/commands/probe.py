"""`secaudit probe`: what this computer says of its own protection."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import console, options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from secaudit.cli.files import Files
    from secaudit.i18n import Translator
    from secaudit.model.evidence import Evidence
    from secaudit.reports.page import Page

    class _Asked(Files):
        as_json: bool
        color: str
        quiet: bool


PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "probe",
        short_help=_("Look at this computer: lock, encryption, updates, clock, Wi-Fi, VPN."),
        help=_("Look at this computer: lock, encryption, updates, clock, Wi-Fi, VPN.")
        + "\n\n"
        + _("Example: secaudit probe")
        + "\n\n"
        + _(
            "It reads settings only, in three seconds at most. It needs no administrator, "
            "changes nothing, sends nothing and keeps nothing."
        ),
        epilog=_("Exit codes: 0 nothing found, 1 something is not well, 2 nothing could be seen."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=_("Print it for programs (secaudit/probes/1) instead of the screen."),
            ),
            *options.files(_),
            options.colour(_),
            click.Option(["-q", "--quiet"], is_flag=True, help=_("Show only what is not well.")),
            options.language(_),
        ],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli import files  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.model.evidence import Outcome  # noqa: PLC0415
    from secaudit.reports import probe_part, terminal  # noqa: PLC0415
    from secaudit.workflows.probe import nothing_seen, probe  # noqa: PLC0415

    translator = Translator(language)
    files.check(asked, others=asked["as_json"])
    found = probe()
    _write_files(found, translator, asked)
    if asked["as_json"]:
        text = probe_part.as_json(found, translator)
        if not console.encodes(sys.stdout, text):
            text = probe_part.as_json(found, translator, ascii_only=True)
        click.echo(text)
    else:
        look = terminal.Look(
            width=console.width(sys.stdout), colour=console.wants_colour(asked["color"], sys.stdout)
        )
        lines = probe_part.screen(found, translator, width=look.width, quiet=asked["quiet"])
        terminal.write(lines, sys.stdout, look)
    if any(one.outcome is Outcome.FAIL for one in found):
        return Exit.FINDINGS
    return Exit.NOT_DONE if nothing_seen(found) else Exit.NOTHING_FOUND


def _write_files(found: Sequence[Evidence], translator: Translator, asked: _Asked) -> None:
    if not (asked["html"] or asked["markdown"]):
        return
    from secaudit.cli import files  # noqa: PLC0415 - only what is asked for
    from secaudit.reports import probe_part  # noqa: PLC0415

    def write(page: Page, speaker: Translator) -> None:
        probe_part.write(page, found, speaker, quiet=False)

    files.write_screen(asked, write, translator, title=translator("How safe is this computer?"))
