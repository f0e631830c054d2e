"""Finds again the files that entries were read from: by their bytes, wherever they lie now.

The ledger knows a file's name and a digest, not its folder. Looked at are files of that name where
exports usually lie, and those that the user names; nothing else is opened.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit.model.evidence_pack import Original
from secaudit.workflows.parts import part_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.storage.imports import Import

_USUAL = ("Downloads", "下载", "Desktop", "桌面", "Documents", "文档")
_MOST_FOLDERS = 100
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Bytes:
    """What tells a file's content."""

    blake2b: bytes
    sha256: str
    size: int


def usual_folders() -> tuple[Path, ...]:
    """Where an export may lie: here, in the folders here, and where downloads go."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails where there is none
    here = Path()
    try:
        inside = sorted(entry for entry in here.iterdir() if entry.is_dir())[:_MOST_FOLDERS]
    except OSError:
        inside = []
    return (here, *inside, *(home / name for name in _USUAL))


def find(lines: Iterable[Import], *, given: Sequence[Path]) -> tuple[Original, ...]:
    """The files of these imports, each with its path where its bytes are the ones that were read.

    `given` are files that the user has named: their names need not match.
    """
    folders = usual_folders()
    found: dict[str, Original] = {}
    for line in lines:
        # Of a file in an archive, the archive is the original.
        name = line.file.partition("/")[0]
        candidates = [*given, *(folder / name for folder in folders)]
        one = next((hit for path in candidates if (hit := _match(path, name, line))), None)
        missing = Original(name, imported=line.digest.hex())
        if name not in found or found[name].path is None:
            found[name] = one or missing
    return tuple(found.values())


def taken(paths: Iterable[Path]) -> tuple[Original, ...]:
    """Files that were read just now, as they are."""
    return tuple(
        Original(
            os.fsencode(path.name).decode(errors="replace"), path, content.sha256, content.size
        )
        for path in paths
        if (content := _read(path)) is not None
    )


def _match(path: Path, name: str, line: Import) -> Original | None:
    content = _read(path)
    if content is None or part_digest(content.blake2b, line.file) != line.digest:
        return None
    return Original(name, path, content.sha256, content.size, line.digest.hex())


def _read(path: Path) -> _Bytes | None:
    """The digests of a file in one pass; None where there is none that can be read."""
    own, public, size = hashlib.blake2b(), hashlib.sha256(), 0
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                own.update(chunk)
                public.update(chunk)
                size += len(chunk)
    except OSError:
        return None
    return _Bytes(own.digest(), public.hexdigest(), size)
