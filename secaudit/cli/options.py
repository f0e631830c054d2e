"""Options that mean the same in every command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from secaudit.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypedDict

    from secaudit.model.overrides import Overrides

    class Reading(TypedDict):
        """What `reading` and `asking` give to a command."""

        dates: str | None
        sign: str | None
        currency: str | None
        encoding: str | None
        sheet: str | None
        zip_password_file: str | None
        no_input: bool


_CURRENCY = re.compile("[A-Za-z]{3,5}")


def language(_: Callable[[str], str]) -> click.Option:
    """`--lang`; its value is taken by `asked_language`, since help pages need it before parsing."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES, case_sensitive=False),
        expose_value=False,
        help=_("Language of all texts. Default: SECAUDIT_LANG, then that of your system."),
    )


def asked_language(arguments: Sequence[str]) -> str | None:
    """The value of the last `--lang` among `arguments`, wherever it stands."""
    asked = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked


def colour(_: Callable[[str], str]) -> click.Option:
    """`--color`: whether the screen shows colours."""
    return click.Option(
        ["--color"],
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help=_("Colours. Default: auto, only on a screen and unless NO_COLOR is set."),
    )


def screen(_: Callable[[str], str]) -> list[click.Parameter]:
    """How the result is shown: `--color`, `--quiet`, `--verbose`, and `--lang`."""
    return [
        colour(_),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help=_("Show only what was found and what to do, without notes and progress bar."),
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            help=_("Show everything: all entries asked about and all lines not understood."),
        ),
        language(_),
    ]


def reading(_: Callable[[str], str]) -> list[click.Parameter]:
    """How files are read where they leave it open; without these each is read the likelier way."""
    return [
        click.Option(
            ["--dates"],
            type=click.Choice(["day-first", "month-first"]),
            help=_("How to read dates such as 10/02/2026. Default: as the file shows."),
        ),
        click.Option(
            ["--sign"],
            type=click.Choice(["spend-positive", "spend-negative"]),
            help=_("How money out is written, without or with a minus. Default: as above."),
        ),
        click.Option(
            ["--currency"],
            metavar="CODE",
            help=_("The currency of entries that name none, such as CNY."),
        ),
        click.Option(
            ["--encoding"],
            metavar="NAME",
            help=_("The encoding of text files, such as gb18030. Default: as above."),
        ),
        click.Option(
            ["--sheet"], metavar="NAME", help=_("The sheet of a workbook. Default: all of them.")
        ),
    ]


def overrides(asked: Reading) -> Overrides:
    """The values of `reading`, checked."""
    from secaudit.errors import UsageError  # noqa: PLC0415 - help needs none of this
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.model.overrides import DateOrder, Overrides, Sign  # noqa: PLC0415

    currency = asked["currency"]
    if currency is not None and not _CURRENCY.fullmatch(currency):
        raise UsageError(
            Message(N_("{code} is no code of a currency."), {"code": currency}),
            where="--currency",
            hint=Message(N_("Give its three letters, such as CNY or EUR.")),
        )
    return Overrides(
        dates=DateOrder(asked["dates"]) if asked["dates"] else None,
        sign=Sign(asked["sign"]) if asked["sign"] else None,
        currency=currency.upper() if currency else None,
        encoding=asked["encoding"],
        sheet=asked["sheet"],
    )


def asking(_: Callable[[str], str]) -> list[click.Parameter]:
    """The password of locked files, and whether anything may be asked."""
    return [
        click.Option(
            ["--zip-password-file"],
            metavar=_("FILE"),
            help=_("First line: the password of locked exports. Default: you are asked."),
        ),
        no_input(_),
    ]


def stdin(_: Callable[[str], str]) -> click.Option:
    """`--stdin`: where a secret comes from."""
    return click.Option(
        ["--stdin"],
        is_flag=True,
        help=_("Read it as one line from stdin. Default: you are asked, and it stays hidden."),
    )


def no_input(_: Callable[[str], str]) -> click.Option:
    """`--no-input`: never wait for the user."""
    return click.Option(
        ["--no-input"], is_flag=True, help=_("Never ask anything; fail with a sentence instead.")
    )


def label(_: Callable[[str], str]) -> click.Option:
    """`--label`: keep that this check was done."""
    return click.Option(
        ["--label"],
        metavar=_("NAME"),
        help=_("Keep the date and the result under this name, for later; never what was checked."),
    )


def about(_: Callable[[str], str]) -> list[click.Parameter]:
    """`--about-me`, `--about-file` and `--keep-about`."""
    return [
        click.Option(
            ["--about-me"],
            is_flag=True,
            help=_("Ask about you (names, dates, numbers), to compare it; kept only if you want."),
        ),
        click.Option(
            ["--about-file"],
            metavar=_("FILE"),
            help=_('The same from a TOML file, with lists such as names = ["Li"].'),
        ),
        click.Option(
            ["--keep-about"],
            is_flag=True,
            help=_("Keep it here for later; `secaudit data forget --about-me` deletes it."),
        ),
    ]


def as_json(_: Callable[[str], str]) -> click.Option:
    """`--json`."""
    return click.Option(
        ["--json", "as_json"],
        is_flag=True,
        help=_("Print the report for programs (secaudit/report/1) instead of the screen."),
    )


def provider(_: Callable[[str], str]) -> click.Option:
    """`--provider` where no file tells it."""
    return click.Option(
        ["--provider"],
        metavar=_("NAME"),
        help=_("Your wallet or bank, such as yiqianbao or alipay. Default: what holds for all."),
    )


def provider_file(_: Callable[[str], str]) -> click.Option:
    """`--provider-file`: facts that the user brings; they add, and replace nothing."""
    return click.Option(
        ["--provider-file"],
        metavar=_("FILE"),
        help=_("A file of your own about a wallet or bank; its facts count as one source only."),
    )
