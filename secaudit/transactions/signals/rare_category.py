"""A category in which the person hardly ever pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.rarity import FEW, rarity
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="rare_category",
    title=N_("Unusual category"),
    looks_for=N_("A payment in a category in which you hardly ever pay."),
    why=N_("Thieves buy what is easy to sell: gift cards, electronics, transfers."),
    advice=N_("Open the entry in the app and see what was bought."),
    false_alarms=N_("A new hobby, a hospital visit, a category that the wallet renamed."),
    needs=("category",),
    grab=Shows(0.3),
    about="kind",
)


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments in categories as rare as this one."""
    tail, seen = rarity(history, "category")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("category", row), round(float(seen[row]))) for row in rows]

    return Evidence(bits(tail), explain, holds=seen <= FEW)


def _sentence(category: str, seen: int) -> Message:
    if seen == 0:
        return Message(N_("your first payment in the category {category}"), {"category": category})
    return Message(
        N_("only one other payment of yours is in the category {category}"),
        {"category": category, "count": seen},
        plural=N_("only {count} other payments of yours are in the category {category}"),
        count=seen,
    )
