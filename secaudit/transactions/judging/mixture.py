"""Turns bits of surprise into bounded evidence that an entry is not the person's.

An unauthorised payment shows itself in some signals only. Each signal therefore counts as the
likelihood ratio of a mixture: with probability 1 - pi the tail p is as usual (uniform), with
probability pi it is small (density k p^(k-1)). A usual value costs little, an extreme one is capped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from secaudit.transactions.judging.registry import applicable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from secaudit.model.message import Message
    from secaudit.transactions.judging.history import History

_LEAST, _MOST = -8.0, 12.0
# Money in is seldom theft, money that did not move is no loss yet: both may only add to other signs.
_MONEY_IN, _NOT_MOVED = -3.0, -2.0
_HALF = 0.5


class Word(NamedTuple):
    """What one signal says: bits, their weight as evidence (natural log ratio), where, and why."""

    id: str
    bits: NDArray[np.float64]
    ratio: NDArray[np.float64]
    applies: NDArray[np.bool_]
    explain: Callable[[Sequence[int]], list[Message]]


def words(history: History) -> list[Word]:
    """What every applicable signal says about every entry."""
    spoken = []
    for signal, weigh in applicable(history.entries.column_names):
        evidence = weigh(history)
        share, exponent = signal.shows_in, signal.exponent
        unusual = np.exp2(evidence.bits * (1.0 - exponent))
        ratio = np.log((1.0 - share) + share * exponent * unusual)
        everywhere = np.ones(history.count, np.bool_)
        applies = everywhere if evidence.applies is None else evidence.applies
        ratio = np.where(applies, ratio, 0.0)
        spoken.append(Word(signal.id, evidence.bits, ratio, applies, evidence.explain))
    return spoken


def combine(history: History, spoken: Sequence[Word]) -> NDArray[np.float64]:
    """Natural logarithm of the likelihood ratio of each entry by itself, bounded."""
    total = np.zeros(history.count)
    for word in spoken:
        total += word.ratio
    lost = history.out & history.moved
    damped = np.minimum(total * _HALF, total + np.where(history.out, _NOT_MOVED, _MONEY_IN))
    return np.clip(np.where(lost, total, damped), _LEAST, _MOST)
