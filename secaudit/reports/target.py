"""The file that a table is written to: checked before the work, replaced whole after it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from secaudit.errors import UsageError, reason
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def check_target(target: str, *, inputs: Iterable[Path], option: str = "--table") -> None:
    """Refuse a target that cannot be written or is one of the files to read."""
    path = Path(target)
    hint = Message(N_("Give {option} another name."), {"option": option})
    for file in inputs:
        if path.exists() and file.exists() and path.samefile(file):
            raise UsageError(
                Message(N_("this is one of the files to read; it must not be overwritten.")),
                where=path,
                hint=hint,
            )
    # A device would be replaced by a file, and a pipe never be heard of again.
    special = path.exists() and not path.is_file()
    if special or not path.parent.is_dir():
        raise UsageError(
            Message(
                N_(
                    "no table can be written there; "
                    "the name of a file in an existing folder was expected."
                )
            ),
            where=path,
            hint=hint,
        )


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A stream for the user alone, whose content takes the place of `path` once it is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secaudit-")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())  # or after a power cut the name is there and nothing in it
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def replaced(path: Path, *, option: str) -> Iterator[IO[bytes]]:
    """The same for the file that the user has named with `option`; raises `UsageError`."""
    try:
        with whole(path) as stream:
            yield stream
    except OSError as error:
        raise UsageError(
            Message(N_("the table could not be written ({reason})."), {"reason": reason(error)}),
            where=path,
            hint=Message(N_("Give {option} a file in a folder of your own."), {"option": option}),
        ) from error
