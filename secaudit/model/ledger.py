"""The ledger: the one table that every export becomes, and what is known about its reading.

Inside the program the table is a `pyarrow.Table` (exact, compact, quick); `Ledger.table` gives
the same as a pandas DataFrame to those who use the Python interface.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    import numpy as np
    import pandas as pd
    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.model.doubt import Doubt, Settled
    from secaudit.model.message import Message

DIRECTIONS = ("out", "in", "neutral")
KINDS = (
    "payment", "transfer", "refund", "top_up", "withdrawal", "fee", "interest", "repayment",
    "instalment", "investment", "other",
)  # fmt: skip
STATUSES = ("settled", "pending", "failed", "closed", "refunded", "unknown")

_TEXT = "dictionary[string]"
_UNIQUE = "string"
COLUMNS: Mapping[str, str] = {
    "time": "timestamp[s]",
    "time_known": "bool",
    "payee": _TEXT,
    "payee_key": _TEXT,
    "description": _TEXT,
    "amount": "int64",
    "digits": "int8",
    "currency": _TEXT,
    "direction": _TEXT,
    "kind": _TEXT,
    "status": _TEXT,
    "method": _TEXT,
    "category": _TEXT,
    "place": _TEXT,
    "account": _TEXT,
    "counter_account": _TEXT,
    "reference": _UNIQUE,
    "note": _TEXT,
    "balance": "int64",
    "source": _TEXT,
    "line": "int64",
}


def schema() -> pa.Schema:
    """The ledger's columns and their arrow types.

    Text is dictionary-encoded, for most of it repeats itself; references do not.
    """
    import pyarrow as pa  # noqa: PLC0415 - never on the way to --help

    kinds = {
        "timestamp[s]": pa.timestamp("s"), "bool": pa.bool_(), "int64": pa.int64(),
        "int8": pa.int8(),
        _TEXT: pa.dictionary(pa.int32(), pa.string()), _UNIQUE: pa.string(),
    }  # fmt: skip
    return pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])


def decoded(entries: pa.Table) -> pa.Table:
    """The same entries with plain text in place of dictionaries."""
    import pyarrow as pa  # noqa: PLC0415 - never on the way to --help

    fields = [
        field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field
        for field in entries.schema
    ]
    return entries.cast(pa.schema(fields))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line of an export that holds no entry that could be read, and why."""

    line: int
    reason: Message


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How one column of an export was understood: its header, its role and the evidence for it.

    `role` is None for a column that is not used.
    """

    position: int
    header: str
    role: str | None
    evidence: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file was understood, for the line that the user sees and for `explain-file`.

    `provider` and `layout` are ids or None; `container` the id of what held the table; `doubts` are
    readings that another file could contradict, `settled` how each question was settled; `ignored`
    counts lines that are no entries (preamble, totals, repeated headers), `before` those with text
    above the header, `after` those below the last entry; `header` is its line; `confidence`
    is between 0 and 1; `wrong` says that the provider has a better export than this kind.
    """

    source: str
    container: str
    encoding: str | None = None
    provider: str | None = None
    layout: str | None = None
    rows: int = 0
    ignored: int = 0
    refused: tuple[Refusal, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    columns: tuple[ColumnReading, ...] = ()
    settled: tuple[Settled, ...] = ()
    header: int | None = None
    before: int = 0
    after: int = 0
    confidence: float = 1.0
    currency_printed: bool = True
    wrong: bool = False


@dataclass(frozen=True, eq=False)
class Ledger:
    """Entries of one or more exports in the order of the files, and how the files were read.

    `shared` counts the entries that stood in several of the files and are here once.
    """

    entries: pa.Table
    readings: tuple[Reading, ...] = field(default=())
    shared: int = 0

    @cached_property
    def table(self) -> pd.DataFrame:
        """The entries as a DataFrame with the columns of `COLUMNS`."""
        table: pd.DataFrame = decoded(self.entries).to_pandas()
        return table.astype({"balance": "Int64"})

    def summary(self) -> dict[str, Any]:  # Any: a mapping of figures of several types
        """Figures of the whole ledger, every status included, amounts at face value as Decimals.

        `rows`, `outflow`, `inflow`, `neutral_rows`, `neutral_sum` (all currencies), `by_currency`
        (the same per currency), `currency` (the commonest), `first`, `last` (datetimes), `refused`
        (pairs of line and English reason), `provider`, `layout`, `encoding` (of the first file).
        """
        by_currency = _by_currency(self.entries)
        first, last = _period(self.entries)
        reading = self.readings[0] if self.readings else None
        return {
            **_added(by_currency.values()),
            "by_currency": by_currency,
            "currency": max(by_currency, key=lambda code: by_currency[code]["rows"], default=None),
            "first": first,
            "last": last,
            "refused": [
                (refusal.line, _english(refusal.reason))
                for one in self.readings
                for refusal in one.refused
            ],
            "provider": reading.provider if reading else None,
            "layout": reading.layout if reading else None,
            "encoding": reading.encoding if reading else None,
        }


_FIGURES = ("rows", "outflow", "inflow", "neutral_rows", "neutral_sum")


def _zero() -> dict[str, Any]:  # Any: counts and Decimals
    return {name: 0 if name.endswith("rows") else Decimal(0) for name in _FIGURES}


def _added(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    total = _zero()
    for part in parts:
        for name in _FIGURES:
            total[name] += part[name]
    return total


def _by_currency(entries: pa.Table) -> dict[str, dict[str, Any]]:
    import numpy as np  # noqa: PLC0415 - never on the way to --help

    face = np.abs(entries["amount"].to_numpy())
    digits = entries["digits"].to_numpy()
    currencies, currency = _words(entries["currency"])
    directions, direction = _words(entries["direction"])
    parts = (currency * len(directions) + direction) * 128 + digits
    found: dict[str, dict[str, Any]] = {}
    for part in np.flatnonzero(np.bincount(parts)).tolist():
        rows = parts == part
        group, places = divmod(part, 128)
        total = found.setdefault(currencies[group // len(directions)], _zero())
        units = Decimal(int(face[rows].sum())).scaleb(-places)
        total["rows"] += int(rows.sum())
        if directions[group % len(directions)] == "neutral":
            total["neutral_rows"] += int(rows.sum())
            total["neutral_sum"] += units
        else:
            out = directions[group % len(directions)] == "out"
            total["outflow" if out else "inflow"] += units
    return found


def _words(column: pa.ChunkedArray) -> tuple[list[Any], NDArray[np.int64]]:
    """The distinct texts of a column, and the number of each row's."""
    import pyarrow as pa  # noqa: PLC0415 - never on the way to --help

    text = pa.dictionary(pa.int32(), pa.string())
    coded = column.cast(text).unify_dictionaries()
    words: list[Any] = coded.chunk(0).dictionary.to_pylist() if coded.num_chunks else []
    numbers = [chunk.indices.fill_null(len(words)) for chunk in coded.chunks]
    return [*words, None], pa.chunked_array(numbers, pa.int32()).to_numpy().astype("int64")


def _period(entries: pa.Table) -> tuple[datetime | None, datetime | None]:
    import pyarrow.compute as pc  # noqa: PLC0415 - never on the way to --help

    bounds = pc.min_max(entries["time"]).as_py()
    return bounds["min"], bounds["max"]


def _english(message: Message) -> str:
    from secaudit.i18n import Translator  # noqa: PLC0415 - only for the Python interface

    return Translator("en").render(message)
