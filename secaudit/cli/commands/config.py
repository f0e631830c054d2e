"""`secaudit config`: what holds for all runs, where each value is from, and changing it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit import config
from secaudit.cli import completing, groups, options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.cli.output import Showing
    from secaudit.model.message import Message
    from secaudit.reports.page import Page

PURPOSE = "program"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return groups.Group(
        "config",
        short_help=_("Show and change what holds for all runs: language, colours, wallet."),
        help=_("Show and change what holds for all runs: language, colours, wallet.")
        + "\n\n"
        + _("Example: secaudit config set lang zh")
        + "\n\n"
        + _(
            "An option wins over a variable such as SECAUDIT_LANG, that over the file, "
            "and the file over the default."
        ),
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND ..."),
        no_args_is_help=True,
        params=[options.language(_)],
        commands=[build(language, _) for build in (_show, _path, _set, _unset)],
    )


def _show(language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "show", _("Show every setting, its value and where that is from."),
        example=_("Example: secaudit config show"),
        params=[
            click.Option(
                ["--json", "as_json"], is_flag=True,
                help=_("Print it for programs (secaudit/config/1) instead of the screen."),
            ),
            options.colour(_),
        ],
        callback=partial(_do_show, language),
    )  # fmt: skip


def _path(_language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "path", _("Print the path of the file of settings, whether or not it is there."),
        example=_("Example: secaudit config path"), params=[], callback=_do_path,
    )  # fmt: skip


def _set(language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "set", _("Keep a value for all runs."),
        example=_("Example: secaudit config set color never"),
        params=[
            _key(_),
            click.Argument(["value"], metavar=_("VALUE"), shell_complete=completing.values),
        ],
        callback=partial(_do_set, language),
    )  # fmt: skip


def _unset(language: str, _: Callable[[str], str]) -> click.Command:
    return groups.member(
        _, "unset", _("Take a value out again; the default holds then."),
        example=_("Example: secaudit config unset color"), params=[_key(_)],
        callback=partial(_do_unset, language),
    )  # fmt: skip


def _key(_: Callable[[str], str]) -> click.Argument:
    return click.Argument(["key"], metavar=_("KEY"), shell_complete=completing.settings)


def _do_show(language: str, *, as_json: bool, color: str) -> Exit:
    # Late, here and below: help and version need none of this.
    from secaudit.cli import output  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.reports import config_part  # noqa: PLC0415
    from secaudit.workflows import settings  # noqa: PLC0415

    given = click.get_current_context()
    by_option = given.get_parameter_source("color") is click.core.ParameterSource.COMMANDLINE
    asked = {"lang": given.meta.get(options.LANGUAGE_ASKED), "color": color if by_option else None}
    found = settings.shown(asked)
    if as_json:
        output.put_json(partial(config_part.as_json, found, config.path()))
    else:
        translator = Translator(language)

        def write(page: Page, *, brief: bool) -> None:
            del brief
            config_part.write(page, found, config.path(), translator)

        shape: Showing = {"as_json": as_json, "color": color, "quiet": False, "verbose": False}
        output.put_page(write, shape)
    return Exit.NOTHING_FOUND


def _do_path() -> Exit:
    from secaudit import safe  # noqa: PLC0415

    click.echo(safe.plain(config.path(), limit=4096))
    return Exit.NOTHING_FOUND


def _do_set(language: str, *, key: str, value: str) -> Exit:
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.workflows import settings  # noqa: PLC0415

    settings.settle(key, value)
    return _say(
        language, Message(N_("{key} is {value} from now on."), {"key": key, "value": value})
    )


def _do_unset(language: str, *, key: str) -> Exit:
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.workflows import settings  # noqa: PLC0415

    if settings.drop(key):
        return _say(language, Message(N_("{key} is as it was by default."), {"key": key}))
    return _say(language, Message(N_("{key} was not set."), {"key": key}))


def _say(language: str, text: Message) -> Exit:
    from secaudit.cli import console  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415

    console.note(Translator(language).render(text))
    return Exit.NOTHING_FOUND
