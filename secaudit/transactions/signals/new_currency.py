"""A currency in which the person has not paid, or hardly ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.rarity import FEW, rarity
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="new_currency",
    title=N_("New currency"),
    looks_for=N_("A payment in a currency in which you have hardly ever paid."),
    why=N_("Stolen cards and accounts are often used in other countries."),
    advice=N_("Ask yourself whether you bought something abroad or in a foreign online shop."),
    false_alarms=N_("A journey, a foreign online shop, a subscription billed from abroad."),
    needs=("currency",),
    grab=Shows(0.3, 0.2),
)


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments in currencies as rare as this one."""
    tail, seen = rarity(history, "currency")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("currency", row), round(float(seen[row]))) for row in rows]

    return Evidence(bits(tail), explain, holds=seen <= FEW)


def _sentence(currency: str, seen: int) -> Message:
    if seen == 0:
        return Message(N_("your first payment in {currency}"), {"currency": currency})
    return Message(
        N_("only one other payment of yours is in {currency}"),
        {"currency": currency, "count": seen},
        plural=N_("only {count} other payments of yours are in {currency}"),
        count=seen,
    )
