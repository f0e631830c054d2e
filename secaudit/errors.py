"""Expected failures: a sentence each, that says where, what was seen, what was expected, what to do.

They know nothing of screens or exit codes; `cli/main.py` turns them into both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import Message

if TYPE_CHECKING:
    from pathlib import Path


class SecauditError(Exception):
    """Something that can go wrong in the user's world, told in one sentence and one hint."""

    def __init__(
        self,
        text: Message,
        *,
        where: str | Path | None = None,
        line: int | None = None,
        hint: Message | None = None,
    ) -> None:
        super().__init__(text.msgid)
        self.text = text
        self.where = None if where is None else str(where)
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        """Give the English sentence; screens use `Translator.error` instead."""
        from secaudit.i18n import Translator  # noqa: PLC0415 - only when shown

        return Translator("en").error(self)


class ExportError(SecauditError):
    """A file of transactions could not be read."""


class PasswordNeeded(ExportError):
    """A file is locked and no password, or a wrong one, was given for it."""


class CatalogueError(SecauditError):
    """A packaged or user-written data file is wrong: names the file, the key and the remedy."""


class UsageError(SecauditError):
    """A command was asked for something it cannot do."""
