"""A payee who is known, paid at an account that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import STILL_NEW, age, kin, text
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.signal import Shows, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="changed_account",
    title=N_("Known payee, other account"),
    looks_for=N_("A payment to a payee whom you know, at an account that you have not paid."),
    why=N_("Thieves pose as somebody you pay and send a new account number."),
    advice=N_("Ask the payee, by a number that you knew before, whether the account is theirs."),
    false_alarms=N_("A payee with several accounts, or a real change of bank."),
    needs=("payee", "counter_account"),
    grab=Shows(0.1),
    series=Shows(0.0),
    about="account",
)

_PRIOR, _WEIGHT = (1.0, 0.05), 5.0


def weigh(history: History) -> Evidence:
    """Bits by how often a known payee had a new account in the person's other entries."""
    told = history.out & history.named & (text(history, "counter_account").codes >= 0)
    payee = "payee_key" if "payee_key" in history.entries.column_names else "payee"
    known, new = told, told
    if told.any():
        known = told & (age(history, kin(history, payee)) > STILL_NEW)
        new = known & (age(history, kin(history, payee, "counter_account")) <= STILL_NEW)

    def explain(rows: Sequence[int]) -> list[Message]:
        before = history.by["payee"].before(told.astype(np.float64))
        return [_sentence(history.text("counter_account", row), int(before[row])) for row in rows]

    return event(
        history, new.astype(np.int64), among=known, prior=_PRIOR, weight=_WEIGHT, explain=explain
    )


def _sentence(account: str, before: int) -> Message:
    return Message(
        N_("to a new account, {account}, of a payee whom you know"),
        {"account": account, "count": max(before, 1)},
        plural=N_("to a new account, {account}, of a payee whom you paid {count} times before"),
        count=max(before, 1),
    )
