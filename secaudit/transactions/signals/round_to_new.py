"""A round sum to a person who was never paid before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import new_payee, one_of
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.signal import Shows, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="round_to_new",
    title=N_("Round sum to somebody new"),
    looks_for=N_("A transfer of a round sum to somebody who never got one from you."),
    why=N_("Thieves, and those who talk people into paying, take round sums."),
    advice=N_("Ask yourself who this is and who asked for it. If you were told to pay, stop."),
    false_alarms=N_("A gift, a deposit, money lent to a friend for the first time."),
    needs=("payee", "amount", "kind"),
    grab=Shows(0.7, 0.2),
    series=Shows(0.0),
    about="payee",
)

# Sums that end in one, two, three, four noughts before the decimals.
_NOUGHTS = (10, 100, 1000, 10_000)
_PRIOR, _WEIGHT = (1.0, 0.2, 0.12, 0.06, 0.03), 5.0


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's transfers that were as round and to somebody new."""
    transfer = one_of(history, "kind", "transfer") & history.out
    level = np.zeros(history.count, np.int64)
    if transfer.any():
        roundness = history.once("roundness", lambda: _roundness(history))
        level = np.where(transfer & new_payee(history), roundness, 0)

    def explain(rows: Sequence[int]) -> list[Message]:
        text = N_("a round sum, {amount}, to somebody new")
        return [Message(text, {"amount": history.money(row)}) for row in rows]

    return event(history, level, among=transfer, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _roundness(history: History) -> NDArray[np.int64]:
    """How many of `_NOUGHTS` divide the amount at face value."""
    unit = 10 ** np.clip(history.digits, 0, 12)
    units = np.abs(history.units)
    rounds = [(units % (unit * nought) == 0) & (units > 0) for nought in _NOUGHTS]
    level: NDArray[np.int64] = np.sum(rounds, axis=0, dtype=np.int64)
    return level
