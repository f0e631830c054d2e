"""`-o FILE`: what a command would print goes to a file for the user alone, whole or not at all."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli.options import PATH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from secaudit.cli.exits import Exit

# They ask on the screen, so what they print is no result alone.
_CONVERSING = {"questionnaire", "review", "emergency", "troubleshoot", "check"}
_INPUTS = ("files", "file", "export")


def offer(command: click.Command, _: Callable[[str], str]) -> None:
    """Give `-o` to a command that shows something and asks nothing on the way."""
    shows = any(param.name == "color" for param in command.params)
    own = any("--output" in param.opts for param in command.params)
    if not shows or own or command.name in _CONVERSING or command.callback is None:
        return
    option = click.Option(
        ["-o", "--output"], type=PATH, metavar=_("FILE"),
        help=_("Write the result to this file. Default: - for the screen."),
    )  # fmt: skip
    command.params.insert(len(command.params) - 1, option)
    command.callback = partial(_run, command.callback)


def _run(callback: Callable[..., Exit], *, output: str | None, **asked: object) -> Exit:
    if output in {None, "-"}:
        return callback(**asked)
    with _to_file(str(output), asked):
        return callback(**asked)


@contextmanager
def _to_file(output: str, asked: dict[str, object]) -> Iterator[None]:
    from pathlib import Path  # noqa: PLC0415 - help needs none of this

    from secaudit.reports.target import check_target, replaced  # noqa: PLC0415

    given = [asked.get(name) for name in _INPUTS]
    names = [part for one in given for part in (one if isinstance(one, tuple) else (one,))]
    inputs = [Path(name) for name in names if isinstance(name, str) and name != "-"]
    check_target(output, inputs=inputs, option="--output")
    before = sys.stdout
    with replaced(Path(output), option="--output") as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n")
        sys.stdout = text
        try:
            yield
            text.flush()
        finally:
            sys.stdout = before
            text.detach()
