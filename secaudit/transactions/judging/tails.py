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

    `level` counts from 0 (usual: the share is 1) in small whole numbers, `weight` is the number of
    entries that the prior is worth and `worth` says how much each entry may teach (1 if not given).
    `apart` counts entries that share the oddity of this one and so cannot make it usual.
    """
    odd = np.flatnonzero(level)
    tail = np.ones(history.count)
    if len(odd):
        reached, total = reach(history, level, odd, worth=worth, key=key)
        outside = 0.0 if apart is None else apart[odd]
        tail[odd] = share(reached, total, prior[odd], weight, outside)
    return tail


def reach(
    history: History,
    level: NDArray[np.int64],
    rows: NDArray[np.int64],
    *,
    worth: NDArray[np.float64] | None = None,
    key: str = "flow",
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many known entries reach the `level` of each of `rows`, and how many there are."""
    trust = history.trust if worth is None else history.trust * worth
    groups = history.by[key]
    here = level[rows]
    top = int(level.max(initial=0)) + 1
    if not history.live:
        place = groups.dense * top + level
        table = np.bincount(place, trust, groups.count * top).reshape(-1, top)
        table = table[:, ::-1].cumsum(axis=1)[:, ::-1]
        own = trust[rows]
        return table.ravel()[place[rows]] - own, table[:, 0][groups.dense[rows]] - own
    reached = np.zeros(len(rows))
    for step in np.flatnonzero(np.bincount(here)).tolist():
        reached[here == step] = groups.before(np.where(level >= step, trust, 0.0))[
            rows[here == step]
        ]
    return reached, groups.before(trust)[rows]


def share(
    reached: NDArray[np.float64],
    total: NDArray[np.float64],
    prior: NDArray[np.float64] | float,
    weight: float,
    apart: NDArray[np.float64] | float = 0.0,
) -> NDArray[np.float64]:
    """`reached` of `total`, both without those `apart`, with a prior worth `weight` entries."""
    # Differences of running sums may end a hair below zero.
    reached, total = np.maximum(reached - apart, 0.0), np.maximum(total - apart, 0.0)
    return (reached + weight * prior) / (total + weight)
