"""Small ledgers: an entry is named by what a case is about, everything else is ordinary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from secaudit.model.ledger import Ledger, Reading, schema

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = dict[str, Any]  # Any: cells of several types


@dataclass(frozen=True)
class Exports:
    """Makes entries, tables and ledgers; a fixture hands it to tests, which cannot import it."""

    @staticmethod
    def entry(when: str, amount: int, payee: str = "Bakery", **values: object) -> Values:
        """An entry of `amount` cents; its direction follows the sign."""
        return {
            "time": datetime.fromisoformat(when),
            "time_known": len(when) > len("2026-01-01"),
            "payee": payee,
            "payee_key": payee.casefold(),
            "amount": amount,
            "digits": 2,
            "currency": "CNY",
            "direction": "out" if amount < 0 else "in",
            "kind": "payment",
            "status": "settled",
            "source": "a.csv",
            **values,
        }

    @staticmethod
    def table(entries: Sequence[Values]) -> pa.Table:
        """The entries as a table with all columns of a ledger."""
        rows = [{**dict.fromkeys(schema().names), **entry} for entry in entries]
        return pa.Table.from_pylist(rows, schema=schema())

    @classmethod
    def ledger(
        cls, entries: Sequence[Values], *, source: str = "a.csv", provider: str | None = "alipay"
    ) -> Ledger:
        """The entries as they were read from one file."""
        table = cls.table([{**entry, "source": source} for entry in entries])
        reading = Reading(source=source, container="delimited", provider=provider, rows=len(table))
        return Ledger(table, (reading,))


@pytest.fixture(scope="session")
def exports() -> Exports:
    return Exports()
