"""Commands that consist of commands, such as `secaudit data show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from secaudit.cli import options, redirecting

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.cli.exits import Exit


class Group(click.Group):
    """A group that lays out the pages of its commands as its own."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give one command."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            command.context_class = self.context_class
        return command


def member(  # noqa: PLR0913 - a page of help has as many parts
    _: Callable[[str], str],
    name: str,
    text: str,
    *,
    example: str,
    params: list[click.Parameter],
    callback: Callable[..., Exit],
    epilog: str | None = None,
    hidden: bool = False,
) -> click.Command:
    """One command of a group; `params` are those beside `--lang`."""
    command = click.Command(
        name,
        short_help=text,
        help=f"{text}\n\n{example}",
        epilog=epilog or _("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[*params, options.language(_)],
        callback=callback,
        hidden=hidden,
    )
    redirecting.offer(command, _)
    return command
