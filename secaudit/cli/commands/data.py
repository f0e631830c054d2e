"""`secaudit data`: what is kept between runs, where, all of it as files, and how to delete it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import groups, options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.cli.exits import Exit

PURPOSE = "keep"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return groups.Group(
        "data",
        short_help=_("Show, write out or delete what is kept on this computer."),
        help=_("Show, write out or delete what is kept on this computer.")
        + "\n\n"
        + _("Example: secaudit data show")
        + "\n\n"
        + _(
            "Kept are the entries of your exports and what you decided about them; never a "
            "password or PIN."
        ),
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND ..."),
        no_args_is_help=True,
        params=[options.language(_)],
        commands=[build(language, _) for build in (_show, _where, _export, _forget)],
    )


def _show(language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "show", _("Show what is kept, how much and since when."),
        example=_("Example: secaudit data show"),
        params=[
            click.Option(
                ["--json", "as_json"], is_flag=True,
                help=_("Print it for programs (secaudit/kept/1) instead of the screen."),
            ),
            options.colour(_),
        ],
        callback=partial(_do, "show", language),
    )  # fmt: skip


def _where(language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "where", _("Print the path of the file that everything is kept in."),
        example=_("Example: secaudit data where"),
        params=[],
        callback=partial(_do, "where", language),
    )  # fmt: skip


def _export(language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "export", _("Write everything that is kept to a folder, as JSON and CSV."),
        example=_("Example: secaudit data export my-data"),
        params=[
            click.Argument(["folder"], type=options.PATH, metavar=_("FOLDER")),
            click.Option(
                ["--force"], is_flag=True,
                help=_("Replace files of an earlier export. Default: they are left alone."),
            ),
        ],
        callback=partial(_do, "export", language),
    )  # fmt: skip


def _forget(language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "forget", _("Delete an import, an account or everything, for good."),
        example=_("Example: secaudit data forget --import 3"),
        params=[
            click.Option(
                ["--import", "import_id"], type=click.IntRange(min=1), metavar=_("NUMBER"),
                help=_("Delete what only this import holds; `secaudit data show` has the numbers."),
            ),
            click.Option(
                ["--account"], metavar=_("NAME"),
                help=_("Delete an account with all its imports and decisions."),
            ),
            click.Option(
                ["--about-me"], is_flag=True,
                help=_("Delete what you have told about yourself with --keep-about."),
            ),
            click.Option(["--all", "everything"], is_flag=True, help=_("Delete everything.")),
            click.Option(
                ["-y", "--yes"], is_flag=True,
                help=_("Delete without asking. Default: you are asked."),
            ),
            options.no_input(_),
        ],
        callback=partial(_do, "forget", language),
    )  # fmt: skip


def _do(name: str, language: str, **asked: object) -> Exit:
    from secaudit.cli import kept  # noqa: PLC0415 - help needs none of this

    done: Exit = getattr(kept, name)(language, **asked)
    return done
