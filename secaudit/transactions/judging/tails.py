"""How often something at least this odd happened to this person before.

Every tail is counted from the person's own trusted entries and leans on a prior where these are
few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History


def level_tail(  # noqa: PLR0913 - all but three are rarely given
    history: History,
    level: NDArray[np.int64],
    prior: NDArray[np.float64],
    *,
    weight: float,
    worth: NDArray[np.float64] | None = None,
    key: str = "flow",
    apart: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Share of entries whose `level` is as high or higher; where there are few it leans on `prior`.

    `level` counts from 0 (usual) in small whole numbers, `weight` is the number of entries that the
    prior is worth and `worth` says how much each entry may teach (1 if not given). `apart` counts
    entries that share the oddity of this one and so cannot make it usual.
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
        place = groups.dense * top + level
        table = np.bincount(place, trust, groups.count * top).reshape(-1, top)
        table = table[:, ::-1].cumsum(axis=1)[:, ::-1]
        total = table[:, 0][groups.dense] - trust
        reached = table.ravel()[place] - trust
    if apart is not None:
        reached, total = reached - apart, total - apart
    # Differences of running sums may end a hair below zero.
    return (np.maximum(reached, 0.0) + weight * prior) / (np.maximum(total, 0.0) + weight)
