from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.transactions.judging import mixture
from secaudit.transactions.judging.familiarity import judge

if TYPE_CHECKING:
    import pytest


def test_a_history_weighed_by_several_threads_is_judged_as_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = np.random.default_rng(5)
    count = 400
    entries = pa.table(
        {
            "time": pa.array(np.sort(chance.integers(0, 10**7, count)), pa.timestamp("s")),
            "payee": [f"shop {number}" for number in chance.integers(0, 40, count)],
            "amount": -chance.integers(100, 9_000, count),
            "currency": ["EUR"] * count,
            "category": [f"kind {number}" for number in chance.integers(0, 5, count)],
        }
    )
    alone = judge(entries)
    monkeypatch.setattr(mixture, "MANY", 1)
    together = judge(entries)
    assert (together.surprise == alone.surprise).all()
    assert (together.flagged == alone.flagged).all()
    assert together.reasons.keys() == alone.reasons.keys()
