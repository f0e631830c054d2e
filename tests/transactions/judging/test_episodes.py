"""Which flags are one question, and which are several."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.judging.episodes import group
from secaudit.transactions.judging.history import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.transactions.conftest import Life, Row

NIGHT = datetime(2025, 5, 10, 3, 10)


def _groups(life: Life, rows: list[Row], **columns: Sequence[object]) -> list[int]:
    """The numbers of the questions of `rows`, of which all are flagged, after 100 usual days."""
    past = life.ordinary(100)
    cells = {name: [None] * len(past) + list(values) for name, values in columns.items()}
    history = prepare(life.table(past + rows, **cells), since=None, live=False)
    flagged = history.rows >= len(past)
    numbers = group(history, flagged)
    assert (numbers[~flagged] == -1).all()
    order = np.argsort(history.rows[flagged])
    return [int(number) for number in numbers[flagged][order]]


def _at(hours: float, payee: str) -> Row:
    return (NIGHT + timedelta(hours=hours), payee, -50_000)


def test_twelve_payments_of_one_burst_are_one_question(life: Life) -> None:
    assert set(_groups(life, [_at(n / 20, f"Codes {n % 4}") for n in range(12)])) == {0}


def test_the_rent_of_the_same_day_is_a_question_of_its_own(life: Life) -> None:
    rows = [_at(0, "Stranger"), _at(0.2, "Stranger"), _at(7, "Landlord")]
    assert _groups(life, rows) == [0, 0, 1]


def test_a_day_without_times_glues_no_known_payee_to_a_new_one(life: Life) -> None:
    day = NIGHT.replace(hour=0, minute=0)
    rows = [(day, "Stranger", -250_000), (day, "Landlord", -165_000), (day, "Other", -70_000)]
    known = [False] * 3
    assert _groups(life, rows, time_known=known) == [0, 1, 0]


def test_one_payee_holds_days_together_others_do_not(life: Life) -> None:
    rows = [_at(0, "Stranger"), _at(50, "Stranger"), _at(100, "Stranger"), _at(75, "Somebody")]
    assert _groups(life, rows) == [0, 0, 0, 1]


def test_new_payees_of_one_category_are_one_question_for_a_day(life: Life) -> None:
    rows = [_at(0, "A"), _at(20, "B"), _at(20.5 + 4, "C")]
    assert _groups(life, rows) == [0, 1, 2]
    assert _groups(life, rows, category=["codes", "codes", "food"]) == [0, 0, 1]


def test_links_carry_over(life: Life) -> None:
    rows = [_at(0, "A"), _at(0.9, "B"), _at(1.8, "C"), _at(200, "B")]
    assert _groups(life, rows) == [0, 0, 0, 0]
