"""The history for other programs: JSON, or a table with a line for each figure."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.reports.status_json import noted
from secaudit.reports.target import replaced

if TYPE_CHECKING:
    from secaudit.model.history import Change, History

SCHEMA = "secaudit/history/1"
_COLUMNS = ("at", "kind", "label", "figure", "value")
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the system's old encoding


def render(history: History, *, ascii_only: bool = False) -> str:
    """One JSON object as text."""
    fields = {
        "schema": SCHEMA,
        "version": __version__,
        "checks": [noted(one) for one in history.noted],
        "changes": [_change(one) for one in history.changes],
    }
    return json.dumps(fields, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def table(history: History) -> str:
    """A line for each figure; one without for what has none."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for one in history.noted:
        for figure, value in one.figures.items() or (("", ""),):
            rows.writerow(
                (one.at.isoformat(), one.kind, safe.cell(one.label), safe.cell(figure), value)
            )
    return text.getvalue()


def write_csv(history: History, target: str) -> None:
    """Write the table to `target`, for the user alone."""
    with replaced(Path(target), option="--csv") as stream:
        stream.write(_BOM + table(history).encode())


def _change(change: Change) -> dict[str, Any]:  # Any: what JSON holds
    return {
        "kind": change.after.kind,
        "label": safe.plain(change.after.label),
        "before": None if change.before is None else change.before.at.isoformat(),
        "after": change.after.at.isoformat(),
        "figures": {
            name: {"before": old, "after": new} for name, (old, new) in change.figures.items()
        },
    }
