"""Every entry with its surprise as a table for a spreadsheet, which must not run what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.csv

from secaudit import safe
from secaudit.model.message import sentence
from secaudit.model.severity import Severity
from secaudit.reports.cells import cells, decimals, times
from secaudit.reports.target import replaced

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.judgement import Judgement
    from secaudit.model.report import ScanResult

_TEXTS = (
    "payee", "description", "direction", "kind", "status", "method", "category", "place",
    "account", "counter_account", "reference", "note",
)  # fmt: skip
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the system's old encoding


def write(result: ScanResult, target: str, translator: Translator) -> None:
    """Write all entries to `target`, for the user alone; an older file is replaced whole."""
    with replaced(Path(target), option="--table") as stream:
        stream.write(_BOM)
        pyarrow.csv.write_csv(table(result, translator), stream)


def table(result: ScanResult, translator: Translator) -> pa.Table:
    """The table as it is written: text neutralised, amounts exact, judgement beside each entry."""
    entries, judgement = result.ledger.entries, result.judgement
    digits = entries["digits"]
    return pa.table(
        {
            "entry": np.arange(1, entries.num_rows + 1),
            "time": times(entries),
            "amount": decimals(entries["amount"], digits),
            "currency": cells(entries["currency"]),
            **{name: cells(entries[name]) for name in _TEXTS},
            "balance": decimals(entries["balance"], digits),
            "surprise": np.round(judgement.surprise, 3),
            "flagged": judgement.flagged,
            "severity": _severities(judgement),
            "group": pa.array(judgement.group, mask=judgement.group < 0),
            **_reasons(judgement, entries.num_rows, translator),
            "source": cells(entries["source"]),
            "line": entries["line"],
        }
    )


def _severities(judgement: Judgement) -> pa.Array:
    names = pa.array([severity.name.lower() for severity in Severity])
    return names.take(pa.array(judgement.severity))


def _reasons(judgement: Judgement, rows: int, translator: Translator) -> dict[str, pa.Array]:
    """The ids of the signals that spoke for each flagged entry, and their sentences."""
    signals: list[str | None] = [None] * rows
    sentences: list[str | None] = [None] * rows
    for row, reasons in judgement.reasons.items():
        signals[row] = " ".join(reason.signal for reason in reasons)
        if reasons:
            told = sentence([reason.text for reason in reasons])
            sentences[row] = safe.cell(translator.sentence(told))
    return {
        "reasons": pa.array(signals, pa.string()),
        "why": pa.array(sentences, pa.string()),
    }
