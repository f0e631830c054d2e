"""The currency of every entry: from its column, cell, header or title, or else a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions import currencies
from secaudit.transactions.ledger.amounts import units_of
from secaudit.transactions.ledger.headers import unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = re.compile(
    r"(?:货币|貨幣|币种|幣別|幣種|currency|währung|valuta|devise|moneda|waluta|валюта|mata uang"
    r"|para birimi)\W{0,4}(\w{2,6})",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")


def code_of(text: str) -> str | None:
    """The ISO code, or the ticker as printed, that a cell or header names."""
    bare = text.strip()
    names = currencies.by_name()
    if bare in names:
        return names[bare]
    upper = bare.upper()
    if upper in names:
        return names[upper]
    return upper if re.fullmatch(r"[A-Z]{3,5}", upper) else None


def from_column(column: pa.Array) -> pa.Array:
    """Codes of a currency column; null where it says nothing."""
    codes = column.dictionary_encode()
    known = [code_of(text) if text else None for text in codes.dictionary.to_pylist()]
    return pa.array(known, pa.string()).take(codes.indices)


def from_cells(column: pa.Array, *, japanese: bool) -> pa.Array | None:
    """Codes that stand beside the figures, or None where hardly any do."""
    codes = units_of(column).dictionary_encode()
    words = codes.dictionary.to_pylist()
    known = [_unit_code(word, japanese=japanese) for word in words]
    found = pa.array(known, pa.string()).take(codes.indices)
    return found if len(found) and found.null_count < len(found) * 0.9 else None


def _unit_code(word: str | None, *, japanese: bool) -> str | None:
    code = code_of(word) if word else None
    if code == "CNY" and japanese and word in ("¥", "￥"):
        return "JPY"
    return code if code in currencies.codes() or code in currencies.by_name().values() else None


def stated(names: Sequence[str], preamble: Sequence[str], title: str) -> str | None:
    """The one currency that headers, the lines above the table or the file's name state."""
    for name in names:
        text = unit(name)
        code = code_of(text) if text else None
        if code in currencies.codes():
            return code
        for word in _CODE.findall(name):
            if word in currencies.codes():
                return str(word)
    if any(re.search(r"\d\s?元", text) for text in preamble[:60]):
        return "CNY"
    for text in preamble[:60]:
        named = _NAMED.search(text)
        code = code_of(named.group(1)) if named else None
        if code in currencies.codes():
            return code
    found = {
        word
        for text in (*preamble[:60], title)
        for word in _CODE.findall(text.replace("_", " "))
        if word in currencies.codes()
    }
    return found.pop() if len(found) == 1 else None


def guess(
    names: Sequence[str], preamble: Sequence[str], texts: Sequence[str], *, order: str, comma: bool
) -> str:
    """The likeliest currency where nothing is printed."""
    for words in (" ".join(names), " ".join(preamble[:40]), " ".join(texts)):
        for hint, code in currencies.hints():
            if hint.search(words):
                return code
        if "€" in words:
            return "EUR"
        if "£" in words:
            return "GBP"
    if comma:
        return "EUR"
    return "GBP" if order == "dmy" else "USD"


def fill(column: pa.Array, code: str) -> pa.Array:
    """`column` with `code` where it is null."""
    return pc.fill_null(column, code)
