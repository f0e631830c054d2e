"""How often something at least this odd happened to this person before.

Every tail is counted from the person's own trusted entries and leans on a prior where these are few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# Sizes beyond this many standard deviations count as the person's tail (about a tenth of a normal).
_TAIL_FROM = 1.28
_PRIOR_SHARE, _PRIOR_SHARE_WEIGHT = 0.1, 10.0
_PRIOR_EXCESS, _PRIOR_EXCESS_WEIGHT = 0.4, 4.0


def level_tail(
    history: History,
    level: NDArray[np.int64],
    prior: NDArray[np.float64],
    *,
    weight: float,
    worth: NDArray[np.float64] | None = None,
    key: str = "flow",
) -> NDArray[np.float64]:
    """Share of the person's entries whose `level` is as high or higher; few entries lean on `prior`.

    `level` counts from 0 (usual) in small whole numbers, `weight` is the number of entries that the
    prior is worth and `worth` says how much each entry may teach (1 if not given).
    """
    trust = history.trust if worth is None else history.trust * worth
    groups = history.by[key]
    top = int(level.max(initial=0)) + 1
    if history.live:
        total = groups.before(trust)
        reached = np.zeros(history.count)
        for step in range(top):
            here = level == step
            if here.any():
                reached[here] = groups.before(np.where(level >= step, trust, 0.0))[here]
    else:
        table = np.bincount(groups.dense * top + level, trust, groups.count * top)
        table = table.reshape(-1, top)[:, ::-1].cumsum(axis=1)[:, ::-1]
        total = table[groups.dense, 0] - trust
        reached = table[groups.dense, level] - trust
    # Differences of running sums may end a hair below zero.
    return (np.maximum(reached, 0.0) + weight * prior) / (np.maximum(total, 0.0) + weight)


def size_tail(history: History, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of the person's entries with a standardised size as large as this or larger.

    Above the top tenth the tail falls exponentially in `score` (a Pareto tail, where the score is of
    a logarithm), as fast as this person's own large entries did.
    """
    beyond = score > _TAIL_FROM
    seen = history.sums("flow")
    large = history.sums("flow", beyond.astype(np.float64))
    excess = history.sums("flow", np.where(beyond, score - _TAIL_FROM, 0.0))
    share = (large + _PRIOR_SHARE_WEIGHT * _PRIOR_SHARE) / (seen + _PRIOR_SHARE_WEIGHT)
    mean = (excess + _PRIOR_EXCESS_WEIGHT * _PRIOR_EXCESS) / (large + _PRIOR_EXCESS_WEIGHT)
    inner = share ** np.clip(score / _TAIL_FROM, 0.0, 1.0)
    return inner * np.exp(-np.clip(score - _TAIL_FROM, 0.0, None) / mean)
