"""The yardsticks do what their names say, so that the comparison is fair."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.lab import yardsticks

START = datetime(2026, 3, 2, 12)


@pytest.fixture
def entries() -> pa.Table:
    """Fifty lunches, one of them paid elsewhere at night and dear."""
    odd = 40
    return pa.table(
        {
            "time": pa.array(
                [START + timedelta(days=n, hours=-9 if n == odd else 0) for n in range(50)],
                pa.timestamp("s"),
            ),
            "payee": ["shop" if n == odd else "canteen" for n in range(50)],
            "amount": [-500_000 if n == odd else -1200 - n for n in range(50)],
        }
    )


def test_the_rule_puts_new_payees_first_and_then_goes_by_size(entries: pa.Table) -> None:
    order = np.argsort(-yardsticks.rule(entries)).tolist()
    assert order[:3] == [40, 0, 49]


def test_features_are_the_seven_usual_ones(entries: pa.Table) -> None:
    table = yardsticks.features(entries)
    assert table.shape == (50, 7)
    assert table[40, 2] == 3
    assert table[0, 3] == START.weekday()
    assert np.flatnonzero(table[:, 4]).tolist() == [0, 40]


def test_ecod_adds_the_tails_of_each_feature() -> None:
    table = np.array([[1.0], [2.0], [3.0], [10.0]])
    # Skewed to the right: the right tail of each value, or either tail where that says more.
    assert yardsticks.ecod(table) == pytest.approx(-np.log([0.25, 0.5, 0.5, 0.25]))


@pytest.mark.parametrize("name", ["ecod", "forest"])
def test_detectors_find_what_sticks_out(entries: pa.Table, name: str) -> None:
    table = yardsticks.features(entries)
    known = np.arange(50) < 30
    score = yardsticks.ecod(table) if name == "ecod" else yardsticks.isolation_forest(table, known)
    # The very first payee is as new as the odd one.
    assert int(np.argmax(score[1:])) == 39
