"""A currency in which the person has not paid, or hardly ever."""

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
    id="new_currency",
    title=N_("New currency"),
    looks_for=N_("A payment in a currency in which you have hardly ever paid."),
    why=N_("Stolen cards and accounts are often used in other countries."),
    advice=N_("Ask yourself whether you bought something abroad or in a foreign online shop."),
    false_alarms=N_("A journey, a foreign online shop, a subscription billed from abroad."),
    needs=("currency",),
    grab=Shows(0.3, 0.2),
)

# Seconds after the first payment there, and what may be said from then on.
_ARRIVED, _ON_THE_WAY = DAY, 4.0


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments in currencies as rare as this one."""
    tail, seen = rarity(history, "currency")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("currency", row), round(float(seen[row]))) for row in rows]

    # After a day it is a journey: whoever stole took what there was at once.
    away = age(history, history.by["currency"]) > _ARRIVED
    said = np.where(away, np.minimum(bits(tail), _ON_THE_WAY), bits(tail))
    return Evidence(said, explain, holds=seen <= FEW)


def _sentence(currency: str, seen: int) -> Message:
    if seen == 0:
        return Message(N_("your first payment in {currency}"), {"currency": currency})
    return Message(
        N_("only one other payment of yours is in {currency}"),
        {"currency": currency, "count": seen},
        plural=N_("only {count} other payments of yours are in {currency}"),
        count=seen,
    )
