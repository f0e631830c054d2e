from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from secaudit.model.severity import Severity
from secaudit.transactions.judging.familiarity import judge

if TYPE_CHECKING:
    from tests.transactions.conftest import Life

NIGHT = datetime(2025, 9, 14, 3, 10)


def test_an_empty_table_gives_an_empty_judgement(life: Life) -> None:
    judgement = judge(life.table([]))
    assert len(judgement.surprise) == len(judgement.flagged) == len(judgement.group) == 0
    assert judgement.weak


@pytest.mark.parametrize("live", [False, True])
def test_one_entry_is_no_reason_for_alarm(life: Life, live: bool) -> None:
    judgement = judge(life.table([(NIGHT, "Anybody", -100_000)]), live=live)
    assert judgement.flagged.tolist() == [False]
    assert judgement.weak
    assert np.isfinite(judgement.surprise).all()


@pytest.mark.parametrize("live", [False, True])
def test_a_planted_theft_is_found_and_tops_the_year(life: Life, live: bool) -> None:
    rows = life.ordinary(365) + life.theft(NIGHT)
    judgement = judge(life.table(rows), since=datetime(2025, 8, 1), live=live)
    stolen = set(range(len(rows) - 4, len(rows)))
    assert stolen <= set(np.flatnonzero(judgement.flagged).tolist())
    late = [i for i, row in enumerate(rows) if row[0] >= datetime(2025, 8, 1)]
    assert set(sorted(late, key=lambda i: -judgement.surprise[i])[:4]) == stolen
    assert max(judgement.severity) == Severity.HIGH
    assert len({int(judgement.group[row]) for row in stolen}) == 1


@pytest.mark.parametrize("live", [False, True])
def test_ordinary_years_bring_half_a_flag_a_month(life: Life, live: bool) -> None:
    since, flags = datetime(2025, 3, 1), 0
    for seed in range(5):
        judgement = judge(life.table(life.ordinary(365, seed=seed)), live=live, since=since)
        flags += int(judgement.flagged.sum())
        assert not judgement.weak
    assert flags <= 25


def test_the_order_of_the_rows_does_not_matter_and_is_kept(life: Life) -> None:
    rows = life.ordinary(200) + life.theft(datetime(2025, 6, 3, 3))
    shuffled = np.random.default_rng(3).permutation(len(rows))
    straight = judge(life.table(rows))
    mixed = judge(life.table([rows[i] for i in shuffled]))
    assert np.allclose(mixed.surprise, straight.surprise[shuffled])
    assert mixed.flagged.tolist() == straight.flagged[shuffled].tolist()


@pytest.mark.parametrize("keep", [150, 301, 420])
def test_what_comes_later_changes_nothing_when_looking_backwards(life: Life, keep: int) -> None:
    rows = sorted(life.ordinary(250) + life.theft(datetime(2025, 7, 1, 3)))
    whole = judge(life.table(rows), live=True, since=datetime(2025, 3, 1))
    cut = judge(life.table(rows[:keep]), live=True)
    assert np.allclose(cut.surprise, whole.surprise[:keep], atol=1e-9)


def test_people_are_judged_alone(life: Life) -> None:
    mine, yours = life.ordinary(150), life.ordinary(150, seed=9) + life.theft(NIGHT)
    person = ["me"] * len(mine) + ["you"] * len(yours)
    for live in (False, True):
        together = judge(life.table(mine + yours, person=person), live=live)
        alone = judge(life.table(mine), live=live)
        assert np.allclose(together.surprise[: len(mine)], alone.surprise, atol=1e-6)


@pytest.mark.parametrize("live", [False, True])
def test_many_people_in_one_table_are_judged_like_each_alone(life: Life, live: bool) -> None:
    since = datetime(2025, 3, 1)
    days = [20 + 25 * number for number in range(20)]
    people = [life.ordinary(days[number], seed=number) for number in range(20)]
    people[3] = [row for row in people[3] if row[0] >= since] + life.theft(NIGHT)
    person = [f"p{number}" for number, rows in enumerate(people) for _ in rows]
    rows = [row for mine in people for row in mine]
    together = judge(life.table(rows, person=person), since=since, live=live)
    alone = [judge(life.table(mine), since=since, live=live) for mine in people]
    assert np.allclose(together.surprise, np.concatenate([a.surprise for a in alone]), atol=1e-6)
    assert together.flagged.tolist() == [flag for a in alone for flag in a.flagged.tolist()]
    assert together.severity.tolist() == [level for a in alone for level in a.severity.tolist()]
    assert together.weak == any(a.weak for a in alone)


def test_optional_columns_of_every_kind_are_taken(life: Life) -> None:
    rows = life.ordinary(60)
    count = len(rows)
    columns = {
        "category": pa.array([None, *["food"] * (count - 1)]).dictionary_encode(),
        "method": ["card"] * count,
        "place": ["here"] * count,
        "digits": pa.array([2] * count, pa.int8()),
        "direction": ["out"] * count,
        "status": ["failed", "closed", *["settled"] * (count - 2)],
        "time_known": [None, False, *[True] * (count - 2)],
    }
    judgement = judge(life.table(rows, **columns))
    assert np.isfinite(judgement.surprise).all()


def test_without_times_of_day_nothing_is_said_about_hours(life: Life) -> None:
    rows = [(row[0].replace(hour=0, minute=0), *row[1:]) for row in life.ordinary(200)]
    rows += [(datetime(2025, 7, 19), "Stranger", -400_000)]
    judgement = judge(life.table(rows))
    spoken = {reason.signal for told in judgement.reasons.values() for reason in told}
    assert judgement.flagged[-1]
    assert "unusual_hour" not in spoken


def test_sensitivity_only_adds_flags(life: Life) -> None:
    rows = life.ordinary(300) + life.theft(NIGHT, 2) + [(NIGHT - timedelta(days=30), "X", -90_000)]
    low, normal, high = (
        judge(life.table(rows), sensitivity=name).flagged for name in ("low", "normal", "high")
    )
    assert (low <= normal).all()
    assert (normal <= high).all()
    assert low.sum() >= 2


def test_money_in_and_money_that_did_not_move_do_not_shout(life: Life) -> None:
    rows = [*life.ordinary(200), (datetime(2025, 7, 19, 11), "Employer", 900_000)]
    rows += [(datetime(2025, 5, 10, 12), "Shop", -6000)]
    status = ["settled"] * (len(rows) - 1) + ["closed"]
    judgement = judge(life.table(rows, status=status))
    assert not judgement.flagged[-2:].any()


def test_nothing_before_since_is_flagged(life: Life) -> None:
    rows = life.ordinary(300) + life.theft(datetime(2025, 4, 2, 3))
    judgement = judge(life.table(rows), since=datetime(2025, 8, 1))
    assert not judgement.flagged[-4:].any()
    assert judgement.examined + judgement.known == len(rows)


def test_the_users_word_outweighs_every_signal(life: Life) -> None:
    rows = life.ordinary(200) + life.theft(datetime(2025, 6, 3, 3))
    at = len(rows) - 4
    mine = judge(life.table(rows), decisions={str(at): "mine"})
    always = judge(life.table(rows), decisions={str(at): "always_mine"})
    stolen = judge(life.table(rows), decisions={"0": "not_mine"})
    assert mine.flagged[at:].tolist() == [False, True, True, True]
    assert not always.flagged[at:].any()
    assert stolen.flagged[0]


def test_progress_ends_at_the_whole(life: Life) -> None:
    told: list[float] = []
    judge(life.table(life.ordinary(20)), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
