"""A payment that comes in its usual rhythm: at its usual price it is the person's, or it rose.

This is also where rent, wages, instalments and subscriptions are recognised as regular: whoever
takes money from an account does not wait for the day on which it is due, nor ask the usual price.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import level_tail
from secaudit.transactions.patterns.rhythm import PERIODS, RIPE, by_payee, expected

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
    twice=Shows(0.9, 0.1),
)

# Restlessness of a price that is said to be fixed, as a logarithm.
_STILL = 0.1
# Rises, in units of how much the price usually moves.
_RISES = (1.5, 3.0, 5.0, 8.0, 13.0)
_LEAST = np.array([period.least for period in PERIODS])
_MOST = np.array([period.most for period in PERIODS])
_PRIOR, _WEIGHT = np.array([1.0, 0.3, 0.1, 0.04, 0.015, 0.008]), 20.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person's regular payments rose as much; none at the usual price."""
    regular = history.once("regular", lambda: expected(history))
    level = history.once("rises", lambda: _rises(history))
    tail = np.ones(history.count)
    if level.any():
        worth = (regular | (level > 0)).astype(np.float64)
        tail = level_tail(history, level, _PRIOR[level], weight=_WEIGHT, worth=worth)

    def explain(rows: Sequence[int]) -> list[Message]:
        rhythm = by_payee(history)
        return [
            Message(
                N_("{amount} instead of {earlier}, after {count} regular payments"),
                {
                    "amount": history.money(row),
                    "earlier": history.money(int(rhythm.previous[row])),
                    "count": int(rhythm.run[int(rhythm.previous[row])]) + 1,
                },
            )
            for row in rows
        ]

    risen = level > 0
    return Evidence(np.where(risen, bits(tail), 0.0), explain, regular | risen)


def _rises(history: History) -> NDArray[np.int64]:
    """How far each due payment rose above the one before, by how much the price moves else."""
    rhythm = by_payee(history)
    due = (rhythm.run >= RIPE) | _jumped(history)
    rows = np.flatnonzero(due & history.out)
    before = rhythm.previous[rows]
    rise = history.size[rows] - history.size[before]
    unrest = np.where(rhythm.run[rows] > 0, rhythm.unrest[rows], rhythm.unrest[before])
    level = np.zeros(history.count, np.int64)
    level[rows] = np.digitize(rise / (unrest + _STILL), _RISES)
    return level


def _jumped(history: History) -> NDArray[np.bool_]:
    """Payments that came when due, at a price too far from the last one to be of its stream."""
    rhythm = by_payee(history)
    rows = np.flatnonzero((rhythm.run == 0) & (rhythm.previous >= 0))
    before = rhythm.previous[rows]
    rows, before = rows[rhythm.run[before] >= RIPE], before[rhythm.run[before] >= RIPE]
    days = (history.time[rows] - history.time[before]) / DAY
    period = rhythm.period[before]
    jumped = np.zeros(history.count, np.bool_)
    jumped[rows] = (days >= _LEAST[period]) & (days <= _MOST[period])
    return jumped
