"""The lab's people: the same ones every time, in the shape of a wallet's ledger."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.lab.people import PERSONAS
from benchmarks.lab.population import SEED, cast, life
from benchmarks.lab.thieves import kinds
from secaudit.model.ledger import DIRECTIONS, KINDS, STATUSES, schema

if TYPE_CHECKING:
    from benchmarks.lab.wallet import Life

ENOUGH = 5 * 20 * len(PERSONAS)


@pytest.fixture(scope="module")
def crowd() -> list[Life]:
    return [life(SEED, number) for number in range(0, 30, 3)]


def test_a_number_is_the_same_person_every_time() -> None:
    first, again = life(SEED, 7), life(SEED, 7)
    assert first.entries.equals(again.entries)
    assert np.array_equal(first.theft, again.theft)
    assert first.since == again.since


def test_another_seed_is_another_person() -> None:
    assert not life(SEED, 7).entries.equals(life(SEED + 1, 7).entries)


def test_entries_have_the_columns_and_words_of_a_ledger(crowd: list[Life]) -> None:
    for one in crowd:
        assert one.entries.schema == schema()
        words = one.entries.to_pydict()
        assert set(words["direction"]) <= set(DIRECTIONS)
        assert set(words["kind"]) <= set(KINDS)
        assert set(words["status"]) <= set(STATUSES)
        assert len(one.theft) == one.entries.num_rows


def test_directions_go_with_signs(crowd: list[Life]) -> None:
    for one in crowd:
        for direction, amount in zip(
            one.entries["direction"].to_pylist(), one.entries["amount"].to_pylist(), strict=True
        ):
            assert direction != "out" or amount < 0
            assert direction != "in" or amount > 0


def test_entries_stand_in_order_of_time_and_the_balance_never_falls_below_zero(
    crowd: list[Life],
) -> None:
    for one in crowd:
        assert all(first <= second for first, second in pairwise(one.entries["time"].to_pylist()))
        assert min(one.entries["balance"].to_pylist()) >= 0


def test_lives_hold_what_wallets_hold(crowd: list[Life]) -> None:
    seen = Counter(kind for one in crowd for kind in one.entries["kind"].to_pylist())
    assert {"payment", "transfer", "refund", "top_up", "withdrawal", "interest"} <= set(seen)
    statuses = {status for one in crowd for status in one.entries["status"].to_pylist()}
    assert {"settled", "failed", "refunded"} <= statuses
    assert any("自动续费" in one.entries["description"].to_pylist() for one in crowd)


def test_some_months_of_history_come_before_what_is_judged(crowd: list[Life]) -> None:
    for one in crowd:
        before = one.since - one.entries["time"][0].as_py()
        assert before.days >= 40


def test_every_kind_meets_many_kinds_of_people() -> None:
    met = {cast(number) for number in range(ENOUGH)}
    for kind in kinds():
        assert len({persona for persona, theft in met if theft == kind}) == len(PERSONAS)


def test_one_in_five_people_is_left_alone() -> None:
    alone = [cast(number) for number in range(ENOUGH) if not cast(number)[1]]
    assert len(alone) == ENOUGH // 5
    assert {persona for persona, _ in alone} == set(PERSONAS)
