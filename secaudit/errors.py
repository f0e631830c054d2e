"""Expected failures, a sentence each: where, what was seen, what was expected, what to do.

They know nothing of screens or exit codes; `cli/main.py` turns them into both.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from pathlib import Path


_REASONS = {
    errno.ENOENT: N_("there is nothing of this name"),
    errno.EACCES: N_("you may not read or write there"),
    errno.EPERM: N_("the system does not allow it"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("nothing can be written there"),
    errno.ELOOP: N_("too many links lead to one another"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk or the drive failed"),
}


def reason(error: OSError) -> Message:
    """What the system says about a file, in words that can be translated where they are ours."""
    known = _REASONS.get(error.errno or 0)
    return Message(known) if known else Message("{text}", {"text": error.strerror or str(error)})


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


class WrongFileError(ExportError):
    """A file that holds no list of transactions whatever is done: a picture, a document."""


class PasswordNeeded(ExportError):  # noqa: N818 - it asks for something
    """A file is locked and no password, or a wrong one, was given for it."""


class BreachListError(SecauditError):
    """A downloaded list of leaked passwords is cut, unsorted or no such list."""


class VaultError(SecauditError):
    """An export of a password manager could not be read; holds nothing of what is in it."""


class CatalogueError(SecauditError):
    """A packaged or user-written data file is wrong: names the file, the key and the remedy."""


class ConfigError(SecauditError):
    """A setting of the file or of the environment is wrong: names where, the key and the remedy."""

    def __init__(self, text: Message, where: str, hint: Message) -> None:
        super().__init__(text, where=where, hint=hint)


class UsageError(SecauditError):
    """A command was asked for something it cannot do."""


class StorageError(SecauditError):
    """What is kept between runs could not be opened, read or changed."""


class NothingKept(StorageError):  # noqa: N818 - it says what is, not that something failed
    """Nothing is kept yet, so there is nothing to show or to ask about."""


class DamagedError(StorageError):
    """What is kept cannot be read any more."""
