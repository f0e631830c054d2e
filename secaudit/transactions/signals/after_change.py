"""A payment to somebody new just after a change of device, limit, password or telephone number.

Few exports list such changes; where none does, nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import new_payee, one_of, text
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Shows, Signal
from secaudit.transactions.patterns.words import pattern, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="after_change",
    title=N_("Just after a change of device or limit"),
    looks_for=N_("A payment to somebody new within two days of a new device, limit or password."),
    why=N_("A thief first puts their own device on the account and raises its limits."),
    advice=N_("If the change was not yours, freeze the account and call the hotline at once."),
    false_alarms=N_("Your new phone, or a limit that you raised for a purchase."),
    needs=("payee", "description"),
    grab=Shows(0.1, 0.15),
    series=Shows(0.0),
)

_WINDOW, _HOUR = 2 * DAY, 3600
# A level for money that went to somebody new, a higher one for a transfer or a withdrawal.
_PRIOR, _WEIGHT = (1.0, 0.01, 0.004), 5.0


def weigh(history: History) -> Evidence:
    """Bits by how often the person paid somebody new so soon after such a change."""
    changed = history.once("changes", lambda: _changes(history))
    level, since = np.zeros(history.count, np.int64), np.zeros(history.count, np.int64)
    if changed.any():
        since = history.once("since change", lambda: _since(history, changed))
        soon = (since <= _WINDOW) & history.out & ~changed
        # Not purchases: a new phone is tried out in shops as well.
        bought = one_of(history, "kind", "payment", "fee", "instalment", "repayment")
        moved = one_of(history, "kind", "transfer", "withdrawal")
        level = np.where(soon & new_payee(history) & ~bought, 1 + moved.astype(np.int64), 0)

    def explain(rows: Sequence[int]) -> list[Message]:
        return [
            Message(
                N_("an hour after a change of device, limit or password"),
                {"hours": hours},
                plural=N_("{hours} hours after a change of device, limit or password"),
                count=hours,
            )
            for hours in (max(1, round(int(since[row]) / _HOUR)) for row in rows)
        ]

    among = history.out
    return event(history, level, among=among, prior=_PRIOR, weight=_WEIGHT, explain=explain)


def _changes(history: History) -> NDArray[np.bool_]:
    """Entries that tell of such a change; only those that move no money are looked at."""
    neutral = one_of(history, "direction", "neutral") & ~one_of(history, "kind", "investment")
    still: NDArray[np.bool_] = neutral | (history.units == 0)
    if still.any():
        still &= text(history, "description").matching(pattern(words().change))
    return still


def _since(history: History, changed: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Seconds since the person's latest change, or more than the window."""
    place = np.maximum.accumulate(np.where(changed, np.arange(history.count), -1))
    person = history.by["person"].dense
    same = (place >= 0) & (person[place] == person)
    return np.where(same, history.time - history.time[place], _WINDOW + 1)
