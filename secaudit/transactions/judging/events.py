"""Surprise of things that happen to few entries: a failed attempt, a balance that is drained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.judging.signal import Evidence, bits
from secaudit.transactions.judging.tails import level_tail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from secaudit.model.message import Message
    from secaudit.transactions.judging.history import History


def silence(history: History) -> Evidence:
    """The word of a signal to which these entries give no occasion."""
    return Evidence(
        np.zeros(history.count), lambda _: [], applies=np.zeros(history.count, np.bool_)
    )


def event(  # noqa: PLR0913 - what happened, among what, what is usual, how to say it
    history: History,
    level: NDArray[np.int64],
    *,
    among: NDArray[np.bool_],
    prior: Sequence[float],
    weight: float,
    explain: Callable[[Sequence[int]], list[Message]],
) -> Evidence:
    """Bits by how often something as odd happened to the person, `among` entries of its kind.

    `level` is 0 where nothing happened and says how odd it was elsewhere; `prior` holds the share
    of entries that reach each level, and is worth `weight` entries. It applies to what happened.
    """
    happened = level > 0
    if not happened.any():
        return Evidence(np.zeros(history.count), explain, happened)
    usual = np.asarray(prior)[level]
    worth = among.astype(np.float64)
    tail = level_tail(history, level, usual, weight=weight, worth=worth, key="person")
    return Evidence(bits(tail), explain, happened)
