"""What a signal may ask of a ledger beyond the columns that every history has.

Each answer is worked out when a signal first asks, in the order of the history, and kept for both
passes of judging; a column that is missing or empty answers that no entry has anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.transactions.joining.columns import NONE, Text
from secaudit.transactions.judging.groups import Groups
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.memo import Memo

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# Somebody first seen within this time is still new: repetition in one attack makes no friend.
STILL_NEW = 2 * DAY


def text(history: History, column: str) -> Text:
    """The distinct words of a column, and which of them each entry has; none where it has none."""
    return history.once(f"text {column}", lambda: _text(history, column))


def _text(history: History, column: str) -> Text:
    if column not in history.entries.column_names:
        return Text(pa.array([], pa.string()), np.full(history.count, NONE))
    cells = history.entries[column]
    if cells.null_count == len(cells):
        return Text(pa.array([], pa.string()), np.full(history.count, NONE))
    whole = Text.of(cells)
    return Text(whole.words.cast(pa.string()), whole.codes[history.rows])


def one_of(history: History, column: str, *texts: str) -> NDArray[np.bool_]:
    """Which entries have one of the texts in a column."""
    name = f"one of {column} {texts}"
    return history.once(name, lambda: text(history, column).one_of(*texts))


def kin(history: History, *columns: str, within: str = "flow") -> Groups:
    """Entries of the same group `within` that have the same text in all `columns`."""

    def compute() -> Groups:
        groups = history.by[within]
        for column in columns:
            codes = text(history, column).codes + 1
            groups = Groups(groups.dense * (int(codes.max(initial=0)) + 1) + codes)
        return groups

    return history.once(f"kin {within} {columns}", compute)


def grouped(history: History, column: str) -> History:
    """The same history, which can also count the entries of one person by `column`."""
    return replace(history, by={**history.by, column: kin(history, column)}, _learned=Memo())


def age(history: History, groups: Groups) -> NDArray[np.int64]:
    """Seconds from the first entry of the same group to every entry."""
    first = history.time[groups.order[groups.starts]]
    aged: NDArray[np.int64] = history.time - first[groups.dense]
    return aged


def new_payee(history: History) -> NDArray[np.bool_]:
    """Payments to somebody who was first paid within the last two days or never before."""
    return history.once(
        "new payee",
        lambda: history.named & history.out & (age(history, history.by["payee"]) <= STILL_NEW),
    )
