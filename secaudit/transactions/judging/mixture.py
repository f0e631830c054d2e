"""Turns bits of surprise into bounded evidence that an entry is not the person's.

An unauthorised payment shows itself in some signals only. Each signal therefore counts as the
likelihood ratio of a mixture: with probability 1 - pi the tail p is as usual (uniform), with
probability pi it is small (density k p^(k-1)). A usual value costs little, an extreme one is
capped. There are three kinds, in which signals show differently: a grab (as much as can be had), a
series (many payments of any size in a short time) and a double charge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from secaudit.transactions.judging.registry import applicable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence, Shows, Signal

_LEAST, _MOST, _MOST_SERIES = -8.0, 12.0, 18.0
# Money in is seldom theft, money that did not move is no loss yet: both only add to other signs.
_MONEY_IN, _NOT_MOVED = -3.0, -2.0
_HALF = 0.5
_IMPOSSIBLE = -50.0


class Word(NamedTuple):
    """What one signal says, and its weight (natural log ratio) in each kind of attack."""

    signal: Signal
    evidence: Evidence
    grab: NDArray[np.float64]
    series: NDArray[np.float64]
    twice: NDArray[np.float64]

    @property
    def weight(self) -> NDArray[np.float64]:
        """Its weight in the kind of attack that it fits better."""
        return np.maximum(np.maximum(self.grab, self.series), self.twice)


class Weights(NamedTuple):
    """Log ratios of a grab (by itself, and by what is around it), a series, a double charge."""

    alone: NDArray[np.float64]
    around: NDArray[np.float64]
    series: NDArray[np.float64]
    twice: NDArray[np.float64]


def words(history: History) -> list[Word]:
    """What every applicable signal says about every entry."""
    spoken = []
    for signal, weigh in applicable(history.entries.column_names):
        evidence = weigh(history)
        kinds = (signal.grab, signal.series, signal.twice)
        spoken.append(Word(signal, evidence, *(_ratio(evidence, shows) for shows in kinds)))
    return spoken


def _ratio(evidence: Evidence, shows: Shows) -> NDArray[np.float64]:
    unusual = np.exp2(evidence.bits * (1.0 - shows.exponent))
    ratio = np.log((1.0 - shows.share) + shows.share * shows.exponent * unusual)
    return ratio if evidence.applies is None else np.where(evidence.applies, ratio, 0.0)


def combine(history: History, spoken: Sequence[Word]) -> Weights:
    """The bounded sum of all words for each kind of attack."""
    lost = history.out & history.moved
    alone = _sum(history, (word.grab for word in spoken if not word.signal.around))
    around = _sum(history, (word.grab for word in spoken if word.signal.around))
    series = _sum(history, (word.series for word in spoken))
    twice = _sum(history, (word.twice for word in spoken))
    unlikely = np.where(history.out, _NOT_MOVED, _MONEY_IN)
    damped = np.minimum(alone * _HALF, alone + unlikely)
    return Weights(
        alone=np.clip(np.where(lost, alone, damped), _LEAST, _MOST),
        around=np.clip(np.where(lost, around, np.minimum(around, around * _HALF)), _LEAST, _MOST),
        series=np.clip(np.where(lost, series, series + unlikely), _LEAST, _MOST_SERIES),
        # Without a double there is no double charge: no floor for the others.
        twice=np.where(lost & (twice > 0.0), np.minimum(twice, _MOST), _IMPOSSIBLE),
    )


def _sum(history: History, columns: Iterable[NDArray[np.float64]]) -> NDArray[np.float64]:
    total = np.zeros(history.count)
    for column in columns:
        total += column
    return total
