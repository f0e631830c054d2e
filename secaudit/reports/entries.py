"""Single entries of a ledger as values: only the few that a report shows, never all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger; `number` counts from 1 and is what the user sees everywhere."""

    number: int
    time: datetime | None
    time_known: bool
    payee: str | None
    description: str | None
    money: Money
    direction: str | None
    kind: str | None
    status: str | None
    method: str | None
    category: str | None
    place: str | None
    account: str | None
    counter_account: str | None
    reference: str | None
    note: str | None
    balance: Money | None
    source: str | None
    line: int | None

    @property
    def when(self) -> str:
        """Day and minute as the wallet's own list writes them, or the day alone."""
        if self.time is None:
            return "?"
        return f"{self.time:%Y-%m-%d %H:%M}" if self.time_known else f"{self.time:%Y-%m-%d}"


def entries(table: pa.Table, rows: Iterable[int]) -> tuple[Entry, ...]:
    """The entries in `rows` (counted from 0) of the ledger `table`, in that order."""
    wanted = np.fromiter(rows, dtype=np.int64)
    # A loop over entries, but only over those that are shown.
    return tuple(
        Entry(
            number=row + 1,
            money=Money(cells.pop("amount"), cells["digits"], cells["currency"] or ""),
            balance=_balance(cells),
            **{name: cells[name] for name in _AS_THEY_ARE},
        )
        for row, cells in zip(wanted.tolist(), table.take(wanted).to_pylist(), strict=True)
    )


_AS_THEY_ARE = (
    "time", "time_known", "payee", "description", "direction", "kind", "status", "method",
    "category", "place", "account", "counter_account", "reference", "note", "source", "line",
)  # fmt: skip


def _balance(cells: dict[str, int | str | None]) -> Money | None:
    balance, digits, currency = cells["balance"], cells["digits"], cells["currency"]
    if not isinstance(balance, int) or not isinstance(digits, int):
        return None
    return Money(balance, digits, str(currency or ""))
