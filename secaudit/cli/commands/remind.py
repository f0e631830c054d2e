"""`secaudit remind`: what is due, and ways to be told: a daily look, a notice, a calendar file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import groups, options
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.cli.exits import Exit

    Text = Callable[[str], str]


PURPOSE = "keep"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return groups.Group(
        "remind",
        short_help=_("Tell what is due, and remind you of it."),
        help=_("Tell what is due, and remind you of it.")
        + "\n\n"
        + _("Example: secaudit remind due")
        + "\n\n"
        + _(
            "A daily look checks what is due and shows a notice, which names no account. A "
            "calendar file does the same on your phone."
        ),
        epilog=_("Exit codes: 0 done, 1 something is due or not well, 2 not done."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND ..."),
        no_args_is_help=True,
        params=[options.language(_)],
        commands=[
            build(partial(_command, language, _), _)
            for build in (_due, _done, _set, _ics, _start, _status, _test, _stop, _delete, _tick)
        ],
    )


def _due(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "due", _("Tell what is due; ends with 1 if anything is."),
        example=_("Example: secaudit remind due"),
        params=[
            click.Option(
                ["--json", "as_json"], is_flag=True,
                help=_("Print it for programs (secaudit/due/1) instead of the screen."),
            ),
            click.Option(["-q", "--quiet"], is_flag=True, help=_("Show only what is due now.")),
            options.colour(_),
        ],
    )  # fmt: skip


def _done(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "done", _("Say that you have done an item elsewhere."),
        example=_("Example: secaudit remind done app-update"),
        params=[
            click.Argument(["item"], metavar=_("ITEM")),
            click.Option(
                ["--on"], type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
                help=_("The day on which you did it. Default: today."),
            ),
        ],
    )  # fmt: skip


def _set(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "set", _("Choose how often you are reminded of an item; without one, show all."),
        example=_("Example: secaudit remind set transactions weekly"),
        params=[
            click.Argument(["item"], metavar=_("ITEM"), required=False),
            click.Argument(["wish"], metavar=_("INTERVAL"), required=False),
            click.Option(
                ["--line"], type=click.Choice(["on", "off"]),
                help=_("Whether other commands end with a line about what is due. Default: on."),
            ),
            options.colour(_),
        ],
    )  # fmt: skip


def _ics(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "ics",
        _("Write a calendar file for your phone; a later one updates its events."),
        example=_("Example: secaudit remind ics secaudit.ics"),
        params=[click.Argument(["file"], type=options.PATH, metavar=_("FILE")), _hour(_)],
    )


def _start(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "start", _("Let this computer look once a day; shows every file before it is written."),
        example=_("Example: secaudit remind start --hour 20"),
        params=[
            _hour(_),
            click.Option(
                ["--scheduler"], metavar=_("NAME"),
                help=_("cron, launchd, systemd or windows-task. Default: the best that is here."),
            ),
            click.Option(
                ["-y", "--yes"], is_flag=True,
                help=_("Start without asking. Default: you are asked."),
            ),
            options.no_input(_),
        ],
    )  # fmt: skip


def _status(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "status", _("Tell whether the daily look really runs, as the system knows it."),
        example=_("Example: secaudit remind status"),
        params=[options.colour(_)],
    )  # fmt: skip


def _test(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "test", _("Show a notice, and ask whether you have seen it."),
        example=_("Example: secaudit remind test"),
        params=[options.no_input(_)],
    )  # fmt: skip


def _stop(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "stop", _("End the daily look, and keep its files."),
        example=_("Example: secaudit remind stop"),
        params=[],
    )  # fmt: skip


def _delete(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "delete", _("End the daily look, and delete the files that start has written."),
        example=_("Example: secaudit remind delete"),
        params=[
            click.Option(
                ["--force"], is_flag=True,
                help=_("Also where a file was changed since. Default: then nothing is deleted."),
            ),
        ],
    )  # fmt: skip


def _tick(make: Callable[..., click.Command], _: Text) -> click.Command:
    return make(
        "tick", _("What the daily look runs: a notice if something is due."),
        example=_("Example: secaudit remind tick"),
        params=[click.Option(["--data"], hidden=True)],
        hidden=True,
    )  # fmt: skip


def _hour(_: Text) -> click.Option:
    return click.Option(
        ["--hour"], type=click.IntRange(0, 23), default=20, metavar=_("HOUR"),
        help=_("The full hour of the day, 0 to 23. Default: 20."),
    )  # fmt: skip


def _command(  # noqa: PLR0913 - a page of help has as many parts
    language: str,
    _: Text,
    name: str,
    text: str,
    *,
    example: str,
    params: list[click.Parameter],
    hidden: bool = False,
) -> click.Command:
    return groups.member(
        _, name, text,
        example=example,
        params=params,
        callback=partial(_do, name, language),
        epilog=_("Exit codes: 0 done, 1 something is due or not well, 2 not done."),
        hidden=hidden,
    )  # fmt: skip


def _do(name: str, language: str, **asked: object) -> Exit:
    from secaudit.cli import daily_look, reminding  # noqa: PLC0415 - help needs none of this

    function = {
        "due": reminding.due, "done": reminding.done, "set": reminding.choose,
        "ics": reminding.ics, "start": daily_look.start, "status": daily_look.status,
        "test": daily_look.test, "stop": daily_look.stop, "delete": daily_look.delete,
        "tick": daily_look.tick,
    }[name]  # fmt: skip
    done: Exit = function(language, **asked)  # type: ignore[operator]
    return done
