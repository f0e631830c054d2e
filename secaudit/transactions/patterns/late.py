"""Withdrawals to the person's own bank that should have arrived and have not.

A wallet says of a withdrawal at most that it is not done. Whether it arrived stands in the bank's
export: only where that is read as well, and shows other withdrawals of the wallet, does a missing
one mean something.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from secaudit import working_days
from secaudit.model.recurring import Delay, LateWithdrawal
from secaudit.transactions.judging.cells import one_of, text
from secaudit.transactions.judging.history import DAY, prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# What wallets commonly name; the page of the withdrawal may say less.
WORKING_DAYS = 3
# What is older was asked about long ago, or stands in an export that never tells the end of it.
RECENT = 90  # days
# A bank books late, and holidays are long: so far ahead an arrival is looked for.
_AHEAD = 14 * DAY
_CENTS = 100
# Cash from a machine is in the hand at once; a pending one is a hold.
_CASH = re.compile(r"\batm\b|cash|\u73b0\u91d1|\u53d6\u73b0|\u53d6\u6b3e", re.IGNORECASE)
_TAIL = re.compile(r"(?<!\d)(\d{4})\D{0,3}$")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{8,}$")


def late_withdrawals(
    entries: pa.Table,
    *,
    today: date | None = None,
    allowed: Mapping[str, int] = MappingProxyType({}),
) -> tuple[LateWithdrawal, ...]:
    """The withdrawals that are late on `today` (without it: on the last day that a file shows).

    `allowed` are the working days that those of a `source` may take.
    """
    if not entries.num_rows:
        return ()
    history = prepare(entries, since=None, live=False)
    drawn = one_of(history, "kind", "withdrawal") & (history.units != 0)
    if not drawn.any():
        return ()
    latest = today or _day(int(history.time.max()))
    pending = drawn & one_of(history, "status", "pending")
    unseen = _unseen(history, drawn & one_of(history, "status", "settled"))
    late = []
    # In Python, for withdrawals are few, and holidays go day by day.
    for row in np.flatnonzero(pending | unseen).tolist():
        day = _day(int(history.time[row]))
        due = working_days.after(day, allowed.get(history.text("source", row), WORKING_DAYS))
        if pending[row]:
            last = today or _day(_last_seen(history, row, elsewhere=False))
        else:
            last = min(latest, _day(_last_seen(history, row, elsewhere=True)))
        if last > due and (latest - day).days <= RECENT and not _is_cash(history, row):
            delay = Delay.PENDING if pending[row] else Delay.NOT_SEEN
            late.append(_late(history, row, day=day, due=due, delay=delay))
    return tuple(late)


def _late(history: History, row: int, *, day: date, due: date, delay: Delay) -> LateWithdrawal:
    moment = datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(history.time[row]))
    return LateWithdrawal(
        entry=int(history.rows[row]),
        payee=history.text("payee", row),
        amount=history.money(row),
        day=day,
        due=due,
        delay=delay,
        provisional=working_days.is_provisional(due),
        at=moment.replace(tzinfo=None) if history.clock[row] else None,
        reference=_told(history, "reference", row),
        card=_card(history, row),
    )


def _is_cash(history: History, row: int) -> bool:
    told = (_told(history, name, row) for name in ("payee", "description", "method"))
    return any(_CASH.search(one) for one in told)


def _told(history: History, name: str, row: int) -> str:
    there = name in history.entries.column_names
    return history.text(name, row).strip() if there else ""


def _card(history: History, row: int) -> str:
    """The last four digits of the account that it went to, where the export shows them."""
    for name in ("counter_account", "payee", "method", "description"):
        told = _told(history, name, row)
        if found := _TAIL.search(told):
            return found[1]
        if found := _LONG_NUMBER.search(told):
            return found[0][-4:]
    return ""


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


def _last_seen(history: History, row: int, *, elsewhere: bool) -> int:
    """The last moment that the same file shows, or any other one."""
    source = text(history, "source").codes
    return int(history.time[(source != source[row]) == elsewhere].max())


def _day(seconds: int) -> date:
    return (datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds)).date()
