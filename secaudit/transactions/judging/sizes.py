"""What an amount usually is - for the person, within a category, at a payee - and how odd one is.

Levels are means of logarithms, each shrunk towards the wider group by how much was seen, so that
one visit to a shop says a little and ten say nearly everything.
"""

from __future__ import annotations

from math import gamma
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from secaudit.model.message import Message
from secaudit.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# Before anything is seen, sizes spread like a factor of e; worth this many entries.
_PRIOR_VARIANCE, _PRIOR_WEIGHT = 1.0, 4.0
_LEVEL_WEIGHT = 1.5
_SPREAD_WEIGHT = 3.0
# A narrower group spreads less than the wider one that it is part of.
_NARROWER = 0.7
_LEAST_VARIANCE = 0.01
# With fewer entries in a currency there is no usual: two charges abroad must not excuse each other.
_ENOUGH = 2.5

# The tail is fitted to scores above this many standard deviations.
_TAIL_FROM = 1.15
_SHARE, _SHARE_WEIGHT = 0.5, 5.0
_MEAN_EXCESS, _MEAN_EXCESS_WEIGHT = 0.8, 8.0
# Squared coefficient of variation of the excess: 1 for a Pareto tail, less for lighter ones.
_VARIATION, _VARIATION_WEIGHT = 0.8, 20.0
_LIGHTEST = 2.5
# Where the fit says e^-3 or less it is held against how often the person went so far.
_CHECK_FROM, _CHECK_WEIGHT, _CHECK_EXCESS_WEIGHT = 3.0, 20.0, 20.0
# One forgotten theft must not make all later ones usual.
_MOST_EXCESS = 2.0
_MOST_NATS = 60.0
_HUNDRED = 100

_SHAPES = np.linspace(0.5, 4.0, 200)
_VARIATIONS = np.array([gamma(1 + 2 / k) / gamma(1 + 1 / k) ** 2 - 1 for k in _SHAPES.tolist()])
_MEANS = np.array([gamma(1 + 1 / k) for k in _SHAPES.tolist()])


class Usual(NamedTuple):
    """The usual logarithm of size around every entry; `known` where there was any to learn from."""

    level: NDArray[np.float64]
    variance: NDArray[np.float64]
    known: NDArray[np.bool_]

    def score(self, size: NDArray[np.float64]) -> NDArray[np.float64]:
        """How many standard deviations each size lies above the usual."""
        return (size - self.level) / np.sqrt(self.variance + _LEAST_VARIANCE)

    def money(self, history: History, row: int) -> Money:
        """The usual amount around an entry, to two figures."""
        units = float(np.exp(self.level[row])) * 10.0 ** float(history.digits[row])
        step = 10.0 ** max(0.0, np.floor(np.log10(max(units, 1.0))) - 1.0)
        money = history.money(row, round(units / step) * step)
        whole, rest = divmod(money.units, 10**money.digits)
        return money if rest else Money(whole, 0, money.currency)


def usual_size(history: History, size: NDArray[np.float64], keys: Sequence[str] = ()) -> Usual:
    """The usual `size` of entries of this direction and currency, then within `keys`."""
    if size is history.size:
        return history.learned(("usual", *keys), lambda: _usual(history, size, keys))
    return _usual(history, size, keys)


def _usual(history: History, size: NDArray[np.float64], keys: Sequence[str]) -> Usual:
    key = keys[-1] if keys else "purse"
    seen = history.sums(key)
    total, squares = history.sums(key, size), history.sums(key, size * size)
    if not keys:
        # Where nothing was seen the entry itself is all there is to compare with.
        level = np.where(seen > 0, total / np.maximum(seen, 1e-9), size)
        variance = np.maximum(squares - seen * level * level, 0.0)
        variance = (variance + _PRIOR_WEIGHT * _PRIOR_VARIANCE) / (seen + _PRIOR_WEIGHT)
        return Usual(level, variance, seen >= _ENOUGH)
    wider = usual_size(history, size, keys[:-1])
    level = (total + _LEVEL_WEIGHT * wider.level) / (seen + _LEVEL_WEIGHT)
    spread = np.maximum(squares - 2 * level * total + seen * level * level, 0.0)
    narrow = _NARROWER * wider.variance
    variance = (spread + _SPREAD_WEIGHT * narrow) / (seen + _SPREAD_WEIGHT)
    return Usual(level, variance, wider.known)


def size_tail(history: History, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of the person's entries with a standardised size as large as this or larger.

    A Weibull tail, its scale and shape from the mean and variation of the person's own excesses
    (method of moments), then slowed down where the person went further than it allows.
    """
    rows = np.flatnonzero(score > _TAIL_FROM)
    excess = np.zeros(history.count)
    excess[rows] = score[rows] - _TAIL_FROM
    beyond = excess > 0.0
    seen = history.sums("flow", rows=rows)
    large = history.sums("flow", beyond.astype(np.float64), rows)
    total, squares = history.sums("flow", excess, rows), history.sums("flow", excess**2, rows)
    share = (large + _SHARE_WEIGHT * _SHARE) / (seen + _SHARE_WEIGHT)
    mean = (total + _MEAN_EXCESS_WEIGHT * _MEAN_EXCESS) / (large + _MEAN_EXCESS_WEIGHT)
    variation = np.maximum(squares * large / np.maximum(total, 1e-9) ** 2 - 1.0, 0.05)
    variation = (variation * large + _VARIATION_WEIGHT * _VARIATION) / (large + _VARIATION_WEIGHT)
    shape = np.minimum(np.interp(-variation, -_VARIATIONS, _SHAPES), _LIGHTEST)
    scale = mean / np.interp(shape, _SHAPES, _MEANS)
    nats = np.minimum((excess[rows] / scale) ** shape - np.log(share), _MOST_NATS)
    tail = np.ones(history.count)
    tail[rows] = _checked(history, rows, nats, seen)
    return tail


def _checked(
    history: History,
    rows: NDArray[np.int64],
    nats: NDArray[np.float64],
    seen: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The tail e^-nats of `rows`, held against how often this person's entries had as many."""
    column = np.zeros(history.count)
    column[rows] = nats > _CHECK_FROM
    count = history.sums("flow", column, rows)
    column[rows] = np.clip(nats - _CHECK_FROM, 0.0, _MOST_EXCESS)
    excess = history.sums("flow", column, rows)
    share = (count + _CHECK_WEIGHT * np.exp(-_CHECK_FROM)) / (seen + _CHECK_WEIGHT)
    mean = np.maximum(1.0, (excess + _CHECK_EXCESS_WEIGHT) / (count + _CHECK_EXCESS_WEIGHT))
    inner = share ** np.clip(nats / _CHECK_FROM, 0.0, 1.0)
    tail: NDArray[np.float64] = inner * np.exp(-np.clip(nats - _CHECK_FROM, 0.0, None) / mean)
    return tail


def times_usual(history: History, usual: Usual, row: int, text: str) -> Message:
    """`text` with how many times the usual amount an entry is, and what is usual."""
    times = float(np.exp(history.size[row] - usual.level[row]))
    return Message(text, {"times": _rounded(times), "usual": usual.money(history, row)})


def _rounded(times: float) -> float:
    """Two figures are enough to recognise a payment by."""
    return float(f"{times:.2g}") if times < _HUNDRED else float(round(times))
