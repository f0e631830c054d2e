"""Several ledgers to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from secaudit.model.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTENT = (
    "time",
    "payee",
    "description",
    "amount",
    "currency",
    "direction",
    "status",
    "reference",
)


def join(ledgers: Sequence[Ledger]) -> Ledger:
    """The entries of all ledgers in their order."""
    return Ledger(
        pa.concat_tables([ledger.entries for ledger in ledgers]),
        tuple(reading for ledger in ledgers for reading in ledger.readings),
    )


def same_entries(one: Ledger, other: Ledger) -> bool:
    """Whether two ledgers hold the same entries in the same order, wherever they were read from."""
    names = list(_CONTENT)
    return len(one.entries) == len(other.entries) and one.entries.select(names).equals(
        other.entries.select(names)
    )
