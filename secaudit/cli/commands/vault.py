"""`secaudit vault`: what is wrong with which entry of a password manager's export."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import click

from secaudit.cli import options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Unpack

    from secaudit.cli.files import Files
    from secaudit.cli.output import Showing
    from secaudit.i18n import Translator
    from secaudit.model.vault import VaultResult
    from secaudit.reports.page import Page

    class _Asked(Showing, Files):
        export: str
        breached: bool
        breach_file: str | None
        exclude: tuple[str, ...]
        csv: str | None
        password_file: str | None
        key_file: str | None
        delete: bool | None
        label: str | None
        no_input: bool


PURPOSE = "check"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "vault",
        short_help=_("Find weak, reused and leaked passwords in a password manager's export."),
        help=_("Find weak, reused and leaked passwords in a password manager's export.")
        + "\n\n"
        + _("Example: secaudit vault bitwarden_export.json")
        + "\n\n"
        + _("Passwords are neither shown nor kept, and nothing goes anywhere unless you ask."),
        epilog=_(
            "Exit codes: 0 nothing found, 1 something to look at, 2 not done, 3 internal error."
        ),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(["export"], type=options.PATH, metavar=_("EXPORT")),
            *_looking(_),
            options.label(_),
            options.as_json(_),
            *options.files(_),
            click.Option(
                ["--csv"],
                type=options.PATH,
                metavar="OUT.csv",
                help=_("Also write every entry with its reasons to this file, for a spreadsheet."),
            ),
            *_asking(_),
            *options.screen(_),
        ],
        callback=partial(_run, language),
    )


def _looking(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--breached"],
            is_flag=True,
            help=_("Ask a service on the net what leaked; five characters of each hash go."),
        ),
        click.Option(
            ["--breach-file"],
            type=options.PATH,
            metavar=_("PATH"),
            help=_("Look in a downloaded copy of that list instead; nothing goes anywhere."),
        ),
        click.Option(
            ["--exclude"],
            multiple=True,
            metavar="ID",
            help=_("Leave out the entry with this id; may be given again."),
        ),
    ]


def _asking(_: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(
            ["--password-file"],
            type=options.PATH,
            metavar=_("FILE"),
            help=_("First line: the password of a KeePass database. Default: you are asked."),
        ),
        click.Option(
            ["--key-file"],
            type=options.PATH,
            metavar=_("FILE"),
            help=_("The key file of a KeePass database."),
        ),
        click.Option(
            ["--delete-export/--keep-export", "delete"],
            default=None,
            help=_("Delete the plain file afterwards, or do not. Default: you are asked."),
        ),
        options.no_input(_),
    ]


def _run(language: str, **asked: Unpack[_Asked]) -> Exit:
    # Late: help and version need none of this.
    from pathlib import Path  # noqa: PLC0415

    from secaudit.cli import files, hidden  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415

    hidden.leave_no_dump()
    translator = Translator(language)
    path = Path("stdin" if asked["export"] == "-" else asked["export"])
    if asked["csv"]:
        from secaudit.reports.target import check_target  # noqa: PLC0415

        check_target(asked["csv"], inputs=[path], option="--csv")
    files.check(asked, inputs=[path], others=bool(asked["as_json"] or asked["csv"]))
    before = path.stat() if asked["export"] != "-" and path.exists() else None
    result = _audit(path, translator, asked)
    if asked["label"]:
        from secaudit.cli.label import checked  # noqa: PLC0415
        from secaudit.workflows.noting import note_check  # noqa: PLC0415 - loads SQLite

        label = checked(asked["label"], ()) or ""
        counted = {"leaked": "breached", "reused": "reused", "weak": "weak"}
        figures = {name: result.counts.get(rule, 0) for name, rule in counted.items()}
        note_check("vault", label, {"entries": len(result.entries), **figures})
    _write_files(result, translator, asked)
    _show(result, translator, asked)
    if before is not None and result.plain:
        from secaudit.cli.deleting import offer  # noqa: PLC0415

        may_ask = not asked["no_input"] and sys.stdin.isatty() and sys.stderr.isatty()
        offer(path, before, translator, answer=asked["delete"], may_ask=may_ask)
    if result.worst:
        return Exit.FINDINGS
    return Exit.NOT_DONE if result.refused or result.look_up_failed else Exit.NOTHING_FOUND


def _audit(path: Path, translator: Translator, asked: _Asked) -> VaultResult:
    from pathlib import Path  # noqa: PLC0415

    from secaudit import clock  # noqa: PLC0415 - help needs none of this
    from secaudit.cli.passwords import asker  # noqa: PLC0415
    from secaudit.cli.progress import Bar  # noqa: PLC0415
    from secaudit.errors import UsageError  # noqa: PLC0415
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.workflows import passwords, vault  # noqa: PLC0415

    copy = Path(asked["breach_file"]) if asked["breach_file"] else None
    if copy is not None and asked["breached"]:
        raise UsageError(
            Message(N_("--breached and --breach-file exclude each other; give one of them."))
        )
    key_file = Path(asked["key_file"]) if asked["key_file"] else None
    stream = vault.taken_in(sys.stdin.buffer) if asked["export"] == "-" else None
    bar = Bar(sys.stderr, translator("Checking passwords"), wanted=not asked["quiet"])
    ask = asker(asked["password_file"], translator, bar=bar, may_ask=not asked["no_input"])
    with ExitStack() as stack:
        breaches = stack.enter_context(passwords.leaked(online=asked["breached"], copy=copy))
        stack.enter_context(bar)
        return vault.audit_export(
            path,
            today=clock.today(),
            stream=stream,
            exclude=asked["exclude"],
            breaches=breaches,
            breach_source=vault.breach_source(online=asked["breached"], copy=copy),
            ask=ask,
            key_file=key_file,
            progress=bar,
        )


def _write_files(result: VaultResult, translator: Translator, asked: _Asked) -> None:
    if not (asked["html"] or asked["markdown"]):
        return
    from secaudit.cli import files  # noqa: PLC0415 - only what is asked for
    from secaudit.reports import vault_part  # noqa: PLC0415

    def write(page: Page, speaker: Translator) -> None:
        vault_part.write(page, result, speaker, verbose=True, brief=False)

    title = translator("How good are the passwords in the password manager?")
    files.write_screen(asked, write, translator, title=title, light=vault_part.light(result))


def _show(result: VaultResult, translator: Translator, asked: _Asked) -> None:
    from secaudit.cli import output  # noqa: PLC0415 - help needs none of this

    if asked["csv"]:
        from secaudit.reports import vault_csv  # noqa: PLC0415 - loads only what is asked for

        vault_csv.write(result, asked["csv"], translator)
    if asked["as_json"]:
        from secaudit.reports import vault_json  # noqa: PLC0415

        output.put_json(partial(vault_json.render, result, translator))
        return
    from secaudit.reports import vault_part  # noqa: PLC0415

    write = partial(
        vault_part.write, result=result, translator=translator, verbose=asked["verbose"]
    )
    output.put_page(write, asked)
