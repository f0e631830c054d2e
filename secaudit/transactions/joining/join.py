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
    return joined(concatenate(ledgers), standing(ledgers))


def joined(together: Ledger, stands: NDArray[np.int64]) -> Ledger:
    """The entries of a ledger that stand for themselves."""
    kept = stands == np.arange(len(stands))
    if kept.all():
        return together
    from secaudit.transactions.joining.columns import distinct  # noqa: PLC0415 - several files only

    return Ledger(
        together.entries.filter(pa.array(kept)),
        together.readings,
        shared=len(distinct(stands[~kept])),
    )


def standing(ledgers: Sequence[Ledger]) -> NDArray[np.int64]:
    """For each entry of all ledgers in their order, the one that stands for it once joined."""
    together = concatenate(ledgers)
    if len(ledgers) == 1 or not together.entries.num_rows:
        return np.arange(together.entries.num_rows)
    from secaudit.transactions.joining.columns import Columns  # noqa: PLC0415 - several files only
    from secaudit.transactions.joining.files import files_of  # noqa: PLC0415
    from secaudit.transactions.joining.overlaps import join_files  # noqa: PLC0415

    columns = Columns(together.entries)
    return join_files(columns, files_of(ledgers, columns)).stands


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
