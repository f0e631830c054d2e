"""More payments in a short time than the person ever makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import MOST_BITS, Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import reach, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="burst",
    title=N_("Many payments in a short time"),
    looks_for=N_("More payments within minutes, hours or a day than you usually make."),
    why=N_("A thief hurries before the account is frozen."),
    advice=N_("Go through these payments one by one in the app."),
    false_alarms=N_("A shopping day, a journey, splitting a bill with friends."),
    needs=("time",),
    grab=Shows(0.3),
    series=Shows(0.8, 0.2),
    around=True,
    about="pace",
)

_WINDOWS = (600, 3600, 6 * 3600, DAY)
_TOP = 15
_PRIOR_WEIGHT = 3.0
_BUSIEST = 5.0
# The oddest of several windows is odd more often than one window by itself.
_CHOICE = 1.5
# Money that comes in often is a business, or part of something larger at most.
_MOST_OF_INCOME = 6.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person made as many payments within the oddest of four windows."""
    tails = np.ones(history.count)
    loudest = np.full(history.count, _WINDOWS[0], np.int32)
    for seconds in _WINDOWS:
        others = history.within("flow", seconds).astype(np.float64) - 1.0
        level = np.minimum(others, _TOP).astype(np.int64)
        rows = np.flatnonzero(level)
        usual = (history.sums("flow", others, rows) + 0.5) / (history.sums("flow", rows=rows) + 5.0)
        usual = np.minimum(1.5 * usual, _BUSIEST)
        apart = history.neighbours("flow", seconds)[rows]
        prior = (usual / (1.0 + usual)) ** level[rows]
        tail = share(*reach(history, level, rows), prior, _PRIOR_WEIGHT, apart)
        odder = tail < tails[rows]
        loudest[rows[odder]] = seconds
        tails[rows[odder]] = tail[odder]

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history, row, int(loudest[row])) for row in rows]

    most = np.where(history.out, MOST_BITS, _MOST_OF_INCOME)
    return Evidence(np.minimum(bits(_CHOICE * tails), most), explain)


def _sentence(history: History, row: int, seconds: int) -> Message:
    count = round(float(history.within("flow", seconds)[row]))
    if not history.clock[row]:
        return Message(N_("{count} payments on one day"), {"count": count})
    if seconds < DAY // 4:
        return Message(
            N_("{count} payments within {minutes} minutes"),
            {"count": count, "minutes": seconds // 60},
        )
    return Message(
        N_("{count} payments within {hours} hours"), {"count": count, "hours": seconds // 3600}
    )
