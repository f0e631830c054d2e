from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from secaudit.transactions.judging.chain import Pace, posterior
from secaudit.transactions.judging.history import prepare

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.transactions.conftest import Life

PACE = Pace()


def _plain(hours: list[float], evidence: NDArray[np.float64], *, live: bool) -> list[float]:
    """The same chain, entry by entry, as the textbook has it."""
    ratio = np.exp(evidence)
    seen = np.stack([np.ones(len(hours)), (1 - PACE.owner) * ratio + PACE.owner], axis=1)
    moves = []
    for i, hour in enumerate(hours):
        same = float(np.exp(-(hour - hours[i - 1]) * 3600 / PACE.lasting)) if i else 0.0
        start = (1 - same) * PACE.rare + same * PACE.enter
        end = (1 - same) * (1 - PACE.rare)
        moves.append(np.array([[1 - start, start], [end, 1 - end]]))
    forward = [np.array([1.0, 0.0]) @ moves[0] * seen[0]]
    for move, like in zip(moves[1:], seen[1:], strict=True):
        forward.append(forward[-1] @ move * like)
    backward = [np.ones(2)]
    for move, like in zip(moves[:0:-1], seen[:0:-1], strict=True):
        backward.insert(0, move @ (like * backward[0]))
    both = [f if live else f * b for f, b in zip(forward, backward, strict=True)]
    stranger = (1 - PACE.owner) * ratio
    own = stranger / (stranger + PACE.owner)
    return [float(b[1] / b.sum() * o) for b, o in zip(both, own, strict=True)]


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("count", [1, 2, 7, 8, 33])
def test_the_tree_of_products_gives_what_the_plain_chain_gives(
    life: Life,
    count: int,
    live: bool,
) -> None:
    rng = np.random.default_rng(count)
    hours = np.cumsum(rng.integers(0, 40, count)).astype(float).tolist()
    evidence = rng.normal(0.0, 3.0, count)
    start = datetime(2025, 1, 1)
    rows = [(start + timedelta(hours=hour), "x", -100) for hour in hours]
    history = prepare(life.table(rows), since=None, live=live)
    odds = posterior(history, evidence, PACE)
    assert np.allclose(1 / (1 + np.exp(-odds)), _plain(hours, evidence, live=live), rtol=1e-6)


def test_a_test_charge_is_seen_once_the_large_one_follows(life: Life) -> None:
    start = datetime(2025, 1, 1)
    rows = [(start + timedelta(hours=h), "x", -100) for h in (0, 200, 201)]
    evidence = np.array([1.0, 1.0, 9.0])
    whole, live = (
        posterior(prepare(life.table(rows), since=None, live=way), evidence, PACE)
        for way in (False, True)
    )
    assert whole[1] > live[1] + 2.0
    assert whole[1] > whole[0] + 2.0
