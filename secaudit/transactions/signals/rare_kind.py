"""A kind of movement - a transfer, a withdrawal, an investment - that the person hardly ever makes.

Plain payments are what a wallet is for: they do not speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.cells import grouped, one_of
from secaudit.transactions.judging.events import silence
from secaudit.transactions.judging.rarity import FEW, rarity
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="rare_kind",
    title=N_("Unusual kind of movement"),
    looks_for=N_("A transfer, a withdrawal or the like, which you hardly ever make."),
    why=N_("A thief moves money out by whatever way the account offers, not by yours."),
    advice=N_("See in the app where the money went, and whether you asked for it."),
    false_alarms=N_("The first time that you move savings, lend money or pay back a loan."),
    needs=("kind",),
    grab=Shows(0.15),
    series=Shows(0.0),
    about="kind",
)

_NAMES = {
    "transfer": N_("transfer"),
    "withdrawal": N_("withdrawal"),
    "top_up": N_("top-up"),
    "fee": N_("fee"),
    "repayment": N_("repayment"),
    "instalment": N_("instalment"),
    "investment": N_("investment"),
}


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's entries of kinds as rare as this one."""
    special = one_of(history, "kind", *_NAMES)
    if not special.any():
        return silence(history)
    tail, seen = rarity(grouped(history, "kind"), "kind")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [_sentence(history.text("kind", row), round(float(seen[row]))) for row in rows]

    return Evidence(np.where(special, bits(tail), 0.0), explain, special, seen <= FEW)


def _sentence(kind: str, seen: int) -> Message:
    name = Message(_NAMES[kind])
    if seen == 0:
        return Message(N_("your first entry of this kind: {kind}"), {"kind": name})
    return Message(
        N_("only one other entry of yours is of this kind: {kind}"),
        {"kind": name, "count": seen},
        plural=N_("only {count} other entries of yours are of this kind: {kind}"),
        count=seen,
    )
