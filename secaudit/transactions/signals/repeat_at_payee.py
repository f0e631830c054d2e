"""Several payments to one payee in a short time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import MOST_BITS, Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import reach, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="repeat_at_payee",
    title=N_("Again and again to one payee"),
    looks_for=N_("Several payments to the same payee within an hour or a day."),
    why=N_("A stolen card is emptied in small steps at one shop that does not ask."),
    advice=N_("Ask the payee, or the hotline, what these payments were for."),
    false_alarms=N_("Games, vending machines, paying for friends one by one."),
    needs=("payee",),
    grab=Shows(0.25),
    series=Shows(0.6, 0.2),
    around=True,
    about="pace",
)

_HOUR = 3600
_WINDOWS = (_HOUR, DAY)
_TOP = 15
_PRIOR_WEIGHT = 3.0
_PRIOR = 0.15
# What was repeated here on other days may be repeated further, each time as likely; worth of none.
_NONE, _BUSIEST = 5.0, 0.7
# Money that comes in often is a business, or part of something larger at most.
_MOST_OF_INCOME = 6.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person pays one payee as many times within an hour or a day."""
    tails = np.ones(history.count)
    loudest = np.full(history.count, _WINDOWS[0], np.int32)
    for seconds in _WINDOWS:
        level = np.minimum(history.within("payee", seconds) - 1.0, _TOP).astype(np.int64)
        rows = np.flatnonzero(level)
        apart = history.neighbours("payee", seconds)[rows]
        habit = np.minimum(_habit(history, level, rows), _BUSIEST)
        prior = np.power(habit, level[rows], dtype=np.float64)
        tail = share(*reach(history, level, rows), prior, _PRIOR_WEIGHT, apart)
        odder = tail < tails[rows]
        loudest[rows[odder]] = seconds
        tails[rows[odder]] = tail[odder]

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history, row, int(loudest[row])) for row in rows]

    most = np.where(history.out, MOST_BITS, _MOST_OF_INCOME)
    return Evidence(np.minimum(bits(tails), most), explain, history.named)


def _habit(
    history: History, level: NDArray[np.int64], rows: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How often one more follows, by what happened at this payee on other days."""
    along = history.timeline("payee")
    running = along.running(history.trust * level)
    more, times = (
        sum(side[rows] for side in found[: 1 if history.live else 2])
        for found in (along.outside(2 * DAY, running), history.apart("payee", 2 * DAY))
    )
    usual = (more + _NONE * _PRIOR) / (times + _NONE)
    return np.maximum(usual / (1.0 + usual), _PRIOR)


def _sentence(history: History, row: int, seconds: int) -> Message:
    count = round(float(history.within("payee", seconds)[row]))
    if not history.clock[row]:
        return Message(N_("{count} payments to this payee on one day"), {"count": count})
    return Message(
        N_("{count} payments to this payee within {hours} hours")
        if seconds > _HOUR
        else N_("{count} payments to this payee within an hour"),
        {"count": count, "hours": seconds // _HOUR},
    )
