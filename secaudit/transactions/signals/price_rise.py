"""A payment that comes in its usual rhythm: at its usual price it is the person's, or it rose.

This is also where rent, wages, instalments and subscriptions are recognised as regular: whoever
takes money from an account does not wait for the day on which it is due, nor ask the usual price.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import level_tail
from secaudit.transactions.patterns.rhythm import RIPE, by_payee, expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="price_rise",
    title=N_("Regular payment, higher price"),
    looks_for=N_("A payment that comes regularly and asks for more than it used to."),
    why=N_("Subscriptions and automatic debits rise unnoticed; some never stop rising."),
    advice=N_("See what you agreed to; end the subscription or the automatic debit in the app."),
    false_alarms=N_("A promised price that ended, a colder winter, a higher rent."),
    needs=("time", "payee", "amount", "currency"),
    # Hardly any theft keeps to a rhythm: one that does speaks for the person.
    grab=Shows(0.9, 0.1),
    series=Shows(0.0),
)

# Restlessness of a price that is said to be fixed, as a logarithm.
_STILL = 0.03
# Rises, in units of how much the price usually moves.
_RISES = (1.5, 3.0, 6.0, 12.0, 25.0)
_PRIOR, _WEIGHT = np.array([1.0, 0.3, 0.15, 0.08, 0.05, 0.03]), 5.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person's regular payments rose as much; none at the usual price."""
    regular = history.once("regular", lambda: expected(history))
    level = history.once("rises", lambda: _rises(history))
    tail = np.ones(history.count)
    if level.any():
        worth = regular.astype(np.float64)
        tail = level_tail(history, level, _PRIOR[level], weight=_WEIGHT, worth=worth)

    def explain(rows: Sequence[int]) -> list[Message]:
        rhythm = by_payee(history)
        return [
            Message(
                N_("{amount} instead of {earlier}, after {count} regular payments."),
                {
                    "amount": history.money(row),
                    "earlier": history.money(int(rhythm.previous[row])),
                    "count": int(rhythm.run[row]),
                },
            )
            for row in rows
        ]

    return Evidence(np.where(level > 0, bits(tail), 0.0), explain, regular)


def _rises(history: History) -> NDArray[np.int64]:
    rhythm = by_payee(history)
    rows = np.flatnonzero((rhythm.run > RIPE) & history.out)
    rise = history.size[rows] - history.size[rhythm.previous[rows]]
    level = np.zeros(history.count, np.int64)
    level[rows] = np.digitize(rise / (rhythm.unrest[rows] + _STILL), _RISES)
    return level
