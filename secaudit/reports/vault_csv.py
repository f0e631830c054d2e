"""What is wrong with which entry of a vault as a table for a spreadsheet, without a password."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.reports.target import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.i18n import Translator
    from secaudit.model.vault import VaultResult

_COLUMNS = (
    "number", "id", "severity", "account", "title", "site", "username", "line", "score", "changed",
    "second_factor", "leaked", "reasons", "why", "shared_with",
)  # fmt: skip


def write(result: VaultResult, target: str, translator: Translator) -> None:
    """Write every entry to `target`, the worst first; an older file is replaced whole."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(_COLUMNS)
    table.writerows(_rows(result, translator))
    with replaced(Path(target), option="--csv") as stream:
        # With the mark Excel takes it for UTF-8.
        stream.write(text.getvalue().encode("utf-8-sig", "replace"))


def _rows(result: VaultResult, translator: Translator) -> Iterator[list[object]]:
    calm = [place for place, entry in enumerate(result.entries) if not entry.findings]
    for number, place in enumerate((*result.worst, *calm), 1):
        entry = result.entries[place]
        why = (translator.render(text) for one in entry.findings for text in one.evidence)
        shared = {result.entries[other].id: None for one in entry.findings for other in one.entries}
        yield [
            number, entry.id, entry.severity.name.lower(), entry.account.value,
            safe.cell(entry.title), safe.cell(entry.site), safe.cell(entry.username),
            entry.line, entry.score, entry.changed, entry.second_factor.value, entry.leaked.value,
            " ".join(finding.rule for finding in entry.findings), safe.cell(" ".join(why)),
            " ".join(shared),
        ]  # fmt: skip
