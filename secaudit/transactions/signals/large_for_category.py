"""An amount that is large for its category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.sizes import size_tail, times_usual, usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

# Fewer other payments in a category make no "usually".
_ENOUGH_TO_TELL = 3

SIGNAL = Signal(
    id="large_for_category",
    title=N_("Large for its category"),
    looks_for=N_("A payment that is large for what you usually pay in this category."),
    why=N_("Where the shop is nothing new, the sum gives a thief away."),
    advice=N_("Open the entry in the app and see what was bought."),
    false_alarms=N_("Guests, a gift, a purchase for the whole year."),
    needs=("amount", "currency", "category"),
    grab=Shows(0.95, 0.2),
    series=Shows(0.1),
    about="size",
)


def weigh(history: History) -> Evidence:
    """Bits by how far the amount lies above the usual of its category."""
    usual = usual_size(history, history.size, ["category"])
    tail = size_tail(history, usual.score(history.size))

    def explain(rows: Sequence[int]) -> list[Message]:
        text = N_("{times} times what you usually pay in this category (about {usual})")
        return [times_usual(history, usual, row, text) for row in rows]

    told = history.sums("category") >= _ENOUGH_TO_TELL
    return Evidence(bits(tail), explain, usual.known, holds=told)
