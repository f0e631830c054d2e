"""The ledger: the one table that every export becomes, and what is known about its reading.

Inside the program the table is a `pyarrow.Table` (exact, compact, quick to load); `Ledger.table` gives
the same as a pandas DataFrame to those who use the Python interface.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import pyarrow as pa

    from secaudit.model.message import Message

DIRECTIONS = ("out", "in", "neutral")
KINDS = (
    "payment", "transfer", "refund", "top_up", "withdrawal", "fee", "interest", "repayment",
    "instalment", "investment", "other",
)  # fmt: skip
STATUSES = ("settled", "pending", "failed", "closed", "refunded", "unknown")

_TEXT = "string"
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
    "reference": _TEXT,
    "note": _TEXT,
    "balance": "int64",
    "source": _TEXT,
    "line": "int64",
}


def schema() -> pa.Schema:
    """The ledger's columns and their arrow types; text columns may be dictionary-encoded."""
    import pyarrow as pa  # noqa: PLC0415 - never on the way to --help

    kinds = {
        "timestamp[s]": pa.timestamp("s"), "bool": pa.bool_(), _TEXT: pa.string(),
        "int64": pa.int64(), "int8": pa.int8(),
    }  # fmt: skip
    return pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line of an export that holds no entry that could be read, and why."""

    line: int
    reason: Message


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How one column of an export was understood: its header, its role and the evidence for it."""

    position: int
    header: str
    role: str | None
    evidence: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file was understood, for the line that the user sees and for `explain-file`.

    `provider` and `layout` are ids or None; `container` the id of what held the table; `doubts` are
    sentences on readings that another file could contradict; `ignored` counts lines that are no
    entries (preamble, totals, repeated headers); `confidence` is between 0 and 1.
    """

    source: str
    container: str
    encoding: str | None = None
    provider: str | None = None
    layout: str | None = None
    rows: int = 0
    ignored: int = 0
    refused: tuple[Refusal, ...] = ()
    doubts: tuple[Message, ...] = ()
    columns: tuple[ColumnReading, ...] = ()
    confidence: float = 1.0
    currency_printed: bool = True


@dataclass(frozen=True, eq=False)
class Ledger:
    """Entries of one or more exports in the order of the files, and how the files were read."""

    entries: pa.Table
    readings: tuple[Reading, ...] = field(default=())

    @cached_property
    def table(self) -> pd.DataFrame:
        """The entries as a DataFrame with the columns of `COLUMNS`."""
        return self.entries.to_pandas(timestamp_as_object=False)

    def summary(self) -> dict[str, Any]:  # Any: a mapping of figures of several types
        """Rows and sums per direction at face value, every status; see docs/python.md for the keys."""
        return summarise(self)


def summarise(ledger: Ledger) -> dict[str, Any]:
    """`Ledger.summary`: sums are Decimals at face value, all currencies added; times are ISO text."""
    per_currency: dict[str, dict[str, Any]] = {}
    for piece in _pieces(ledger.entries):
        total = per_currency.setdefault(
            piece["currency"],
            {
                "rows": 0, "outflow": Decimal(0), "inflow": Decimal(0),
                "neutral_rows": 0, "neutral_sum": Decimal(0),
            },
        )  # fmt: skip
        face = abs(Decimal(piece["amount_sum"])).scaleb(-piece["digits"])
        total["rows"] += piece["amount_count"]
        if piece["direction"] == "neutral":
            total["neutral_rows"] += piece["amount_count"]
            total["neutral_sum"] += face
        else:
            total["outflow" if piece["direction"] == "out" else "inflow"] += face
    names = ("rows", "outflow", "inflow", "neutral_rows", "neutral_sum")
    whole = {
        name: sum((total[name] for total in per_currency.values()), Decimal(0) if "row" not in name else 0)
        for name in names
    }
    first, last = _period(ledger.entries)
    readings: Sequence[Reading] = ledger.readings
    commonest = max(per_currency, key=lambda code: per_currency[code]["rows"], default=None)
    return {
        **whole,
        "by_currency": per_currency,
        "currency": commonest or None,
        "first": first,
        "last": last,
        "refused": [(refusal.line, str(refusal.reason.msgid)) for r in readings for refusal in r.refused],
        "provider": next((r.provider for r in readings if r.provider), None),
        "layout": next((r.layout for r in readings if r.layout), None),
        "encoding": next((r.encoding for r in readings if r.encoding), None),
    }
