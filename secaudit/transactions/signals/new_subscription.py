"""A payment that begins to recur: the first by a standing order, or the second of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import age, one_of, text
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Shows, Signal
from secaudit.transactions.patterns.rhythm import MONTHLY, by_payee, by_price
from secaudit.transactions.patterns.words import pattern, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="new_subscription",
    title=N_("New recurring payment"),
    looks_for=N_("A payment that was not there before and begins to come regularly."),
    why=N_("Small sums that come every month are easily overlooked."),
    advice=N_("If you did not order it, end it in the app under automatic debits, and ask for it."),
    false_alarms=N_("A subscription that you forgot, a trial that has ended, a new contract."),
    needs=("time", "payee", "amount", "currency"),
    grab=Shows(0.05),
    series=Shows(0.0),
    twice=Shows(0.9, 0.1),
)

_SAID, _SECOND = 1, 2
# Whatever comes monthly would have come within this time.
_SETTLED = 70 * DAY
_PRIOR, _WEIGHT = (1.0, 0.04, 0.02), 5.0


def weigh(history: History) -> Evidence:
    """Bits by how often a recurring payment began for the person."""
    level = history.once("new subscriptions", lambda: _level(history))

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history, row, int(level[row])) for row in rows]

    among = history.out
    return event(history, level, among=among, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _level(history: History) -> NDArray[np.int64]:
    rhythm, price = by_payee(history), by_price(history)
    paid = history.named & history.out & history.moved
    # What comes early in a history may have come before it as well; people are no contracts.
    settled = age(history, history.by["person"]) > _SETTLED
    fits = settled & ~one_of(history, "kind", "transfer", "withdrawal", "top_up", "investment")
    first = paid & fits & (rhythm.previous < 0)
    # Equal sums at a month's distance, and nothing else of this payee before or between.
    opened = (rhythm.previous >= 0) & first[rhythm.previous]
    second = paid & opened & (price.period >= MONTHLY) & (price.previous == rhythm.previous)
    level = np.where(second, _SECOND, 0)
    if first.any():
        said = first & _said(history)
        # What was asked about at the first payment is not asked again at the second.
        level[second & said[rhythm.previous]] = 0
        level[said] = _SAID
    return level


def _said(history: History) -> NDArray[np.bool_]:
    """Entries whose description speaks of a subscription or an automatic debit."""
    told = words()
    return text(history, "description").matching(pattern(told.automatic, told.subscription))


def _sentence(history: History, row: int, level: int) -> Message:
    if level == _SAID:
        return Message(
            N_("first payment of a subscription or an automatic debit ({text})"),
            {"text": history.text("description", row)},
        )
    earlier = int(by_price(history).previous[row])
    days = round(int(history.time[row] - history.time[earlier]) / DAY)
    return Message(
        N_("{amount} again after {days} days, as if it came regularly"),
        {"amount": history.money(row), "days": days},
    )
