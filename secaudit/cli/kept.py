"""What the commands of `secaudit data` do: tell what is kept, write it out, delete it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from secaudit.cli import console
from secaudit.cli.exits import Exit

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import TypedDict, Unpack

    from secaudit.i18n import Translator
    from secaudit.model.kept import ToForget
    from secaudit.reports.page import Line
    from secaudit.storage.database import Database

    class ToShow(TypedDict):
        """The options of `secaudit data show`."""

        as_json: bool
        color: str

    class Chosen(TypedDict):
        """The options of `secaudit data forget`."""

        import_id: int | None
        account: str | None
        about_me: bool
        everything: bool
        yes: bool
        no_input: bool


def show(language: str, **asked: Unpack[ToShow]) -> Exit:
    """Print what is kept, for the user or for programs."""
    # Late, here and below: help and version need none of this.
    from secaudit.errors import NothingKept  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.reports import data_part  # noqa: PLC0415
    from secaudit.workflows import data  # noqa: PLC0415

    translator = Translator(language)
    try:
        with _opened() as db:
            kept = data.show(db)
    except NothingKept:
        kept = None
    if asked["as_json"]:
        text = data_part.as_json(kept, path=str(data.where()))
        if not console.encodes(sys.stdout, text):
            text = data_part.as_json(kept, path=str(data.where()), ascii_only=True)
        click.echo(text)
    elif kept is None:
        click.echo(translator("Nothing is kept."))
    else:
        _print(
            data_part.screen(kept, translator, width=console.width(sys.stdout)),
            colour=console.wants_colour(asked["color"], sys.stdout),
        )
    return Exit.NOTHING_FOUND


def where(_: str) -> Exit:
    """Print where everything is kept."""
    from secaudit import safe  # noqa: PLC0415
    from secaudit.workflows import data  # noqa: PLC0415

    click.echo(safe.plain(str(data.where()), limit=4096))
    return Exit.NOTHING_FOUND


def export(language: str, *, folder: str, force: bool) -> Exit:
    """Write everything that is kept to a folder."""
    from pathlib import Path  # noqa: PLC0415 - help loads nothing but click

    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.reports import data_files  # noqa: PLC0415

    with _opened(rescue=True) as db:
        files = data_files.write(db, Path(folder), replace=force)
    text = Message(
        N_("{count} files were written to {folder}. Only you can read them."),
        {"count": len(files), "folder": folder},
    )
    console.note(Translator(language).render(text))
    return Exit.NOTHING_FOUND


def forget(language: str, **asked: Unpack[Chosen]) -> Exit:
    """Delete what was chosen, once the user agrees."""
    from secaudit import safe  # noqa: PLC0415
    from secaudit.errors import NothingKept  # noqa: PLC0415
    from secaudit.i18n import Translator  # noqa: PLC0415
    from secaudit.model.kept import ToForget  # noqa: PLC0415
    from secaudit.workflows import data  # noqa: PLC0415

    _check_choice(asked)
    translator = Translator(language)
    key = asked["import_id"]
    account = None if asked["account"] is None else safe.plain(asked["account"])
    try:
        if asked["about_me"]:
            from secaudit.workflows.noting import forget_facts  # noqa: PLC0415 - as above

            agreed = _agreed(ToForget((), (), facts=True), asked, translator)
            if agreed:
                forget_facts()
        elif asked["everything"]:
            data.check_kept()
            agreed = _agreed(ToForget((), (), everything=True), asked, translator)
            if agreed:
                data.forget_everything()
        else:
            with _opened() as db:
                found = data.to_forget(db, import_id=key, account=account)
            agreed = _agreed(found, asked, translator)
            if agreed:
                with _opened(write=True) as db:
                    data.forget(db, import_id=key, account=account)
    except NothingKept:
        console.note(translator("Nothing is kept."))
        return Exit.NOTHING_FOUND
    console.note(translator("It is deleted.") if agreed else translator("Nothing was deleted."))
    return Exit.NOTHING_FOUND if agreed else Exit.NOT_DONE


def _check_choice(asked: Chosen) -> None:
    from secaudit.errors import UsageError  # noqa: PLC0415
    from secaudit.model.message import N_, Message  # noqa: PLC0415

    chosen = (
        asked["import_id"] is not None, asked["account"] is not None, asked["about_me"],
        asked["everything"],
    )  # fmt: skip
    if sum(chosen) != 1:
        raise UsageError(
            Message(N_("say what to delete: one of --import, --account, --about-me and --all.")),
            where="secaudit data forget",
            hint=Message(N_("`secaudit data show` tells what is kept.")),
        )
    if not asked["yes"] and (asked["no_input"] or not sys.stdin.isatty()):
        raise UsageError(
            Message(N_("nobody can be asked here, so nothing was deleted.")),
            where="secaudit data forget",
            hint=Message(N_("Add --yes to delete without a question.")),
        )


def _agreed(what: ToForget, asked: Chosen, translator: Translator) -> bool:
    """Whether the user wants it, after having seen what goes."""
    from secaudit.reports import data_part  # noqa: PLC0415

    if asked["yes"]:
        return True
    _print(data_part.question(what, translator, width=console.width(sys.stderr)), err=True)
    return click.confirm(translator("Delete it?"), default=False, err=True)


def _opened(*, write: bool = False, rescue: bool = False) -> AbstractContextManager[Database]:
    from secaudit.storage.database import open_database  # noqa: PLC0415

    return open_database(write=write, rescue=rescue)


def _print(lines: list[Line], *, colour: bool = False, err: bool = False) -> None:
    from secaudit.reports import terminal  # noqa: PLC0415

    stream = sys.stderr if err else sys.stdout
    terminal.write(lines, stream, terminal.Look(width=console.width(stream), colour=colour))
