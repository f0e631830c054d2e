from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from secaudit.transactions.judging.history import prepare
from secaudit.transactions.patterns.rhythm import PERIODS, by_payee, by_price, expected

if TYPE_CHECKING:
    from tests.transactions.conftest import Life, Row

START = datetime(2024, 1, 3, 10)


def _every(days: float, count: int, payee: str = "P", amount: int = -1000) -> list[Row]:
    return [(START + timedelta(days=days * i), payee, amount) for i in range(count)]


@pytest.mark.parametrize("period", range(len(PERIODS)))
def test_every_period_is_known_by_its_days(life: Life, period: int) -> None:
    rhythm = by_payee(prepare(life.table(_every(PERIODS[period].days, 4)), since=None, live=False))
    assert rhythm.period.tolist() == [-1, period, period, period]
    assert rhythm.run.tolist() == [0, 1, 2, 3]
    assert rhythm.first.tolist() == [0, 0, 0, 0]
    assert rhythm.previous.tolist() == [-1, 0, 1, 2]


def test_the_fourth_regular_entry_was_to_be_expected(life: Life) -> None:
    history = prepare(life.table(_every(30, 5)), since=None, live=False)
    assert expected(history).tolist() == [False, False, False, True, True]


def test_a_gap_of_no_period_breaks_a_run(life: Life) -> None:
    rows = [(START + timedelta(days=day), "P", -1000) for day in (0, 30, 60, 80, 110)]
    rhythm = by_payee(prepare(life.table(rows), since=None, live=False))
    assert rhythm.run.tolist() == [0, 1, 2, 0, 1]
    assert rhythm.first.tolist() == [0, 0, 0, 3, 3]


def test_streams_keep_to_one_person_payee_and_direction(life: Life) -> None:
    rows = sorted(_every(30, 4) + _every(30, 4, "Q") + _every(30, 4, "P", 1000))
    person = ["me", "you"] * 6
    rhythm = by_payee(prepare(life.table(rows, person=person), since=None, live=False))
    history = prepare(life.table(rows, person=person), since=None, live=False)
    there = np.flatnonzero(rhythm.previous >= 0)
    groups = history.by["payee"].dense
    assert (groups[there] == groups[rhythm.previous[there]]).all()


def test_prices_of_one_payee_have_their_own_rhythm(life: Life) -> None:
    rows = sorted(_every(30, 4) + _every(11, 9, "P", -2345))
    price = by_price(prepare(life.table(rows), since=None, live=False))
    assert price.run.max() == 3


def test_how_restless_a_price_was_before_is_known(life: Life) -> None:
    rows = _every(30, 5)
    rows = [
        (when, payee, amount * (2 if i == 3 else 1)) for i, (when, payee, amount) in enumerate(rows)
    ]
    rhythm = by_payee(prepare(life.table(rows), since=None, live=False))
    assert rhythm.unrest[:4].tolist() == [0.0, 0.0, 0.0, 0.0]
    assert rhythm.unrest[4] == pytest.approx(np.log(2) / 3)
