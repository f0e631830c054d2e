"""`secaudit evidence`: the pack that support, bank and police ask for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import completing, options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from secaudit.cli.evidence import Chosen
    from secaudit.cli.exits import Exit

PURPOSE = "emergency"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "evidence",
        short_help=_("Make the folder that support, bank and police ask for."),
        help=_("Make the folder that support, bank and police ask for: what was not paid by you.")
        + "\n\n"
        + _("Example: secaudit evidence")
        + "\n\n"
        + _(
            "Takes what you have called not yours in `secaudit review`, or else what scans ask "
            "about. ENTRY is a number that review shows, or a transaction number. "
            "Everything is made on this computer; nothing is sent."
        ),
        epilog=_("Exit codes: 0 done, 1 a file is not as it was made, 2 not done."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(["entries"], nargs=-1, metavar=_("[ENTRY]...")),
            *_pack(_),
            *options.reading(_),
            *options.asking(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _pack(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["-o", "--output", "folder"],
            type=options.PATH,
            metavar=_("FOLDER"),
            help=_("The new folder. Default: one with today's date, here."),
        ),
        click.Option(
            ["--from", "files"],
            multiple=True,
            type=options.PATH,
            metavar=_("FILE"),
            help=_("Take the entries straight from an export, without what is remembered."),
        ),
        click.Option(
            ["--original", "originals"],
            multiple=True,
            type=options.PATH,
            metavar=_("FILE"),
            help=_("Where an export lies that is not found. Default: looked for where you are."),
        ),
        click.Option(
            ["--provider"],
            metavar=_("NAME"),
            shell_complete=completing.providers,
            help=_("Only this wallet or bank; names it where the export does not."),
        ),
        options.provider_file(_),
        click.Option(
            ["--jurisdiction"],
            metavar=_("PLACE"),
            help=_("Whose rules give the deadlines, such as CN. Default: the wallet's country."),
        ),
        click.Option(
            ["--reveal"],
            is_flag=True,
            help=_("Show card, identity and phone numbers in full. Default: their last digits."),
        ),
        click.Option(
            ["--verify"],
            type=options.PATH,
            metavar=_("FOLDER"),
            help=_("Make nothing; tell whether every file of a pack is as it was made."),
        ),
    ]


def _run(language: str, **asked: Unpack[Chosen]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.evidence import make, verify  # noqa: PLC0415

    if asked["verify"] is not None:
        return verify(asked["verify"], language, asked)
    return make(language, asked)
