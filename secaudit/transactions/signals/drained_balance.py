"""A payment that leaves next to nothing of what was in the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.signal import Shows, Signal
from secaudit.transactions.judging.sizes import usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="drained_balance",
    title=N_("Balance taken"),
    looks_for=N_("A payment that takes most of what was in the account."),
    why=N_("A thief takes all that is there."),
    advice=N_("See who received it. Freeze the account before you put money into it again."),
    false_alarms=N_("Moving all your money to another account, a last payment before closing."),
    needs=("amount", "currency", "balance"),
    grab=Shows(0.2, 0.2),
    series=Shows(0.0),
)

# Shares of the balance that were taken, and how seldom that is.
_SHARES = (0.5, 0.8, 0.9, 0.95, 0.99)
_PRIOR, _WEIGHT = (1.0, 0.2, 0.08, 0.05, 0.04, 0.03), 5.0
_HUNDRED = 100


def weigh(history: History) -> Evidence:
    """Bits by how often the person's larger payments took as much of what was there."""
    balance = history.entries["balance"]
    level = np.zeros(history.count, np.int64)
    told, share = level > 0, np.zeros(history.count)
    if balance.null_count < len(balance):
        told, share = history.once("share of balance", lambda: _share(history))
        # Small change from a nearly empty wallet is no drain.
        large = history.size >= usual_size(history, history.size).level
        told = told & large
        level = np.where(told, np.digitize(share, _SHARES), 0)

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(round(_HUNDRED * float(share[row]))) for row in rows]

    return event(history, level, among=told, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _sentence(share: int) -> Message:
    if share == _HUNDRED:
        return Message(N_("it took all that was in the account"))
    return Message(N_("it took {share} % of what was in the account"), {"share": share})


def _share(history: History) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Where the balance after the entry is known, and the share of the one before that left."""
    column = history.entries["balance"]
    known = np.asarray(column.is_valid().to_numpy(), np.bool_)[history.rows]
    left = np.maximum(np.asarray(column.fill_null(0).to_numpy(), np.float64)[history.rows], 0.0)
    taken = np.abs(history.units).astype(np.float64)
    known = known & history.out & history.moved & (taken > 0)
    return known, taken / np.maximum(taken + left, 1.0)
