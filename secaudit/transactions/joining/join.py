"""Several ledgers to one: what stands in more than one export is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.model.ledger import Ledger, decoded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

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
    return join_rows(ledgers)[0]


def join_rows(ledgers: Sequence[Ledger]) -> tuple[Ledger, NDArray[np.int64]]:
    """The joined ledger, and the place of each of its entries among those of all ledgers."""
    together = concatenate(ledgers)
    entries = together.entries
    everyone = np.arange(entries.num_rows)
    if len(ledgers) == 1 or not len(everyone):
        return together, everyone
    from secaudit.transactions.joining.columns import Columns, distinct  # noqa: PLC0415 - several files only
    from secaudit.transactions.joining.files import files_of  # noqa: PLC0415
    from secaudit.transactions.joining.overlaps import join_files  # noqa: PLC0415

    columns = Columns(entries)
    found = join_files(columns, files_of(ledgers, columns))
    kept = np.flatnonzero(found.stands == everyone)
    if len(kept) == len(everyone):
        return together, everyone
    shared = len(distinct(found.stands[found.stands != everyone]))
    status = entries["status"].take(found.latest[kept])
    entries = entries.take(kept)
    entries = entries.set_column(entries.column_names.index("status"), "status", status)
    return Ledger(entries, together.readings, shared=shared), kept


def concatenate(ledgers: Sequence[Ledger]) -> Ledger:
    """The entries of all ledgers in their order."""
    return Ledger(
        pa.concat_tables([ledger.entries for ledger in ledgers]),
        tuple(reading for ledger in ledgers for reading in ledger.readings),
    )


def same_entries(one: Ledger, other: Ledger) -> bool:
    """Whether two ledgers hold the same entries in the same order, wherever they were read from."""
    if len(one.entries) != len(other.entries):
        return False
    mine, theirs = (decoded(ledger.entries.select(list(_CONTENT))) for ledger in (one, other))
    return bool(mine.equals(theirs))
