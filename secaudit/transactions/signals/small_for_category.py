"""An amount that is small for its category: the test charge before the large one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.sizes import size_tail, usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="small_for_category",
    title=N_("Very small amount"),
    looks_for=N_("A payment that is much smaller than what you usually pay for such things."),
    why=N_("Thieves try a stolen account with a few cents before they take much."),
    advice=N_("Look whether larger payments followed."),
    false_alarms=N_("Vouchers, shipping costs, a card check by a shop or a car park."),
    needs=("amount", "currency"),
    grab=Shows(0.1),
    about="trial",
)


def weigh(history: History) -> Evidence:
    """Bits by how far the amount lies below the usual of its category."""
    keys = [key for key in ("category",) if key in history.by]
    usual = usual_size(history, history.size, keys)
    tail = size_tail(history, -usual.score(history.size))

    def explain(rows: Sequence[int]) -> list[Message]:
        return [
            Message(
                N_("only {amount}, where you usually pay about {usual}"),
                {"amount": history.money(row), "usual": usual.money(history, row)},
            )
            for row in rows
        ]

    return Evidence(bits(tail), explain, usual.known)
