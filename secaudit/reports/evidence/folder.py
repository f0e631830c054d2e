"""A pack as a folder: whole or not at all, for the user alone, never in the place of another."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit.errors import UsageError, reason
from secaudit.model.message import N_, Message
from secaudit.reports.evidence import (
    annex,
    call_script,
    checklist,
    deadlines,
    html,
    manifest,
    readme,
    statement,
    tables,
    text,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack, Original

_FILE, _READ_ONLY = 0o600, 0o400
_ORIGINALS, _SCREENSHOTS = "originals", "screenshots"
_CHUNK = 1 << 20


def write(pack: EvidencePack, target: Path, translator: Translator) -> Path:
    """Write the pack to `target`, or beside it where that name is taken; the folder it is in.

    Raises `UsageError` where it cannot be written or an original has changed meanwhile.
    """
    target = target.absolute()
    try:
        unfinished = Path(tempfile.mkdtemp(dir=target.parent, prefix=".secaudit-"))  # 0700
        try:
            _fill(unfinished, pack, translator)
            return _moved(unfinished, target)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise UsageError(
            Message(N_("the pack could not be written ({reason})."), {"reason": reason(error)}),
            where=target,
            hint=Message(N_("Name a new folder, with -o, in a place that you may write to.")),
        ) from error


def _moved(unfinished: Path, target: Path) -> Path:
    free, number = target, 1
    while os.path.lexists(free):
        number += 1
        free = target.parent / f"{target.name}-{number}"
    unfinished.rename(free)
    return free


def _fill(folder: Path, pack: EvidencePack, translator: Translator) -> None:
    files = contents(pack, translator)
    for name in (_ORIGINALS, _SCREENSHOTS):
        (folder / name).mkdir(mode=0o700)
    known = {}
    for name, content in files.items():
        _put(folder / name, content)
        known[name] = (len(content), hashlib.sha256(content).hexdigest())
    for one in pack.originals:
        if one.path is not None and one.sha256 is not None:
            name = _copy(one, one.path, folder / _ORIGINALS)
            known[f"{_ORIGINALS}/{name}"] = (one.size or 0, one.sha256)
    listed = manifest.render(pack, known, language=translator.language)
    _put(folder / manifest.NAME, listed)


def contents(pack: EvidencePack, translator: Translator) -> Mapping[str, bytes]:
    """Every file that is made, by name."""
    documents = [
        statement.document(pack, translator),
        annex.document(pack, translator),
        call_script.document(pack, translator),
        timeline.document(pack, translator),
        deadlines.document(pack, translator),
        checklist.document(pack, translator),
    ]
    files: dict[str, bytes] = {}
    for one in documents:
        if one is not None:
            files[f"{one.name}.html"] = html.render(one, translator).encode()
            files[f"{one.name}.txt"] = _plain(text.render(one))
    files["unknown_transactions.csv"] = tables.render(pack.payments)
    files["context.csv"] = tables.render(pack.context)
    calendar = deadlines.calendar(pack, translator)
    if calendar is not None:
        files["deadlines.ics"] = calendar
    names = {*files, manifest.NAME, _SCREENSHOTS, _ORIGINALS}
    about = readme.document(pack, names, translator)
    return {"README.txt": _plain(text.render(about)), **files}


def _plain(content: str) -> bytes:
    """Text for an editor of any system: without a mark, old Windows takes it for its own code."""
    return ("\ufeff" + content).replace("\n", "\r\n").encode()


def _put(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE), "wb") as stream:
        stream.write(content)


def _copy(one: Original, source: Path, folder: Path) -> str:
    """Copy an original byte by byte; its name in the folder."""
    name, number = Path(one.name).name, 1
    while (folder / name).exists():
        number += 1
        name = f"{number}-{Path(one.name).name}"
    target = folder / name
    digest = hashlib.sha256()
    made = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE)
    with source.open("rb") as stream, os.fdopen(made, "wb") as copy:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    if digest.hexdigest() != one.sha256:
        raise UsageError(
            Message(N_("this file changed while it was being copied.")),
            where=source,
            hint=Message(N_("Close whatever writes to it, and run the command again.")),
        )
    target.chmod(_READ_ONLY)
    return name
