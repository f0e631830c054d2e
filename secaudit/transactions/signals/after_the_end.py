"""A regular payment that had stopped and is taken again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Shows, Signal
from secaudit.transactions.patterns.rhythm import MONTHLY, PERIODS, RIPE, by_price, expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="after_the_end",
    title=N_("Charged after it had ended"),
    looks_for=N_("A subscription or an instalment that had stopped and is taken again."),
    why=N_("A cancelled subscription may renew itself, and old permissions stay with a payee."),
    advice=N_(
        "If you ended it, ask the payee for the money and withdraw the permission in the app."
    ),
    false_alarms=N_("A subscription that you took up again, a bill that was late."),
    needs=("time", "payee", "amount", "currency"),
    grab=Shows(0.05),
    series=Shows(0.0),
    twice=Shows(0.9, 0.1),
)

_DAYS = np.array([period.days for period in PERIODS])
# So many periods without a payment are an end.
_ENDED = 2.5
_PRIOR, _WEIGHT = (1.0, 0.04), 5.0


def weigh(history: History) -> Evidence:
    """Bits by how often regular payments of the person came again after they had stopped."""
    again = history.once("after the end", lambda: _again(history))

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history, row) for row in rows]

    among = history.once("regular", lambda: expected(history)) | again
    level = again.astype(np.int64)
    return event(history, level, among=among, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _again(history: History) -> NDArray[np.bool_]:
    price = by_price(history)
    rows = np.flatnonzero((price.previous >= 0) & (price.run == 0) & history.out)
    earlier = price.previous[rows]
    ripe = (price.run[earlier] >= RIPE) & (price.period[earlier] >= MONTHLY)
    pause = history.time[rows] - history.time[earlier]
    again = np.zeros(history.count, np.bool_)
    again[rows] = ripe & (pause > _ENDED * DAY * _DAYS[price.period[earlier]])
    return again


def _sentence(history: History, row: int) -> Message:
    price = by_price(history)
    earlier = int(price.previous[row])
    return Message(
        N_("it came {count} times in a row, then not for {days} days, and now again"),
        {
            "count": int(price.run[earlier]) + 1,
            "days": round(int(history.time[row] - history.time[earlier]) / DAY),
        },
    )
