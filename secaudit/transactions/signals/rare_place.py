"""A place where the person hardly ever pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
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


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments at places as rare as this one."""
    tail, seen = rarity(history, "place")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("place", row), round(float(seen[row]))) for row in rows]

    return Evidence(bits(tail), explain, holds=seen <= FEW)


def _sentence(place: str, seen: int) -> Message:
    if seen == 0:
        return Message(N_("your first payment at the place {place}"), {"place": place})
    return Message(
        N_("only one other payment of yours was made at {place}"),
        {"place": place, "count": seen},
        plural=N_("only {count} other payments of yours were made at {place}"),
        count=seen,
    )
