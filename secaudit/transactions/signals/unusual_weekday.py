"""A day of the week on which the person hardly ever pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.groups import Groups
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import level_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="unusual_weekday",
    title=N_("Unusual day of the week"),
    looks_for=N_("A payment on a day of the week on which you hardly ever pay."),
    why=N_("Whoever uses your account does not know your week."),
    advice=N_("Ask yourself what you did on that day."),
    false_alarms=N_("A holiday, another shift, a purchase that could not wait."),
    needs=("time",),
    grab=Shows(0.1),
    series=Shows(0.0),
)

_DAYS = 7
# The first of January 1970 was a Thursday; weeks begin on Monday.
_THURSDAY = 3
# A week spread evenly over its days, worth this many entries.
_PRIOR = 14.0
_LEVELS_PER_HALVING, _TOP = 2, 12
_NAMES = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments on days of the week as rare as this one."""
    day = (history.time // DAY + _THURSDAY) % _DAYS
    week = history.once("weekdays", lambda: Groups(history.by["flow"].dense * _DAYS + day))
    seen = week.before(history.trust) if history.live else week.others(history.trust)
    everyone = history.sums("flow")
    relative = (seen * _DAYS + _PRIOR) / (everyone + _PRIOR)
    level = np.clip(np.floor(-_LEVELS_PER_HALVING * np.log2(relative)), 0, _TOP).astype(np.int64)
    tail = level_tail(history, level, np.clip(relative, 0.05, 1.0), weight=5.0)

    def explain(rows: Sequence[int]) -> list[Message]:
        return [
            _sentence(
                Message(_NAMES[int(day[row])]),
                float(seen[row]),
                float(seen[row] / max(everyone[row], 1.0)),
            )
            for row in rows
        ]

    return Evidence(bits(tail), explain, level > 0)


def _sentence(day: Message, count: float, share: float) -> Message:
    if not round(count):
        return Message(N_("on a {day}, on which you never pay"), {"day": day})
    return Message(
        N_("on a {day}, with only {share} % of your payments"),
        {"day": day, "share": max(round(100.0 * share, 1), 0.1)},
    )
