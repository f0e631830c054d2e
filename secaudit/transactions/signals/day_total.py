"""More money spent within a day than the person usually spends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import Message, N_
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Signal, bits
from secaudit.transactions.judging.sizes import usual_size
from secaudit.transactions.judging.tails import size_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="day_total",
    title=N_("Much money within a day"),
    looks_for=N_("More money gone within 24 hours than you usually spend."),
    why=N_("Several middling payments can empty an account without one that stands out."),
    advice=N_("Add up what was paid that day and check each payment in the app."),
    false_alarms=N_("Rent and bills that fall on one day, a journey, a large purchase."),
    needs=("time", "amount", "currency"),
    shows_in=0.3,
)


def weigh(history: History) -> Evidence:
    """Bits by how often the last 24 hours cost the person as much."""
    spent = history.once("day total", lambda: _spent(history))
    size = np.log(np.maximum(spent, 1e-9))
    tail = size_tail(history, usual_size(history, size).score(size))

    def explain(rows: Sequence[int]) -> list[Message]:
        return [
            Message(
                N_("{total} paid within 24 hours."),
                {"total": history.money(row, float(spent[row]) * 10.0 ** history.digits[row])},
            )
            for row in rows
        ]

    return Evidence(bits(tail), explain)


def _spent(history: History) -> np.ndarray:
    return history.timeline("purse").within(DAY, np.exp(history.size))
