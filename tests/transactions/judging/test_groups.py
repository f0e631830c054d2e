from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.judging.groups import Groups, Timeline

entries = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 50), st.integers(0, 5)), max_size=30)


@given(entries)
def test_sums_are_those_of_a_plain_loop(rows: list[tuple[int, int, int]]) -> None:
    keys, values = (np.array([row[i] for row in rows], np.int64) for i in (0, 2))
    groups = Groups(keys)
    before = [sum(r[2] for r in rows[:i] if r[0] == row[0]) for i, row in enumerate(rows)]
    total = [sum(r[2] for r in rows if r[0] == row[0]) for row in rows]
    assert groups.before(values.astype(np.float64)).tolist() == before
    assert groups.total(values.astype(np.float64)).tolist() == total


@given(st.lists(st.sampled_from([-(2**40), 0, 7, 65_536, 2**17 + 7, 2**40]), max_size=30))
def test_keys_far_apart_are_grouped_in_their_order_and_that_of_time(keys: list[int]) -> None:
    groups = Groups(np.array(keys, np.int64))
    known = sorted(set(keys))
    assert groups.dense.tolist() == [known.index(key) for key in keys]
    assert groups.order.tolist() == sorted(range(len(keys)), key=lambda row: keys[row])
    assert (groups.starts.tolist(), groups.count) == (
        [sorted(keys).index(k) for k in known],
        len(known),
    )


@given(entries)
def test_stretches_of_time_are_those_of_a_plain_loop(rows: list[tuple[int, int, int]]) -> None:
    rows = sorted(rows, key=lambda row: row[1])
    key, time, value = (np.array([row[i] for row in rows], np.int64) for i in range(3))
    along = Timeline(Groups(key), time, 10)
    worth = value.astype(np.float64)

    def plain(low: int, high: int) -> list[float]:
        return [
            float(sum(r[2] for r in rows if r[0] == row[0] and low <= r[1] - row[1] <= high))
            for row in rows
        ]

    before, after = along.outside(10, along.running(worth))
    assert before.tolist() == plain(-1000, -11)
    assert after.tolist() == plain(11, 1000)
    assert along.around(10, along.running(worth)).tolist() == plain(-10, 10)
    last, following = along.within(10), along.following(10)
    for i, row in enumerate(rows):
        assert last[i] == sum(r[0] == row[0] and row[1] - r[1] <= 10 for r in rows[: i + 1])
        assert following[i] == sum(r[0] == row[0] and r[1] - row[1] <= 10 for r in rows[i:])
