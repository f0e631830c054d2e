"""Turns bits of surprise into bounded evidence that an entry is not the person's.

An unauthorised payment shows itself in some signals only. Each signal therefore counts as the
likelihood ratio of a mixture: with probability 1 - pi the tail p is as usual (uniform), with
probability pi it is small (density k p^(k-1)). A usual value costs little, an extreme one is
capped. There are three kinds, in which signals show differently: a grab (as much as can be had), a
series (many payments of any size in a short time) and a question that one signal asks by itself (a
double charge, a diverted refund): of those the loudest counts.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from secaudit.transactions.judging.registry import applicable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence, Shows, Signal

_LEAST, _MOST, _MOST_SERIES = -8.0, 12.0, 18.0
# Money in is seldom theft, money that did not move is no loss yet: both only add to other signs.
_MONEY_IN, _NOT_MOVED = -3.0, -2.0
# A line without a sum only tells of something.
_A_NOTE = -12.0
_HALF = 0.5
_IMPOSSIBLE = -50.0
# From so many entries on signals are weighed side by side.
MANY, _MOST_THREADS = 100_000, 4


class Word(NamedTuple):
    """What one signal says."""

    signal: Signal
    evidence: Evidence

    def weight(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Its weight (natural log ratio) for some entries, in the attack that it fits best."""
        weight: NDArray[np.float64] = self.weights(rows).max(axis=0)
        return weight

    def weights(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Its weight for some entries, one row for each kind: grab, series, double charge."""
        kinds = (self.signal.grab, self.signal.series, self.signal.twice)
        weight = np.stack([np.log(_ratio(self.evidence.bits[rows], shows)) for shows in kinds])
        applies = self.evidence.applies
        return weight if applies is None else np.where(applies[rows], weight, 0.0)


class Weights(NamedTuple):
    """Log ratios of a grab (by itself, and by what is around it), a series, a double charge."""

    alone: NDArray[np.float64]
    around: NDArray[np.float64]
    series: NDArray[np.float64]
    twice: NDArray[np.float64]


def words(history: History) -> Iterator[Word]:
    """What every applicable signal says about every entry, in the order of the signals."""
    members = applicable(history.entries.column_names)
    if history.count < MANY:
        yield from (Word(signal, weigh(history)) for signal, weigh in members)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - few histories are so long

    # numpy computes without the interpreter's lock; a few signals at a time bound the memory.
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
        yield from pool.map(lambda member: Word(member.signal, member.weigh(history)), members)


def _ratio(bits: NDArray[np.float64], shows: Shows) -> NDArray[np.float64]:
    """Likelihood ratio of so many bits of surprise, for a signal that `shows` itself so."""
    ratio = np.exp2(bits * (1.0 - shows.exponent))
    ratio *= shows.share * shows.exponent
    ratio += 1.0 - shows.share
    return ratio


def _heard(evidence: Evidence) -> NDArray[np.int64]:
    """The entries of which the signal says that they are not as usual."""
    odd = evidence.bits > 0.0
    return np.flatnonzero(odd if evidence.applies is None else odd & evidence.applies)


def _multiply(product: NDArray[np.float64], evidence: Evidence, shows: Shows) -> None:
    """Take in one word. What is as usual has the same ratio everywhere, so only the rest costs."""
    loud = _heard(evidence)
    before = product[loud]
    usual = _ratio(np.zeros(1), shows)
    if evidence.applies is None:
        product *= usual
    elif evidence.applies.any():
        product *= np.where(evidence.applies, usual, 1.0)
    product[loud] = before * _ratio(evidence.bits[loud], shows)


def combine(history: History, spoken: Iterable[Word]) -> Weights:
    """The bounded sum of all words for each kind of attack."""
    lost = history.out & history.moved
    alone, around, series, twice = (np.ones(history.count) for _ in range(4))
    for signal, evidence in spoken:
        grab = around if signal.around else alone
        for product, shows in ((grab, signal.grab), (series, signal.series)):
            if shows.share:
                _multiply(product, evidence, shows)
        if signal.twice.share:
            loud = _heard(evidence)
            twice[loud] = np.maximum(twice[loud], _ratio(evidence.bits[loud], signal.twice))
    # One logarithm of the product is cheaper than a sum of logarithms.
    alone, around, series, twice = (np.log(product) for product in (alone, around, series, twice))
    unlikely = np.where(history.out, _NOT_MOVED, _MONEY_IN)
    unlikely[history.units == 0] = _A_NOTE
    damped = np.minimum(alone * _HALF, alone + unlikely)
    return Weights(
        alone=np.clip(np.where(lost, alone, damped), _LEAST, _MOST),
        around=np.clip(np.where(lost, around, np.minimum(around, around * _HALF)), _LEAST, _MOST),
        series=np.clip(np.where(lost, series, series + unlikely), _LEAST, _MOST_SERIES),
        # Without an occasion there is no question: no floor for the others. What comes in asks too.
        twice=np.where(history.moved & (twice > 0.0), np.minimum(twice, _MOST), _IMPOSSIBLE),
    )
