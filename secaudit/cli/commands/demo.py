"""`secaudit demo`: the main job on invented entries, for looking at what it does."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from typing import Unpack

    from secaudit.cli.output import Showing

PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "demo",
        short_help=_("Show a scan of invented entries; nothing of yours is read or kept."),
        help=_("Show a scan of invented entries; nothing of yours is read or kept.")
        + "\n\n"
        + _("Example: secaudit demo")
        + "\n\n"
        + _("Half a year of an invented person, with a theft in one night."),
        epilog=_("Exit codes: 0 shown, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[options.as_json(_), *options.screen(_)],
        callback=partial(_run, language),
    )


def _run(language: str, **asked: Unpack[Showing]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli import output  # noqa: PLC0415
    from secaudit.cli.progress import Bar  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.workflows.demo import demo  # noqa: PLC0415

    translator = Translator(language)
    with Bar(sys.stderr, translator("Reading and comparing"), wanted=not asked["quiet"]) as bar:
        result = demo(translator.language, progress=bar)
    if asked["as_json"]:
        from secaudit.reports import json_v1  # noqa: PLC0415 - loads only what is asked for

        output.put_json(partial(json_v1.render, result, translator))
        return Exit.NOTHING_FOUND
    from secaudit.reports import demo_part, terminal  # noqa: PLC0415 - as above
    from secaudit.workflows.picturing import glimpse  # noqa: PLC0415

    look = output.look(asked)
    overview = glimpse(result) if look.pictures else None
    terminal.write(demo_part.compose(result, translator, look, overview), sys.stdout, look)
    return Exit.NOTHING_FOUND
