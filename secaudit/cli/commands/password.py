"""`secaudit password`: how soon a password would be guessed, or a new one that nobody chose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from secaudit.cli.about import About
    from secaudit.cli.files import Files
    from secaudit.cli.output import Showing
    from secaudit.i18n import Translator
    from secaudit.model.passwords import PasswordReport
    from secaudit.reports.page import Page

    class _Asked(About, Showing, Files):
        stdin: bool
        twice: bool
        breached: bool
        breach_file: str | None
        generate: bool
        words: int | None
        length: int | None
        label: str | None
        no_input: bool


PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "password",
        short_help=_("Check how soon a password would be guessed, or draw a new one."),
        help=_("Check how soon a password would be guessed, or draw a new one.")
        + "\n\n"
        + _("Example: secaudit password")
        + "\n\n"
        + _("You are asked for it; it is neither shown nor kept, and it is not sent anywhere."),
        epilog=_(
            "Exit codes: 0 nothing found, 1 something to look at, 2 not done, 3 internal error."
        ),
        options_metavar=_("[OPTIONS]"),
        params=[
            options.stdin(_),
            click.Option(["--twice"], is_flag=True, help=_("Ask twice, against typing errors.")),
            options.label(_),
            *options.about(_),
            *_leaks(_),
            *_drawing(_),
            options.as_json(_),
            *options.files(_),
            options.no_input(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _leaks(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--breached"],
            is_flag=True,
            help=_("Ask a service on the net whether it leaked; five characters of a hash go."),
        ),
        click.Option(
            ["--breach-file"],
            type=options.PATH,
            metavar=_("PATH"),
            help=_("Look in a downloaded copy of that list instead; nothing goes anywhere."),
        ),
    ]


def _drawing(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(["--generate"], is_flag=True, help=_("Draw a new one instead.")),
        click.Option(
            ["--words"],
            type=click.IntRange(4, 20),
            metavar="N",
            help=_("With --generate: of so many words. Default: 6."),
        ),
        click.Option(
            ["--length"],
            type=click.IntRange(8, 128),
            metavar="N",
            help=_("With --generate: of so many letters, digits and symbols instead of words."),
        ),
    ]


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    # Late: help and version need none of this.
    from secaudit.cli import files, output  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415

    translator = Translator(language)
    files.check(asked, others=asked["as_json"])
    if asked["generate"]:
        return _draw(translator, asked)
    report = _check(translator, asked)
    if asked["label"]:
        from secaudit.workflows.noting import note_check  # noqa: PLC0415 - loads SQLite

        note_check("password", asked["label"], report.figures())
    _write_files(report, translator, asked)
    if asked["as_json"]:
        from secaudit.reports import password_json  # noqa: PLC0415

        output.put_json(partial(password_json.render, report, translator))
    else:
        from secaudit.reports import password_part  # noqa: PLC0415

        output.put_page(partial(password_part.write, report=report, translator=translator), asked)
    if report.findings:
        return Exit.FINDINGS
    return Exit.NOT_DONE if report.leak.standing == "not_checked" else Exit.NOTHING_FOUND


def _write_files(report: PasswordReport, translator: Translator, asked: _Asked) -> None:
    if not (asked["html"] or asked["markdown"]):
        return
    from secaudit.cli import files  # noqa: PLC0415 - only what is asked for
    from secaudit.reports import password_part  # noqa: PLC0415

    def write(page: Page, speaker: Translator) -> None:
        password_part.write(page, report, speaker, brief=False)

    files.write_screen(asked, write, translator, title=translator("How good is the password?"))


def _check(translator: Translator, asked: _Asked) -> PasswordReport:
    from secaudit.cli import about, label  # noqa: PLC0415 - help needs none of this
    from secaudit.cli.hidden import Secrets  # noqa: PLC0415
    from secaudit.errors import UsageError  # noqa: PLC0415
    from secaudit.model.message import N_, Message  # noqa: PLC0415

    if asked["words"] or asked["length"]:
        raise UsageError(Message(N_("--words and --length belong to --generate.")))
    if asked["breached"] and asked["breach_file"]:
        raise UsageError(
            Message(N_("--breached and --breach-file exclude each other; give one of them."))
        )
    secrets = Secrets(translator, stdin=asked["stdin"], no_input=asked["no_input"])
    may_ask = not (asked["stdin"] or asked["no_input"])
    personal = about.about(asked, translator, may_ask=may_ask)
    password = secrets.ask(
        Message(N_("Password (it stays hidden)")),
        twice=Message(N_("Once more")) if asked["twice"] else None,
    )
    asked["label"] = label.checked(asked["label"], [password])
    # Only now: what is typed before a hidden prompt stands there is seen on the screen.
    from secaudit.workflows.passwords import check_password, leaked  # noqa: PLC0415

    with leaked(online=asked["breached"], copy=asked["breach_file"]) as breaches:
        return check_password(password, personal=personal, breaches=breaches)


def _draw(translator: Translator, asked: _Asked) -> Exit:
    from secaudit.cli import output  # noqa: PLC0415 - help needs none of this
    from secaudit.errors import UsageError  # noqa: PLC0415
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.workflows.drawing import draw_password  # noqa: PLC0415

    if asked["words"] and asked["length"]:
        raise UsageError(Message(N_("--words and --length exclude each other; give one of them.")))
    drawn = draw_password(
        words=asked["words"], length=asked["length"], language=translator.language
    )
    output.drawn(drawn, translator, asked)
    return Exit.NOTHING_FOUND
