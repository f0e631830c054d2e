"""The same amount to the same payee twice within two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.groups import Groups, Timeline
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.sizes import usual_size
from secaudit.transactions.judging.tails import level_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.model.money import Money
    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="duplicate",
    title=N_("The same payment twice"),
    looks_for=N_("The same amount to the same payee within two days."),
    why=N_("A shop that charges twice, or a stolen card used again at once."),
    advice=N_("Compare with your orders; ask the payee to give back what was charged twice."),
    false_alarms=N_("Fares, canteens and machines with one price; two tickets bought apart."),
    needs=("payee", "amount", "currency"),
    grab=Shows(0.1),
    twice=Shows(0.9, 0.1),
    about="pace",
)

_WINDOW = 2 * DAY
_TOP = 15
_TWICE = 2
_PRIOR = 0.03
# The person's habit at all payees is worth this many payments at this one.
_HABIT_WEIGHT = 3.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person, above all at this payee, pays the same amount again so soon."""
    again = history.once("duplicates", lambda: _again(history))
    level = np.minimum(again, _TOP).astype(np.int64)
    habit = level_tail(history, level, _PRIOR ** np.minimum(level, 3), weight=5.0)
    tail = level_tail(history, level, habit, weight=_HABIT_WEIGHT, key="payee")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.money(row), round(float(again[row])) + 1) for row in rows]

    # Equal small sums are fares, canteens and breakfast: they do not speak.
    usual = usual_size(history, history.size)
    sizeable = history.size >= usual.level
    taken = history.out & history.moved
    return Evidence(bits(tail), explain, history.named & sizeable & taken)


def _sentence(amount: Money, count: int) -> Message:
    if count == _TWICE:
        return Message(
            N_("the same {amount} to this payee twice within two days"), {"amount": amount}
        )
    return Message(
        N_("the same {amount} to this payee {count} times within two days"),
        {"amount": amount, "count": count},
    )


def _again(history: History) -> NDArray[np.float64]:
    """How many entries of the last two days have the same payee, currency and amount."""
    amounts = Groups(history.units).dense
    payees, currencies = history.by["payee"], history.by["currency"]
    same = payees.dense * (amounts.max(initial=0) + 1) + amounts
    if currencies is not history.by["flow"]:
        same = Groups(same).dense * max(currencies.count, 1) + currencies.dense
    # An attempt that failed and is made again takes no money twice.
    taken = history.moved.astype(np.float64)
    return Timeline(Groups(same), history.time, _WINDOW).within(_WINDOW, taken) - taken
