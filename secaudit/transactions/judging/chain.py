"""Attacks come in clusters: a chain of two states over time turns single oddities into episodes.

The states are "only the owner pays" and "somebody else pays too". The second one decays within
hours; while it lasts the owner goes on paying. Probabilities are products of 2 x 2 matrices,
multiplied in blocks that advance together (a prefix scan), so that Python visits only about as many
steps as the root of the number of entries and cost is linear. Method: Rabiner, A tutorial on hidden
Markov models, 1989; Blelloch, Prefix sums, 1990.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
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
    owner, both = _states(steps, np.array([1.0, 0.0]))
    if not history.live:
        following = np.concatenate([steps[:, :, 1:], np.eye(2)[:, :, None]], axis=2)
        states = _states(following[:, :, ::-1].transpose(1, 0, 2), np.ones(2))
        owner, both = owner * states[0][::-1], both * states[1][::-1]
    attacked = np.maximum(both / (owner + both), _LEAST)
    stranger = (1.0 - pace.owner) * ratio
    probability = attacked * stranger / (stranger + pace.owner)
    odds: NDArray[np.float64] = np.log(probability) - np.log1p(-np.minimum(probability, _MOST))
    return odds


def _steps(history: History, attacked: NDArray[np.float64], pace: Pace) -> NDArray[np.float64]:
    """Matrices [state before, state now, entry]: transition times likelihood of the entry."""
    gap = np.diff(history.time, prepend=history.time[:1])
    same = np.exp(-np.maximum(gap, 0) / pace.lasting)
    same[history.by["person"].starts] = 0.0
    new = 1.0 - same
    steps = np.empty((2, 2, history.count))
    steps[0, 1] = new * pace.rare + same * pace.enter
    steps[0, 0] = 1.0 - steps[0, 1]
    steps[1, 0] = new * (1.0 - pace.rare)
    steps[1, 1] = 1.0 - steps[1, 0]
    steps[:, 1] *= attacked
    return steps


def _states(steps: NDArray[np.float64], first: NDArray[np.float64]) -> NDArray[np.float64]:
    """`first` times the first 1, 2, ... n matrices, [state, entry], each up to a positive factor.

    The entries are cut into about as many blocks as a block has entries. All blocks advance
    together: first as matrices, to know what each does as a whole, then from the state in which
    the block before it ends.
    """
    count = steps.shape[2]
    height = max(isqrt(count), 1)
    blocks = -(-count // height)
    whole = np.empty((2, 2, blocks * height))
    whole[:, :, :count] = steps
    whole[:, :, count:] = np.eye(2)[:, :, None]
    # [entry of the block, state before, state now, block]
    whole = np.ascontiguousarray(whole.reshape(2, 2, blocks, height).transpose(3, 0, 1, 2))
    product = whole[0]
    for entry in whole[1:]:
        product = _scaled(product[:, :1] * entry[0] + product[:, 1:] * entry[1])
    state = np.empty((2, blocks))
    state[:, 0] = first
    for block in range(1, blocks):
        ends = state[:, block - 1] @ product[:, :, block - 1]
        state[:, block] = ends / ends.max()
    states = np.empty((height, 2, blocks))
    for number, entry in enumerate(whole):
        state = _scaled(state[:1] * entry[0] + state[1:] * entry[1])
        states[number] = state
    return states.transpose(1, 2, 0).reshape(2, -1)[:, :count]


def _scaled(product: NDArray[np.float64]) -> NDArray[np.float64]:
    """Only ratios matter; without this long products underflow."""
    scaled: NDArray[np.float64] = product / product.max(axis=tuple(range(product.ndim - 1)))
    return scaled
