"""Secrets on their way in: a hidden prompt, or one line of stdin.

Never an argument or the environment, where other programs could see them. What is read here goes
to a workflow and nowhere else; no message quotes it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from secaudit.errors import UsageError
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from secaudit.i18n import Translator

_LONGEST = 1 << 16  # bytes of a line
_ATTEMPTS = 3


class Secrets:
    """Where a command's secrets come from; raises `UsageError` at once where nobody gives any."""

    def __init__(self, translator: Translator, *, stdin: bool, no_input: bool) -> None:
        leave_no_dump()
        self._translator = translator
        self._stdin = stdin
        if not stdin and (no_input or not sys.stdin.isatty()):
            raise UsageError(
                Message(N_("There is no screen to ask on.")),
                hint=Message(N_("Pass it as one line: --stdin reads it.")),
            )

    def ask(self, prompt: Message, *, twice: Message | None = None) -> str:
        """The secret, without the end of its line; `twice` is what asks for it once more."""
        if self._stdin:
            return _line()
        for _ in range(_ATTEMPTS):
            secret = self._prompt(prompt)
            if twice is None or self._prompt(twice) == secret:
                return secret
            click.echo(self._translator("The two were not the same. Once more."), err=True)
        raise UsageError(Message(N_("The two were not the same, so nothing was checked.")))

    def _prompt(self, prompt: Message) -> str:
        answer = click.prompt(
            self._translator.render(prompt),
            hide_input=True, err=True, default="", show_default=False,
        )  # fmt: skip
        # NOTE: on Windows a character beyond the first 65,536 comes in as two halves.
        halves = str(answer).encode("utf-16-le", "surrogatepass")
        return _text(halves, "utf-16-le")


def leave_no_dump() -> None:
    """Should the process crash, the system must not write its memory to a file."""
    with suppress(ImportError):  # Windows has no such limit
        import resource  # noqa: PLC0415 - only where there are secrets

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def _line() -> str:
    line = sys.stdin.buffer.readline(_LONGEST + 1)
    if len(line) > _LONGEST:
        raise UsageError(Message(N_("The line is longer than any password.")), where="stdin")
    return _text(line, "utf-8-sig")


def _text(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding).rstrip("\r\n")
    except UnicodeDecodeError:
        raise UsageError(
            Message(N_("What came in is no UTF-8 text.")),
            hint=Message(N_("Save or send it as UTF-8.")),
        ) from None
