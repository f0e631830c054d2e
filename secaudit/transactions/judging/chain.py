"""Attacks come in clusters: a chain of two states over time turns single oddities into episodes.

The states are "only the owner pays" and "somebody else pays too". The second one decays within
hours; while it lasts the owner goes on paying. Probabilities are products of 2 x 2 matrices,
multiplied in a tree of whole arrays (a prefix scan), so that no entry is visited by a Python loop
and cost is linear. Method: Rabiner, A tutorial on hidden Markov models, 1989; Blelloch, Prefix
sums, 1990.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History


_LEAST, _MOST = 1e-12, 1.0 - 1e-9


@dataclass(frozen=True, slots=True)
class Pace:
    """How attacks run: how rare, how long (seconds), how often the owner pays meanwhile."""

    rare: float = 0.003
    enter: float = 0.0005
    lasting: float = 18 * 3600.0
    owner: float = 0.3


def posterior(history: History, evidence: NDArray[np.float64], pace: Pace) -> NDArray[np.float64]:
    """Log odds that each entry is somebody else's, given `evidence` (log ratios) around it.

    Looking backwards only, what comes later has no say.
    """
    if not history.count:
        return np.zeros(0)
    ratio = np.exp(evidence)
    steps = _steps(history, (1.0 - pace.owner) * ratio + pace.owner, pace)
    state = _prefixes(steps)[:, 0, :]
    if not history.live:
        following = np.concatenate([steps[1:], np.eye(2)[None]])
        backwards = _prefixes(following[::-1].transpose(0, 2, 1))[::-1]
        state = state * backwards.sum(axis=1)
    attacked = np.maximum(state[:, 1] / state.sum(axis=1), _LEAST)
    stranger = (1.0 - pace.owner) * ratio
    probability = attacked * stranger / (stranger + pace.owner)
    odds: NDArray[np.float64] = np.log(probability) - np.log1p(-np.minimum(probability, _MOST))
    return odds


def _steps(history: History, attacked: NDArray[np.float64], pace: Pace) -> NDArray[np.float64]:
    """Matrices [entry, state before, state now]: transition times likelihood of the entry."""
    gap = np.diff(history.time, prepend=history.time[:1])
    same = np.exp(-np.maximum(gap, 0) / pace.lasting)
    same[history.by["person"].starts] = 0.0
    new = 1.0 - same
    steps = np.empty((history.count, 2, 2))
    steps[:, 0, 1] = new * pace.rare + same * pace.enter
    steps[:, 0, 0] = 1.0 - steps[:, 0, 1]
    steps[:, 1, 0] = new * (1.0 - pace.rare)
    steps[:, 1, 1] = 1.0 - steps[:, 1, 0]
    steps[:, :, 1] *= attacked[:, None]
    return steps


def _prefixes(steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Products of the first 1, 2, ... n matrices, each up to a positive factor."""
    if len(steps) <= 1:
        return steps.copy()
    halves = _prefixes(_product(steps[:-1:2], steps[1::2]))
    products = np.empty_like(steps)
    products[0] = steps[0]
    products[1::2] = halves
    rest = steps[2::2]
    products[2::2] = _product(halves[: len(rest)], rest)
    return products


def _product(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    product = np.empty_like(left)
    for i in range(2):
        for j in range(2):
            product[:, i, j] = left[:, i, 0] * right[:, 0, j] + left[:, i, 1] * right[:, 1, j]
    # Only ratios matter; without this long products underflow.
    scaled: NDArray[np.float64] = product / product.max(axis=(1, 2), keepdims=True)
    return scaled
