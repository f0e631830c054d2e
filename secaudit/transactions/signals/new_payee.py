"""A payee that the person has not paid before.

It must not shout at people who try a new shop every day: what counts is this person's own rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import level_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="new_payee",
    title=N_("New payee"),
    looks_for=N_("A payment to somebody you have not paid before."),
    why=N_("A thief sends money to payees of their own, not to yours."),
    advice=N_("Ask yourself who this payee is; search your messages and orders for the name."),
    false_alarms=N_("A new shop, a new landlord, a shop that changed its name."),
    needs=("payee",),
    grab=Shows(0.5),
    about="payee",
)

# A payee first seen within this time is still new: repetition within one attack makes no friend.
_STILL_NEW = 2 * DAY
# With the whole file in view, later payments make a payee familiar too, though less.
_LATER_WORTH = 0.5
# Whoever was paid more often is not told as new.
_FEW = 3.0
_STEPS = (0.4, 0.9, 1.9, 3.9)
_PRIOR = np.array([1.0, 0.6, 0.45, 0.35, 0.25])
# While a history is young everything is new to it; those entries teach less.
_YOUNG = 30.0


def weigh(history: History) -> Evidence:
    """Bits by the person's own share of payments to payees seen as rarely as this one."""
    before, after = history.apart("payee", _STILL_NEW)
    sightings = before if history.live else before + _LATER_WORTH * after
    level = len(_STEPS) - np.digitize(sightings, _STEPS)
    prior = _PRIOR[level]
    worth = np.minimum(1.0, (history.index + 1) / _YOUNG)
    tail = level_tail(history, level, prior, weight=5.0, worth=worth)
    everyone = history.sums("flow")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(float(before[row]), float(everyone[row])) for row in rows]

    return Evidence(bits(tail), explain, history.named, holds=before <= _FEW)


def _sentence(before: float, everyone: float) -> Message:
    times = round(before)
    if times == 0 and everyone > 1:
        return Message(
            N_("first payment to this payee, among {count} payments"), {"count": round(everyone)}
        )
    if times == 0:
        return Message(N_("first payment to this payee"))
    return Message(
        N_("you paid this payee only once before"),
        plural=N_("you paid this payee only {count} times before"),
        count=times,
        params={"count": times},
    )
