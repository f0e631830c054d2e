"""Several ledgers to one: what stands in more than one export is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
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
    """The entries of all ledgers in their order, those that overlapping exports share once.

    Of an entry in several exports the latest version stays: pending becomes settled, then refunded.
    `shared` of the result counts those entries. Entries of different accounts are never merged.
    """
    together = concatenate(ledgers)
    if len(ledgers) == 1 or not together.entries.num_rows:
        return together
    from secaudit.transactions.joining.columns import Columns, distinct  # noqa: PLC0415 - several files only
    from secaudit.transactions.joining.files import files_of  # noqa: PLC0415
    from secaudit.transactions.joining.overlaps import survivors  # noqa: PLC0415

    columns = Columns(together.entries)
    standing = survivors(columns, files_of(ledgers, columns))
    kept = standing == np.arange(len(standing))
    if kept.all():
        return together
    return Ledger(
        together.entries.filter(pa.array(kept)),
        together.readings,
        shared=len(distinct(standing[~kept])),
    )


def concatenate(ledgers: Sequence[Ledger]) -> Ledger:
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
