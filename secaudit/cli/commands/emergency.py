"""`secaudit emergency`: what to do in the next ten minutes, and a record of what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from secaudit.cli.emergency import Asked
    from secaudit.cli.exits import Exit


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "emergency",
        short_help=_("Stop the money, now: seven lines, then step by step."),
        help=_("Stop the money, now: seven lines, then step by step, with a record of times.")
        + "\n\n"
        + _("Example: secaudit emergency --provider alipay")
        + "\n\n"
        + _("Needs no set-up and no network. Steps that you tick off are kept with their time."),
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[
            *_what(_),
            *_steps(_),
            *_record(_),
            options.no_input(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _what(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        options.provider(_),
        options.provider_file(_),
        click.Option(
            ["--scenario"],
            metavar=_("NAME"),
            help=_(
                "unknown_payment, phone_gone, locked_out, tricked_into_paying or "
                "device_controlled. Default: you are asked; the first where nobody can be."
            ),
        ),
        click.Option(
            ["--jurisdiction"],
            metavar=_("PLACE"),
            help=_(
                "Where you are, such as CN, GB or US, for the police's number; kept for next time."
            ),
        ),
    ]


def _steps(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--print", "print_all"], is_flag=True,
            help=_("Print every step with its reason and source, and ask nothing."),
        ),
        click.Option(
            ["--json", "as_json"], is_flag=True,
            help=_("Print it for programs (secaudit/emergency/1) instead of the screen."),
        ),
    ]  # fmt: skip


def _record(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--step"], metavar=_("ID"), help=_("Show this step alone, such as s03_freeze_wallet.")
        ),
        click.Option(["--done"], is_flag=True, help=_("With --step: tick it off, with the time.")),
        click.Option(
            ["--note"], metavar=_("TEXT"),
            help=_("With --step: what you wrote down, such as a case number; never a code."),
        ),
        click.Option(["--undo"], is_flag=True, help=_("With --step: take the tick back.")),
        click.Option(["--status"], is_flag=True, help=_("Show what was done, and when.")),
        click.Option(["--end"], is_flag=True, help=_("It is over; the record stays.")),
    ]  # fmt: skip


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    from secaudit.cli import emergency  # noqa: PLC0415 - help needs none of this

    return emergency.run(language, asked)
