"""A place where the person hardly ever pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import age
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.rarity import FEW, rarity
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="rare_place",
    title=N_("Unusual place"),
    looks_for=N_("A payment at a place where you hardly ever pay."),
    why=N_("Whoever holds a copy of your card is seldom where you are."),
    advice=N_("Ask yourself whether you were there that day."),
    false_alarms=N_("A journey, a move, an online shop with its seat elsewhere."),
    needs=("place",),
    grab=Shows(0.3),
)

# Seconds after the first payment there, and what may be said from then on.
_ARRIVED, _ON_THE_WAY = DAY, 4.0


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments at places as rare as this one."""
    tail, seen = rarity(history, "place")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("place", row), round(float(seen[row]))) for row in rows]

    # After a day it is a journey: whoever stole took what there was at once.
    away = age(history, history.by["place"]) > _ARRIVED
    said = np.where(away, np.minimum(bits(tail), _ON_THE_WAY), bits(tail))
    return Evidence(said, explain, holds=seen <= FEW)


def _sentence(place: str, seen: int) -> Message:
    if seen == 0:
        return Message(N_("your first payment at the place {place}"), {"place": place})
    return Message(
        N_("only one other payment of yours was made at {place}"),
        {"place": place, "count": seen},
        plural=N_("only {count} other payments of yours were made at {place}"),
        count=seen,
    )
