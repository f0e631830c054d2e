"""Options that mean the same in every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from secaudit.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def language(_: Callable[[str], str]) -> click.Option:
    """`--lang`; its value is taken by `asked_language`, since help pages need it before parsing."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES, case_sensitive=False),
        expose_value=False,
        help=_("Language of all texts. Default: SECAUDIT_LANG, then that of your system."),
    )


def asked_language(arguments: Sequence[str]) -> str | None:
    """The value of the last `--lang` among `arguments`, wherever it stands."""
    asked = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked


def screen(_: Callable[[str], str]) -> list[click.Parameter]:
    """How the result is shown: `--color`, `--quiet`, `--verbose`, and `--lang`."""
    return [
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help=_("Colours. Default: auto, only on a screen and unless NO_COLOR is set."),
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help=_("Show only what was found and what to do, without notes and progress bar."),
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            help=_("Show everything: all entries asked about and all lines not understood."),
        ),
        language(_),
    ]


def no_input(_: Callable[[str], str]) -> click.Option:
    """`--no-input`: never wait for the user."""
    return click.Option(
        ["--no-input"], is_flag=True, help=_("Never ask anything; fail with a sentence instead.")
    )
