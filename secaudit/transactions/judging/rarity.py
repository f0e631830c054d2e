"""How rare a category, a method or a place is among the person's own payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.judging.tails import level_tail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# More other entries than this are not told as "only".
FEW = 12.0
_RAREST, _NEVER = 11, 12
_YOUNG = 20.0
_PRIOR_HALVINGS = 5.0
_PRIOR_WEIGHT = 3.0
# Distrusted entries leave a trace that is no sighting.
_TRACE = 0.05


def rarity(history: History, key: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Share of entries with a `key` this rare or rarer; and how often this one was seen."""
    return history.learned(("rarity", history.by[key]), lambda: _rarity(history, key))


def _rarity(history: History, key: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    seen, everyone = history.sums(key), history.sums("flow")
    share = seen / np.maximum(everyone, 1.0)
    halvings = np.floor(-np.log2(np.maximum(share, 2.0**-_RAREST)))
    level = np.where(seen <= _TRACE, _NEVER, np.clip(halvings, 0, _RAREST)).astype(np.int64)
    prior = np.exp2(-np.minimum(level, _PRIOR_HALVINGS))
    worth = np.minimum(1.0, (history.index + 1) / _YOUNG)
    return level_tail(history, level, prior, weight=_PRIOR_WEIGHT, worth=worth), seen
