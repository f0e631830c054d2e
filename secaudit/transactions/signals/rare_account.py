"""One of the person's own accounts or cards that is hardly ever used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import grouped, text
from secaudit.transactions.judging.events import silence
from secaudit.transactions.judging.rarity import FEW, rarity
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="rare_account",
    title=N_("Account that you hardly use"),
    looks_for=N_("A payment from an account or a card of yours that hardly ever pays."),
    why=N_("An account that nobody watches is emptied first."),
    advice=N_("See which account was charged, whether it is yours, and close it if you need none."),
    false_alarms=N_("A new account, a savings account that is used once a year."),
    needs=("account",),
    grab=Shows(0.2),
    series=Shows(0.0),
)


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's entries from accounts as rare as this one."""
    told = text(history, "account").codes >= 0
    if not told.any():
        return silence(history)
    tail, seen = rarity(grouped(history, "account"), "account")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("account", row), round(float(seen[row]))) for row in rows]

    return Evidence(np.where(told, bits(tail), 0.0), explain, told, seen <= FEW)


def _sentence(account: str, seen: int) -> Message:
    if seen == 0:
        return Message(N_("your first payment from {account}"), {"account": account})
    return Message(
        N_("only one other payment of yours came from {account}"),
        {"account": account, "count": seen},
        plural=N_("only {count} other payments of yours came from {account}"),
        count=seen,
    )
