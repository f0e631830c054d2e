"""A refund by a way that the person never paid, or from somebody whom they never paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import kin, one_of, text
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.signal import Shows, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="refund_elsewhere",
    title=N_("Refund to somewhere new"),
    looks_for=N_("A refund to a card or an account by which you have never paid."),
    why=N_("A thief who has your account lets shops pay back to a card of their own."),
    advice=N_("See in the app which card or balance received the refund, and whether it is yours."),
    false_alarms=N_("A shop that pays back to your balance, a card that was replaced."),
    needs=("payee", "kind", "method"),
    grab=Shows(0.1),
    series=Shows(0.0),
    twice=Shows(0.9, 0.2),
)

_STRANGER, _ELSEWHERE = 1, 2
_PRIOR, _WEIGHT = (1.0, 0.15, 0.01), 4.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person's refunds came back by a way they had never paid."""
    refund = one_of(history, "kind", "refund") & ~history.out
    level = np.zeros(history.count, np.int64)
    if refund.any():
        level = history.once("refund elsewhere", lambda: _level(history, refund))

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history, row, int(level[row])) for row in rows]

    return event(history, level, among=refund, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _level(history: History, refund: NDArray[np.bool_]) -> NDArray[np.int64]:
    payee = "payee_key" if "payee_key" in history.entries.column_names else "payee"
    paid = history.out.astype(np.float64)
    paid_by = kin(history, "method", within="person").before(paid) > 0
    paid_to = kin(history, payee, within="person").before(paid) > 0
    told = text(history, "method").codes >= 0
    level = np.where(history.named & ~paid_to, _STRANGER, 0)
    level = np.where(told & ~paid_by, _ELSEWHERE, level)
    return np.where(refund, level, 0)


def _sentence(history: History, row: int, level: int) -> Message:
    if level == _ELSEWHERE:
        method = history.text("method", row)
        return Message(N_("a refund by {method}, by which you never paid"), {"method": method})
    return Message(N_("a refund from somebody whom you never paid"))
