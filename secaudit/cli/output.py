"""How a result leaves a command: as JSON for programs, or on the screen."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import console

if TYPE_CHECKING:
    from typing import Protocol, TypedDict

    from secaudit.i18n import Translator
    from secaudit.model.drawn import Generated
    from secaudit.reports.page import Page
    from secaudit.reports.terminal import Look

    class Shown(TypedDict):
        """What every command that shows something has."""

        as_json: bool
        color: str

    class Showing(Shown):
        """What `as_json` and `screen` of `secaudit.cli.options` give to a command."""

        quiet: bool
        verbose: bool

    class Render(Protocol):
        """JSON text, with nothing but ASCII in it where that is asked for."""

        def __call__(self, *, ascii_only: bool) -> str: ...  # noqa: D102

    class Write(Protocol):
        """Writes on a page, all or only the most important."""

        def __call__(self, page: Page, *, brief: bool) -> None: ...  # noqa: D102


def put_json(render: Render) -> None:
    """Write JSON to stdout, in a form that stdout can hold."""
    text = render(ascii_only=False)
    click.echo(text if console.encodes(sys.stdout, text) else render(ascii_only=True))


def put_page(write: Write, asked: Showing) -> None:
    """Write a page to stdout; what has no colours needs no rich, which is slow to load."""
    from secaudit.reports.page import Page  # noqa: PLC0415 - not for help

    page = Page(console.width(sys.stdout))
    write(page, brief=asked.get("quiet", False) and not asked.get("verbose", False))
    if console.wants_colour(asked["color"], sys.stdout):
        from secaudit.reports.terminal import colourful  # noqa: PLC0415

        colourful(page.lines, sys.stdout, page.width)
    else:
        sys.stdout.writelines(page.plain())


def look(asked: Showing) -> Look:
    """What the screen is like and what the user wants to see on it."""
    from secaudit.reports import terminal  # noqa: PLC0415 - loads rich

    return terminal.Look(
        width=console.width(sys.stdout),
        colour=console.wants_colour(asked["color"], sys.stdout),
        amount=terminal.Amount.of(quiet=asked["quiet"], verbose=asked["verbose"]),
        pictures=console.shows_pictures(sys.stdout),
    )


def drawn(new: Generated, translator: Translator, asked: Showing) -> None:
    """Show a new password or PIN, once: the only secret that ever goes out."""
    if asked["as_json"]:
        from secaudit.reports import drawn_json  # noqa: PLC0415 - only what is asked for

        put_json(partial(drawn_json.render, new, translator))
    else:
        from secaudit.reports import drawn_part  # noqa: PLC0415

        put_page(partial(drawn_part.write, new=new, translator=translator), asked)
