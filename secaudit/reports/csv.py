"""Every entry with its surprise as a table for a spreadsheet, which must not run what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from secaudit import safe
from secaudit.model.finding import Severity
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
# What `safe.cell` may change: a cell that does not match is written as it stands.
_SUSPECT = rf"^[=+\-@\x{{ff1d}}\x{{ff0b}}\x{{ff0d}}\x{{ff20}}\s\pZ]|[\s\pZ]$|[{safe.UNSEEN}]"
_LONG = 900


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
            "time": _times(entries),
            "amount": _decimals(entries["amount"], digits),
            "currency": _cells(entries["currency"]),
            **{name: _cells(entries[name]) for name in _TEXTS},
            "balance": _decimals(entries["balance"], digits),
            "surprise": np.round(judgement.surprise, 3),
            "flagged": judgement.flagged,
            "severity": _severities(judgement),
            "group": pa.array(judgement.group, mask=judgement.group < 0),
            **_reasons(judgement, entries.num_rows, translator),
            "source": _cells(entries["source"]),
            "line": entries["line"],
        }
    )


def _times(entries: pa.Table) -> pa.ChunkedArray:
    full = pc.cast(entries["time"], pa.string())
    return pc.if_else(entries["time_known"], full, pc.utf8_slice_codeunits(full, 0, 10))


def _decimals(units: pa.ChunkedArray, digits: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whole units of 10^-digits as decimals, by moving the point in the text: exact at any size."""
    sign = pc.if_else(pc.less(units, 0), "-", "")
    plain = pc.utf8_ltrim(pc.cast(units, pa.string()), "-")
    shown = None
    for places in pc.unique(digits).to_pylist():
        if places:
            padded = pc.utf8_lpad(plain, places + 1, "0")
            whole = pc.utf8_slice_codeunits(padded, 0, -places)
            part = pc.utf8_slice_codeunits(padded, -places)
            text = pc.binary_join_element_wise(sign, whole, ".", part, "")
        else:
            text = pc.binary_join_element_wise(sign, plain, "")
        shown = text if shown is None else pc.if_else(pc.equal(digits, places), text, shown)
    return plain if shown is None else shown


def _cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """`safe.cell` over a column; only texts that it could change are taken one by one."""
    texts = pc.cast(column, pa.string())
    suspect = pc.or_(
        pc.match_substring_regex(texts, _SUSPECT), pc.greater(pc.utf8_length(texts), _LONG)
    )
    suspect = pc.fill_null(suspect, fill_value=False)
    if not pc.any(suspect).as_py():
        return texts
    cleaned = [safe.cell(text) for text in texts.filter(suspect).to_pylist()]
    return pc.replace_with_mask(
        texts.combine_chunks(), suspect.combine_chunks(), pa.array(cleaned, pa.string())
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
        sentences[row] = safe.cell(" ".join(translator.render(reason.text) for reason in reasons))
    return {
        "reasons": pa.array(signals, pa.string()),
        "why": pa.array(sentences, pa.string()),
    }
