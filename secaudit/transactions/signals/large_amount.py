"""An amount that is large for this person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.sizes import size_tail, times_usual, usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="large_amount",
    title=N_("Large amount"),
    looks_for=N_("A payment that is large for you."),
    why=N_("Whoever gets into an account takes as much as it gives."),
    advice=N_("Open the entry in the app and see who received the money and what for."),
    false_alarms=N_("First rent, a holiday, a new phone, a wedding."),
    needs=("amount", "currency"),
    grab=Shows(0.95, 0.2),
    series=Shows(0.1),
    about="size",
)


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments that are as large or larger."""
    usual = usual_size(history, history.size)
    tail = size_tail(history, usual.score(history.size))

    def explain(rows: Sequence[int]) -> list[Message]:
        return [
            times_usual(
                history, usual, row, N_("{times} times what you usually pay (about {usual})")
            )
            for row in rows
        ]

    return Evidence(bits(tail), explain, usual.known)
