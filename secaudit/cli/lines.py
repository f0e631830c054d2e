"""One typed line at a time, the same at a terminal and in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator

_LONGEST_LINE = 1_000  # characters


def read(prompt: str) -> str | None:
    """What was typed, without the spaces around it; None at the end of the input."""
    click.echo(prompt + " > ", nl=False)
    line = sys.stdin.readline(_LONGEST_LINE)
    if not line or not sys.stdin.isatty():
        click.echo()
    return line.strip() if line else None


def choose(
    translator: Translator, options: Sequence[str], *, keys: Sequence[str]
) -> int | str | None:
    """The place of the chosen option, one of the `keys`, or None at the end of the input."""
    while True:
        line = read(translator("Your answer"))
        if line is None:
            return None
        typed = line.lower()
        if typed in keys:
            return typed
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(options):
            return int(typed) - 1
        texts = [option.lower() for option in options]
        if typed and typed in texts:
            return texts.index(typed)
        text = N_("Please type a number from 1 to {count}, or one of: {keys}")
        hint = Message(text, {"count": len(options), "keys": ", ".join(keys)})
        click.echo("  " + translator.render(hint))
