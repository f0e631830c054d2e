"""More money spent within a day than the person usually spends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.sizes import size_tail, usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="day_total",
    title=N_("Much money within a day"),
    looks_for=N_("More money gone within 24 hours than you usually spend."),
    why=N_("Several middling payments can empty an account without one that stands out."),
    advice=N_("Add up what was paid that day and check each payment in the app."),
    false_alarms=N_("Rent and bills that fall on one day, a journey, a large purchase."),
    needs=("time", "amount", "currency"),
    grab=Shows(0.3),
    series=Shows(0.1),
    around=True,
    about="size",
)


def weigh(history: History) -> Evidence:
    """Bits by how often the last 24 hours cost the person as much."""
    spent = history.once("day total", lambda: _spent(history))
    size = np.log(np.maximum(spent, 1e-9))
    usual = usual_size(history, size)
    tail = size_tail(history, usual.score(size))

    def explain(rows: Sequence[int]) -> list[Message]:
        return [
            Message(
                N_("{total} paid within 24 hours"),
                {"total": history.money(row, float(spent[row]) * 10.0 ** history.digits[row])},
            )
            for row in rows
        ]

    return Evidence(bits(tail), explain, usual.known)


def _spent(history: History) -> NDArray[np.float64]:
    """What the 24 hours up to each entry cost; with the whole file in view, or those from it on."""
    along, face = history.timeline("purse"), np.exp(history.size)
    before = along.within(DAY, face)
    return before if history.live else np.maximum(before, along.following(DAY, face))
