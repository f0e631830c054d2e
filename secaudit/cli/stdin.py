"""`-` as a file: what comes in on stdin, kept in a private file for as long as it is read."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit.errors import UsageError, reason
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LIMIT = 2_000_000_000  # bytes; more than any export, less than what fills a disk
_CHUNK = 1 << 20


@contextmanager
def files_of(names: Sequence[str]) -> Iterator[list[Path]]:
    """The paths of `names`, where each `-` is a private copy of stdin that goes away afterwards."""
    if "-" not in names:
        yield [Path(name) for name in names]
        return
    folder = Path(tempfile.mkdtemp(prefix="secaudit-"))  # 0700, and so is what it holds
    try:
        copy = folder / "stdin"
        copy.touch(mode=0o600)
        try:
            _copy(copy)
        except OSError as error:
            raise UsageError(
                Message(N_("it could not be read ({reason})."), {"reason": reason(error)}),
                where="stdin",
                hint=Message(N_("Save it as a file, and give the name of that.")),
            ) from None
        yield [copy if name == "-" else Path(name) for name in names]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(target: Path) -> None:
    size = 0
    with target.open("wb") as stream:
        while chunk := sys.stdin.buffer.read(_CHUNK):
            size += len(chunk)
            if size > _LIMIT:
                raise UsageError(
                    Message(N_("more than 2 GB came in; an export is far smaller.")),
                    where="stdin",
                    hint=Message(N_("Check what the command before the | prints.")),
                )
            stream.write(chunk)
