"""Opens a downloaded copy of the list: one sorted file, or a folder with a file for each range.

A copy in which two passwords that everybody's list holds are not found is no such list, however
well-formed it is: it is refused before anything is said about the user's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.errors import BreachListError, reason
from secaudit.model.message import N_, Message
from secaudit.passwords.breaches.outcome import Standing
from secaudit.passwords.breaches.prefix_folder import PrefixFolder
from secaudit.passwords.breaches.sorted_file import SortedFile

if TYPE_CHECKING:
    from pathlib import Path

_CANARIES = ("123456", "password")


def open_copy(path: Path) -> SortedFile | PrefixFolder:
    """The copy at `path`, to be closed after use; raises `BreachListError` if it can't be used."""
    # Opening a pipe that nobody writes to would wait for ever.
    if path.exists() and not (path.is_dir() or path.is_file()):
        raise BreachListError(
            Message(N_("it is no file and no folder, but a pipe or a device.")), where=path
        )
    try:
        opened = PrefixFolder(path) if path.is_dir() else SortedFile(path)
    except OSError as error:
        raise BreachListError(
            Message(N_("it could not be opened ({reason})."), {"reason": reason(error)}),
            where=path,
        ) from error
    missing = [
        one for one in opened.look_up(_CANARIES) if one.standing is not Standing.FOUND
    ]  # fmt: skip
    if missing:
        opened.close()
        raise BreachListError(
            Message(
                N_(
                    "the commonest passwords of all are not in it, "
                    "so it is incomplete or no list of leaked passwords."
                )
            ),
            where=path,
            hint=Message(N_("Download it again, sorted by hash.")),
        )
    return opened
