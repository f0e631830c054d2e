"""The manifest of an evidence pack that somebody handed back: compared, or a `UsageError`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from secaudit.errors import UsageError
from secaudit.reports.evidence import manifest

SEEDS = None
_FOLDER = Path(tempfile.mkdtemp())


def check(data: bytes) -> None:
    """Compare a folder that holds nothing but an invented manifest."""
    (_FOLDER / manifest.NAME).write_bytes(data)
    try:
        found = manifest.verify(_FOLDER)
    except UsageError as error:
        if not str(error):
            raise AssertionError from error
    else:
        if found.same or found.changed or found.added:
            raise AssertionError(found)
