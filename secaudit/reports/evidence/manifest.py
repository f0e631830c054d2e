"""The manifest of a pack: every file with its size and SHA-256, and the comparison with it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__
from secaudit.errors import UsageError, reason
from secaudit.model.evidence_pack import Verified
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from secaudit.model.evidence_pack import EvidencePack

NAME = "manifest.json"
SCHEMA = "secaudit/evidence/1"
_LONGEST = 10_000_000  # bytes; a manifest of a pack has a few thousand


def render(pack: EvidencePack, files: Mapping[str, tuple[int, str]], *, language: str) -> bytes:
    """The manifest of `files`: by their names, size and SHA-256."""
    found = {
        "schema": SCHEMA,
        "version": __version__,
        "created": pack.created.isoformat(timespec="seconds"),
        "time_zone": pack.zone,
        "language": language,
        "account": pack.account,
        "provider": pack.provider_id,
        "numbers_shown_whole": pack.revealed,
        "entries": [{"entry": one.id, "not_mine": one.answered} for one in pack.payments],
        "files": [
            {"file": name, "size": size, "sha256": digest}
            for name, (size, digest) in sorted(files.items())
        ],
        "originals": [
            {
                "name": one.name,
                "included": one.path is not None,
                "size": one.size,
                "sha256": one.sha256,
                "known_by": one.imported,
            }
            for one in pack.originals
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def verify(folder: Path) -> Verified:
    """Compare every file of a pack with its manifest; raises `UsageError` where there is none."""
    expected = _files(folder)
    there = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }
    there.pop(NAME, None)
    found = {name: _digest(there[name]) for name in expected if name in there}
    return Verified(
        same=tuple(name for name, digest in found.items() if digest == expected[name]),
        changed=tuple(name for name, digest in found.items() if digest != expected[name]),
        missing=tuple(name for name in expected if name not in there),
        added=tuple(name for name in there if name not in expected),
    )


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file; None for what is none, such as a link to somewhere else."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _files(folder: Path) -> dict[str, str]:
    path = folder / NAME
    foreign = UsageError(
        Message(N_("this is no manifest of an evidence pack, or it was changed.")),
        where=path,
        hint=Message(N_("Make the pack again: secaudit evidence")),
    )
    try:
        with path.open("rb") as stream:
            found: Any = json.loads(stream.read(_LONGEST))  # Any: whatever JSON holds
        files = {str(one["file"]): str(one["sha256"]) for one in found["files"]}
        schema = found["schema"]
    except OSError as error:
        raise UsageError(
            Message(N_("the manifest could not be read ({reason})."), {"reason": reason(error)}),
            where=path,
            hint=Message(N_("Name the folder that `secaudit evidence` has made.")),
        ) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise foreign from None
    if schema != SCHEMA:
        raise foreign
    return files
