"""How one file was understood, for a user who wants to check it and whoever can mend it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit.model.overrides import Overrides
from secaudit.workflows.inputs import read_file, reports
from secaudit.workflows.right_export import ways_to

if TYPE_CHECKING:
    from pathlib import Path

    from secaudit.model.report import FileReport
    from secaudit.workflows.inputs import Password, Progress


def explain_file(
    path: Path,
    *,
    overrides: Overrides = Overrides(),  # noqa: B008 - frozen
    password: Password | None = None,
    progress: Progress | None = None,
) -> tuple[FileReport, ...]:
    """Read one file and say how, and how to get the provider's own list where it is known.

    There is one report for the file, or one for each file in an archive. Raises `ExportError` where
    it holds no table of transactions.
    """
    ledger = read_file(path, overrides=overrides, password=password, progress=progress)
    return tuple(replace(file, exports=ways_to(file.reading.provider)) for file in reports(ledger))
