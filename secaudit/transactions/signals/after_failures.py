"""Attempts that failed, and the one that then succeeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import one_of
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.groups import Groups, Timeline
from secaudit.transactions.judging.signal import Shows, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="after_failures",
    title=N_("Failed attempts"),
    looks_for=N_("Several attempts that failed within an hour, or a payment right after them."),
    why=N_("Who does not know the limits or the password of an account tries until it works."),
    advice=N_("Ask yourself whether you tried. If not, freeze the account: somebody else did."),
    false_alarms=N_("A card without money on it, a bad connection, a mistyped password."),
    needs=("time", "status"),
    grab=Shows(0.15, 0.2),
    series=Shows(0.0),
    around=True,
)

_WINDOW, _MINUTES = 3600, 60
_PRIOR, _WEIGHT = (1.0, 0.06, 0.02, 0.007, 0.002), 5.0
_MOST = len(_PRIOR) - 1


def weigh(history: History) -> Evidence:
    """Bits by how often the person had as many failed attempts within an hour."""
    failed = one_of(history, "status", "failed")
    count = np.zeros(history.count)
    if failed.any():
        count = history.once("failed attempts", lambda: _others(history, failed))
    # A failure by itself is none of this.
    level = np.where(failed & (count < 1), 0, np.minimum(count, _MOST)).astype(np.int64)
    level = np.where(history.out, level, 0)

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(int(count[row]), failed=bool(failed[row])) for row in rows]

    among = history.out
    return event(history, level, among=among, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _others(history: History, failed: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Failed attempts in the hour up to each entry, besides the entry itself and its first slip."""
    trials = failed.astype(np.float64)
    count = history.timeline("person").within(_WINDOW, trials) - trials
    rows = np.flatnonzero(count)
    # The same payment tried again is an ordinary slip, tried a third time it is not.
    same = Groups(
        history.by["payee"].dense[rows] * (int(np.abs(history.units).max()) + 1)
        + np.abs(history.units[rows])
    )
    along = Timeline(same, history.time[rows], _WINDOW)
    count[rows] -= np.minimum(along.within(_WINDOW, trials[rows]) - trials[rows], 1.0)
    return count


def _sentence(count: int, *, failed: bool) -> Message:
    told = {"count": count, "minutes": _MINUTES}
    if failed:
        return Message(
            N_("a failed attempt, after another one within {minutes} minutes"),
            told,
            plural=N_("a failed attempt, after {count} others within {minutes} minutes"),
            count=count,
        )
    return Message(
        N_("a failed attempt within {minutes} minutes before it"),
        told,
        plural=N_("{count} failed attempts within {minutes} minutes before it"),
        count=count,
    )
