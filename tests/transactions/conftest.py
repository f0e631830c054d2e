"""Invented lives to judge: one person's year, and the small tables that hand-made cases need."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[datetime, str, int]

SHOPS = ("Bakery", "Market", "Metro", "Canteen", "Bookshop", "Pharmacy")
LEVELS = (300, 4500, 400, 1500, 3500, 2800)


class Life:
    """Makes invented lives; a fixture hands it to tests, which cannot import each other."""

    @staticmethod
    def table(rows: Sequence[Row], **columns: Sequence[object]) -> pa.Table:
        """A ledger of the four needed columns, and of others as given."""
        base: dict[str, object] = {
            "time": pa.array([row[0] for row in rows], pa.timestamp("s")),
            "payee": pa.array([row[1] for row in rows], pa.string()),
            "amount": pa.array([row[2] for row in rows], pa.int64()),
            "currency": pa.array(["CNY"] * len(rows), pa.string()),
        }
        return pa.table({**base, **columns})

    @staticmethod
    def ordinary(days: int, seed: int = 1, start: datetime = datetime(2025, 1, 1)) -> list[Row]:
        """Two or so payments a day between eight and nine, at six shops, and rent on the first."""
        rng = np.random.default_rng(seed)
        rows: list[Row] = []
        for day in range(days):
            date = start + timedelta(days=day)
            if date.day == 1:
                rows.append((date + timedelta(hours=10), "Landlord", -250_000))
            for _ in range(int(rng.poisson(2))):
                shop = int(rng.integers(len(SHOPS)))
                second = int(rng.integers(8 * 3600, 21 * 3600))
                amount = max(1, int(LEVELS[shop] * rng.lognormal(0.0, 0.25)))
                rows.append((date + timedelta(seconds=second), SHOPS[shop], -amount))
        return sorted(rows)

    @staticmethod
    def theft(start: datetime, count: int = 4) -> list[Row]:
        """Large payments to a stranger, minutes apart."""
        return [
            (start + timedelta(minutes=7 * step), "Stranger", -380_000 - 100 * step)
            for step in range(count)
        ]


@pytest.fixture
def life() -> Life:
    return Life()
