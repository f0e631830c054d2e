"""Columns of a ledger as text for a spreadsheet, which must not run what it holds."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from secaudit import safe

# What `safe.cell` may change: a cell that does not match is written as it stands.
_SUSPECT = rf"^[=+\-@\x{{ff1d}}\x{{ff0b}}\x{{ff0d}}\x{{ff20}}\s\pZ]|[\s\pZ]$|[{safe.UNSEEN}]"
_LONG = 900


def times(entries: pa.Table) -> pa.ChunkedArray:
    """The time as printed, the day alone where that is all that is known."""
    full = pc.cast(entries["time"], pa.string())
    return pc.if_else(entries["time_known"], full, pc.utf8_slice_codeunits(full, 0, 10))


def decimals(units: pa.ChunkedArray, digits: pa.ChunkedArray) -> pa.ChunkedArray:
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


def cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
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
