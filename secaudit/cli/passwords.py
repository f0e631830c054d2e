"""Passwords of locked files: from a file, a pipe or a hidden prompt.

Never from an argument or the environment, where other programs could see them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secaudit import safe
from secaudit.errors import UsageError, reason
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.cli.progress import Bar
    from secaudit.i18n import Translator

_ATTEMPTS = 3
_LONGEST = 1024


def asker(
    file: str | None, translator: Translator, *, bar: Bar, may_ask: bool
) -> Callable[[Path, int], str | None] | None:
    """What answers "which password?" (path, number of the attempt); None if nobody can."""
    if file is not None:
        secret = _first_line(file)
        return lambda _path, attempt: secret if attempt == 0 else None
    if not may_ask or not sys.stdin.isatty():
        return None

    def ask(path: Path, attempt: int) -> str | None:
        if attempt >= _ATTEMPTS:
            return None
        text = Message(N_("Password of {file} (it stays hidden)"), {"file": path.name})
        with bar.hidden():
            answer = click.prompt(
                translator.render(text), hide_input=True, err=True, default="", show_default=False
            )
        return str(answer) or None

    return ask


def _first_line(file: str) -> str:
    if file == "-":
        return sys.stdin.readline(_LONGEST).rstrip("\r\n")
    try:
        with Path(file).open(encoding="utf-8-sig") as stream:
            return stream.readline(_LONGEST).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else Message(N_("it is no text"))
        raise UsageError(
            Message(N_("the password file could not be read ({reason})."), {"reason": why}),
            where=safe.plain(file),
            hint=Message(N_("Give a text file whose first line is the password.")),
        ) from None
