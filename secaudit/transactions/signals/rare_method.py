"""A way of paying that the person hardly ever uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.rarity import FEW, rarity
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="rare_method",
    title=N_("Unusual way of paying"),
    looks_for=N_("A payment by a card, an account or a way that you hardly ever use."),
    why=N_("A stolen card is used online, and a linked card that you forgot is used first."),
    advice=N_("See in the app which card or balance was charged, and whether it is yours."),
    false_alarms=N_("A new card, a promotion for one bank, a card that was replaced."),
    needs=("method",),
    grab=Shows(0.3),
)


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments by methods as rare as this one."""
    tail, seen = rarity(history, "method")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("method", row), round(float(seen[row]))) for row in rows]

    return Evidence(bits(tail), explain, holds=seen <= FEW)


def _sentence(method: str, seen: int) -> Message:
    if seen == 0:
        return Message(N_("your first payment by {method}"), {"method": method})
    return Message(
        N_("only one other payment of yours was made by {method}"),
        {"method": method, "count": seen},
        plural=N_("only {count} other payments of yours were made by {method}"),
        count=seen,
    )
