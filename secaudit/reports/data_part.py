"""What is kept, on the screen and for programs (`secaudit/kept/1`), and what would be forgotten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.model.message import N_, Message
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from secaudit.i18n import Translator
    from secaudit.model.kept import Kept, KeptAccount, KeptImport, ToForget
    from secaudit.reports.page import Line

SCHEMA = "secaudit/kept/1"
_KILO = 1024

Fields = dict[str, Any]  # Any: values that JSON knows


def screen(kept: Kept, translator: Translator, *, width: int) -> list[Line]:
    """The lines of `secaudit data show`."""
    page = Page(width)
    page.heading(translator("What is kept"))
    for message in _whole(kept):
        page.text(translator.render(message), indent=2)
    for account in kept.accounts:
        name = Message(N_("Account: {name}"), {"name": account.name})
        page.heading(translator.render(name), Style.STRONG)
        page.text(translator.render(_account(account)), indent=2)
        for one in account.imports:
            page.text(translator.render(_import(one)), indent=4, mark="-")
    page.blank()
    page.text(
        translator(
            "It never leaves this computer. `secaudit data export FOLDER` writes it out, "
            "`secaudit data forget` deletes it."
        ),
        style=Style.FAINT,
    )
    return page.lines


def _whole(kept: Kept) -> Iterator[Message]:
    yield Message(N_("{path}, {size}"), {"path": str(kept.path), "size": _size(kept.size)})
    if kept.since is not None:
        yield Message(N_("since {day}"), {"day": _day(kept.since)})
    if not kept.accounts:
        yield Message(N_("No account is kept."))
    others = {
        "answers": kept.answers, "checks": kept.checks, "hotlines": kept.hotlines,
        "incidents": kept.incidents, "settings": kept.settings,
    }  # fmt: skip
    yield Message(
        N_(
            "Answers to questions: {answers}; results of checks: {checks}; "
            "confirmed hotlines: {hotlines}; emergencies: {incidents}; settings: {settings}"
        ),
        others,
    )


def _account(account: KeptAccount) -> Message:
    return Message(
        N_("entries: {entries}; decided by you: {decided}; still open: {open}"),
        {"entries": account.entries, "decided": account.decided, "open": account.open},
    )


def _import(one: KeptImport) -> Message:
    values: dict[str, str | int | date] = {
        "number": str(one.id),
        "file": one.file,
        "added": _day(one.added),
        "entries": one.entries,
    }
    if one.within is not None:
        within = {**values, "within": str(one.within)}
        return Message(
            N_("import {number}, {file}, of {added}: all of it is in import {within} too"), within
        )
    if one.first is None or one.last is None:
        return Message(N_("import {number}, {file}, of {added}: entries: {entries}"), values)
    values |= {"first": one.first.date(), "last": one.last.date()}
    return Message(
        N_("import {number}, {file}, of {added}: entries: {entries}, {first} to {last}"), values
    )


def _day(moment: datetime) -> date:
    """The day of a moment on the user's own calendar."""
    return moment.astimezone().date()


def _size(size: int) -> Message:
    kilo = size / _KILO
    if kilo < _KILO:
        return Message(N_("{size} kB"), {"size": round(kilo)})
    return Message(N_("{size} MB"), {"size": round(kilo / _KILO, 1)})


def question(asked: ToForget, translator: Translator, *, width: int) -> list[Line]:
    """What would be deleted, before the user is asked."""
    page = Page(width)
    page.text(translator("This would be deleted, and nothing can bring it back:"))
    if asked.everything:
        page.bullets([translator("everything that secaudit keeps")], indent=2)
    if asked.facts:
        page.bullets([translator("what you have told about yourself")], indent=2)
    for one in asked.imports:
        page.text(translator.render(_import(one)), indent=2, mark="-")
    for name in asked.accounts:
        text = Message(N_("the account {name} with all that was decided there"), {"name": name})
        page.text(translator.render(text), indent=2, mark="-")
    return page.lines


def as_json(kept: Kept | None, *, path: str, ascii_only: bool = False) -> str:
    """The same for programs; `kept` is None where nothing is kept."""
    return json.dumps(_fields(kept, path), ensure_ascii=ascii_only, indent=2, allow_nan=False)


def _fields(kept: Kept | None, path: str) -> Fields:
    since = kept.since.isoformat() if kept and kept.since else None
    return {
        "schema": SCHEMA,
        "version": __version__,
        "path": safe.plain(path, limit=4096),
        "bytes": kept.size if kept else 0,
        "since": since,
        "accounts": [_account_fields(account) for account in kept.accounts] if kept else [],
        "answers": kept.answers if kept else 0,
        "checks": kept.checks if kept else 0,
        "hotlines": kept.hotlines if kept else 0,
        "incidents": kept.incidents if kept else 0,
        "settings": kept.settings if kept else 0,
    }


def _account_fields(account: KeptAccount) -> Fields:
    return {
        "name": safe.plain(account.name),
        "provider": account.provider,
        "entries": account.entries,
        "decided": account.decided,
        "open": account.open,
        "imports": [
            {
                "id": one.id,
                "file": safe.plain(one.file),
                "provider": one.provider,
                "added": one.added.isoformat(),
                "entries": one.entries,
                "first": one.first.isoformat() if one.first else None,
                "last": one.last.isoformat() if one.last else None,
                "within": one.within,
            }
            for one in account.imports
        ],
    }
