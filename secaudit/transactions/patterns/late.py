"""Withdrawals to the person's own bank that should have arrived and have not.

A wallet says of a withdrawal at most that it is not done. Whether it arrived stands in the bank's
export: only where that is read as well, and shows other withdrawals of the wallet, does a missing
one mean something.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from secaudit import working_days
from secaudit.model.recurring import Delay, LateWithdrawal
from secaudit.transactions.judging.cells import one_of, text
from secaudit.transactions.judging.history import DAY, prepare

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# What wallets promise; the page of the withdrawal may say less.
_WORKING_DAYS = 3
# A bank books late, and holidays are long: so far ahead an arrival is looked for.
_AHEAD = 14 * DAY
_CENTS = 100


def late_withdrawals(entries: pa.Table, *, today: date | None = None) -> tuple[LateWithdrawal, ...]:
    """The withdrawals that are late on `today` (without it: the day of the latest entry)."""
    if not entries.num_rows:
        return ()
    history = prepare(entries, since=None, live=False)
    latest = today or _day(int(history.time.max()))
    drawn = one_of(history, "kind", "withdrawal") & (history.units != 0)
    pending = drawn & one_of(history, "status", "pending")
    unseen = _unseen(history, drawn & one_of(history, "status", "settled"))
    late = []
    # In Python, for withdrawals are few, and holidays go day by day.
    for row in np.flatnonzero(pending | unseen).tolist():
        day = _day(int(history.time[row]))
        due = working_days.after(day, _WORKING_DAYS)
        last = latest if pending[row] else min(latest, _day(_last_seen(history, row)))
        if last <= due:
            continue
        late.append(
            LateWithdrawal(
                entry=int(history.rows[row]),
                payee=history.text("payee", row),
                amount=history.money(row),
                day=day,
                due=due,
                delay=Delay.PENDING if pending[row] else Delay.NOT_SEEN,
                provisional=working_days.is_provisional(due),
            )
        )
    return tuple(late)


def _unseen(history: History, drawn: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Withdrawals without an arrival in another file, where that file shows other ones."""
    source = text(history, "source").codes
    missing = np.zeros(history.count, np.bool_)
    arrived = (history.units > 0) & one_of(history, "direction", "in")
    for file in np.flatnonzero(np.bincount(source[source >= 0])).tolist():
        rows = np.flatnonzero(drawn & (source != file))
        there = np.flatnonzero(arrived & (source == file))
        if not len(rows) or not len(there):
            continue
        found = _arrival(history, rows, there)
        # NOTE: one match may be chance; a bank that shows most of them is the one they go to.
        if found.mean() > 1 / 2 and found.sum() > 1:
            missing[rows[~found]] = True
    return missing


def _arrival(
    history: History, rows: NDArray[np.int64], there: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether an entry of the same amount follows in time."""
    span = int(history.time.max()) + _AHEAD + 1
    cents = np.rint(np.exp(history.size) * _CENTS).astype(np.int64)
    stamps = np.sort(cents[there] * span + history.time[there])
    # A bank without times of day may book on the day itself, at midnight.
    start = cents[rows] * span + history.time[rows] - history.time[rows] % DAY
    at = np.searchsorted(stamps, start)
    found: NDArray[np.bool_] = np.append(stamps, np.iinfo(np.int64).max)[at] <= start + _AHEAD
    return found


def _last_seen(history: History, row: int) -> int:
    """The last moment that any other file shows."""
    source = text(history, "source").codes
    return int(history.time[source != source[row]].max())


def _day(seconds: int) -> date:
    return (datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds)).date()
