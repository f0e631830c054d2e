"""A top-up from, or a withdrawal to, an account that was not used before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import STILL_NEW, age, kin, one_of
from secaudit.transactions.judging.events import event
from secaudit.transactions.judging.history import DAY
from secaudit.transactions.judging.signal import Shows, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence

SIGNAL = Signal(
    id="new_account",
    title=N_("Top-up or withdrawal by a new account"),
    looks_for=N_("A withdrawal to, or a top-up from, a bank account or card never used before."),
    why=N_("Who takes over a wallet adds their own card and withdraws to it."),
    advice=N_("See in the app which cards are linked, and remove any that is not yours."),
    false_alarms=N_("A new bank card, a card with a new number after it expired."),
    needs=("kind",),
    grab=Shows(0.15, 0.2),
    series=Shows(0.0),
    twice=Shows(0.9, 0.2),
    about="account",
)

# Where a card or an account leaves its name: exports differ.
_NAMED_IN = ("payee", "method", "counter_account")
# The first such entry of a history is new by itself, unless it comes this late.
_SETTLED = 30 * DAY
_PRIOR, _WEIGHT = (1.0, 0.05), 4.0


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's top-ups and withdrawals that had a new account."""
    kinds = ("top_up", "withdrawal")
    moves = one_of(history, "kind", *kinds)
    new = moves
    if moves.any():
        accounts = kin(history, "kind", *_NAMED_IN, within="person")
        earlier = age(history, kin(history, "kind", within="person")) > STILL_NEW
        earlier |= age(history, history.by["person"]) > _SETTLED
        new = moves & earlier & (age(history, accounts) <= STILL_NEW)

    def explain(rows: Sequence[int]) -> list[Message]:
        before = history.by["person"].before(moves.astype(np.float64))
        return [_sentence(history.text("kind", row), int(before[row])) for row in rows]

    return event(
        history, new.astype(np.int64), among=moves, prior=_PRIOR, weight=_WEIGHT, explain=explain
    )


def _sentence(kind: str, before: int) -> Message:
    if kind == "top_up":
        text = N_("first top-up from this account, after {count} top-ups or withdrawals elsewhere")
    else:
        text = N_(
            "first withdrawal to this account, after {count} top-ups or withdrawals elsewhere"
        )
    return Message(text, {"count": before})
