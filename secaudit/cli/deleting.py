"""Offers to delete the plain export of a password manager, and says what that cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from secaudit.cli import console
from secaudit.model.message import N_, Message
from secaudit.workflows.vault import delete_export

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from secaudit.i18n import Translator

_CANNOT = (
    N_("Deleting reaches no backup, sync folder (iCloud, OneDrive, Dropbox) or other copy."),
    N_("On an SSD or a phone what was deleted may stay readable for a while."),
    N_("If the file was ever sent or uploaded, change the important passwords anyway."),
)


def offer(
    path: Path,
    before: os.stat_result,
    translator: Translator,
    *,
    answer: bool | None,
    may_ask: bool,
) -> None:
    """Delete the export if `answer` says so, or if the user does; never without either.

    `before` is what the file was when it was read.
    """
    if answer is False or (answer is None and not may_ask):
        return
    if answer is None:
        console.note("")
        text = Message(
            N_("{file} shows all your passwords to anybody who opens it."), {"file": path.name}
        )
        console.note(translator.render(text))
        _limits(translator)
        question = translator("Delete it now?")
        if not click.confirm(question, default=False, err=True):
            return
    delete_export(path, read=before)
    console.note(translator.render(Message(N_("{file} was deleted."), {"file": path.name})))
    if answer:
        _limits(translator)


def _limits(translator: Translator) -> None:
    for line in _CANNOT:
        console.note(f"- {translator(line)}")
