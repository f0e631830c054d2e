"""The currency of every entry: from its column, cell, header or title, or else a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.transactions import currencies
from secaudit.transactions.ledger.amounts import units_of
from secaudit.transactions.ledger.headers import unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from secaudit.transactions.ledger.figures import Figures
    from secaudit.transactions.ledger.material import Material

_NAMED = re.compile(
    r"(?:货币|貨幣|币种|幣別|幣種|currency|währung|valuta|devise|moneda|waluta|валюта|mata uang"
    r"|para birimi)\W{0,4}(\w{2,6})",
    re.IGNORECASE,
)
_YUAN = re.compile(r"\d\s?元")
_LINES_ABOVE, _LINES_HINTING, _TEXTS = 60, 40, 50
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """`column`: a code for every entry; `printed` says whether the file or the user named any."""

    column: pa.Array
    printed: bool

    @property
    def first(self) -> str:
        """The code of the first entry."""
        return self.column[0].as_py() or ""

    def doubts(self) -> list[Doubt]:
        """What another file of this kind could contradict."""
        if self.printed:
            return []
        text = N_("The file names no currency; {currency} was assumed.")
        return [Doubt(Message(text, {"currency": self.first}), "--currency CODE")]


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


def stated(material: Material) -> str | None:
    """The one currency that the user, the file around its entries or a known layout states."""
    table, origin = material.table, material.origin
    # What stands above the amount counts before what stands above other columns.
    amounts = [table.names[i] for i in material.structure.columns]
    names = [*amounts, *table.names]
    found = origin.overrides.currency or stated_by(names, table.preamble, origin.title)
    return found or (material.layout.currency if material.layout else None)


def stated_by(names: Sequence[str], preamble: Sequence[str], title: str) -> str | None:
    """The one currency that headers, the lines above the table or the file's name state."""
    above = preamble[:_LINES_ABOVE]
    for name in names:
        text = unit(name)
        code = code_of(text) if text else None
        if code in currencies.codes():
            return code
        for word in _CODE.findall(name):
            if word in currencies.codes():
                return str(word)
    if any(_YUAN.search(text) for text in above):
        return "CNY"
    for text in above:
        named = _NAMED.search(text)
        code = code_of(named.group(1)) if named else None
        if code in currencies.codes():
            return code
    printed = {word for text in (*above, title) for word in _CODE.findall(text.replace("_", " "))}
    found = printed & currencies.codes()
    return found.pop() if len(found) == 1 else None


def guess(material: Material, *, order: str, comma: bool) -> str:
    """The likeliest currency of a table that prints none; `comma` is its decimal mark."""
    table = material.table
    shown = [material.columns[i] for i in material.roles.text.values()]
    if not any(table.names):
        shown.insert(0, material.columns[0])
    texts = [str(text) for column in shown for text in column.slice(0, _TEXTS).to_pylist()]
    return guess_by(table.names, table.preamble, texts, order=order, comma=comma)


def guess_by(
    names: Sequence[str], preamble: Sequence[str], texts: Sequence[str], *, order: str, comma: bool
) -> str:
    """As `guess`, by the words of headers, of the lines above them and of entries."""
    for words in (" ".join(names), " ".join(preamble[:_LINES_HINTING]), " ".join(texts)):
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


def read(
    material: Material,
    figures: Figures,
    entry: NDArray[np.bool_],
    *,
    stated: str | None,
    order: str,
) -> Codes:
    """The currency of every entry; `stated` of the file if any, `order` of its dates."""
    keep = pa.array(entry)
    usual = stated or guess(material, order=order, comma=figures.mark == ",")
    found = pa.nulls(int(entry.sum()), pa.string())
    if material.roles.currency is not None:
        found = from_column(material.columns[material.roles.currency].filter(keep))
    for i in material.structure.columns:
        beside = from_cells(figures.cells[i].filter(keep), japanese=usual == "JPY")
        if beside is not None:
            found = pc.coalesce(found, beside)
    told = found.drop_null()
    if stated is None and len(told):
        counts = pc.value_counts(told).to_pylist()
        usual = max(counts, key=lambda item: int(item["counts"]))["values"]
    return Codes(pc.fill_null(found, usual), printed=stated is not None or len(told) > 0)
