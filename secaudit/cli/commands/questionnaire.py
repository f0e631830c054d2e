"""`secaudit questionnaire`: how well the account is protected, and what to do about it."""

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
    from secaudit.cli.questioning import Asked

PURPOSE = "check"
SECTIONS = ("signin", "phone", "money", "scam", "device", "net")


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "questionnaire",
        short_help=_("Answer questions, get a score that explains itself."),
        help=_("Find out how well your wallet is protected: questions, a score, what to do next.")
        + "\n\n"
        + _("Example: secaudit questionnaire --quick")
        + "\n\n"
        + _(
            "Type the number of an answer, its id or its first letters; ? don't know, "
            "w why, b back, s skip, q leave. Every answer is kept at once, on this computer only."
        ),
        epilog=_("Exit codes: 0 no gap, 1 something is missing, 2 not done."),
        options_metavar=_("[OPTIONS]"),
        params=[
            *_which(_),
            *_ways(_),
            *_output(_),
            *options.files(_),
            options.no_input(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _which(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(["--quick"], is_flag=True, help=_("Ask the 12 questions that matter most.")),
        click.Option(
            ["--section"],
            type=click.Choice(SECTIONS),
            help=_("Ask one section only. Default: all of them."),
        ),
        click.Option(
            ["--due"],
            is_flag=True,
            help=_("Ask only what has no answer yet or is to be checked again."),
        ),
        click.Option(["--resume"], is_flag=True, help=_("Go on where the last run was left.")),
        click.Option(
            ["--provider"],
            metavar=_("NAME"),
            shell_complete=completing.providers,
            help=_("Your wallet or bank, for exact steps in an emergency."),
        ),
    ]


def _ways(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--answers"],
            type=options.PATH,
            metavar=_("FILE"),
            help=_("Take the answers from a TOML or JSON file, or - for stdin."),
        ),
        click.Option(
            ["--set", "pairs"],
            multiple=True,
            metavar=_("ID=OPTION"),
            help=_("Take one answer, such as signin.alerts=on; may be given several times."),
        ),
        click.Option(
            ["--template"],
            is_flag=True,
            help=_("Print an answers file to fill in, and ask nothing."),
        ),
        click.Option(
            ["--probe"],
            is_flag=True,
            help=_("Look at this computer, too, and show where it contradicts your answers."),
        ),
        click.Option(
            ["--no-remember"],
            is_flag=True,
            help=_("Know nothing of former answers, and keep none."),
        ),
    ]


def _output(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help=_("Print the score for programs (secaudit/score/1), and ask nothing."),
        ),
        click.Option(
            ["--explain-score", "formula"],
            is_flag=True,
            help=_("Print the sum behind the score of the answers so far, and ask nothing."),
        ),
    ]


def _run(language: str, **asked: Unpack[Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli.questioning import run  # noqa: PLC0415

    return run(language, asked)
