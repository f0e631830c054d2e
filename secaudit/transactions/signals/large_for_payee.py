"""An amount that is large for its payee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.sizes import size_tail, times_usual, usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

# Fewer earlier payments make no "usually"; those of the same two days may be the same theft.
_ENOUGH_TO_TELL = 2

SIGNAL = Signal(
    id="large_for_payee",
    title=N_("Large for this payee"),
    looks_for=N_("A payment that is large for what you usually pay to this payee."),
    why=N_("A payee whom you know may have been given a wrong sum, or be used by a thief."),
    advice=N_("Compare with the bill or the order; ask the payee."),
    false_alarms=N_("A yearly bill, a higher rent, a large order at a shop you like."),
    needs=("amount", "currency", "payee"),
    grab=Shows(0.95, 0.2),
    series=Shows(0.1),
    about="size",
)


def weigh(history: History) -> Evidence:
    """Bits by how far the amount lies above the usual of its payee."""
    keys = [key for key in ("category", "payee") if key in history.by]
    usual = usual_size(history, history.size, keys)
    tail = size_tail(history, usual.score(history.size))

    def explain(rows: Sequence[int]) -> list[Message]:
        text = N_("{times} times what you usually pay to this payee (about {usual})")
        return [times_usual(history, usual, row, text) for row in rows]

    before, after = history.apart("payee", 2 * DAY)
    seen = before if history.live else before + after
    return Evidence(bits(tail), explain, usual.known, holds=seen >= _ENOUGH_TO_TELL)
