"""Figures of the lab on tables small enough to count by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.lab import measures
from benchmarks.lab.measures import Scored

DAY = 86_400


def scored(
    person: list[int], score: list[float], theft: list[int], *, months: float = 4.0
) -> Scored:
    stolen = np.array(theft, np.bool_)
    return Scored(np.array(person), np.array(score), stolen, ~stolen, months)


def test_an_alarm_near_a_theft_is_not_false() -> None:
    time = np.array([0, 1, 2, 3, 5, 6]) * DAY
    theft = np.array([0, 0, 1, 0, 0, 0], np.bool_)
    assert measures.far_from_theft(time, theft).tolist() == [False] * 4 + [True] * 2


def test_without_a_theft_every_alarm_is_false() -> None:
    assert measures.far_from_theft(np.array([5, 6]), np.zeros(2, np.bool_)).all()


def test_average_precision_counts_what_ranks_above_each_theft() -> None:
    theft = np.array([1, 0, 1, 0], np.bool_)
    score = np.array([4.0, 3.0, 2.0, 1.0])
    assert measures.average_precision(theft, score) == pytest.approx((1 + 2 / 3) / 2)


def test_the_threshold_lets_the_allowed_false_alarms_through() -> None:
    table = scored([1] * 5, [9, 8, 7, 6, 5], [0, 0, 0, 0, 0])
    assert measures.threshold(table, 0.5) == 7
    assert measures.threshold(table, 1.0) == 5
    assert measures.threshold(table, 2.0) == float("-inf")


def test_an_episode_is_caught_by_its_loudest_entry() -> None:
    table = scored([1, 1, 1, 2, 2], [9, 1, 5, 4, 6], [1, 1, 0, 1, 0])
    found = measures.figures(table)
    # One false alarm is allowed at 0.25 a month: the threshold lies at the second loudest, 5.
    assert found.caught == pytest.approx((0.5, 1.0, 1.0))
    assert found.primary == pytest.approx(2.5 / 3)
    assert found.top3 == 1.0


def test_the_top_three_are_those_of_each_person() -> None:
    table = scored([1, 1, 1, 1, 2], [9, 8, 7, 6, 1], [0, 0, 0, 1, 1])
    assert measures.figures(table).top3 == 0.5


def test_equal_scores_for_all_catch_hardly_anything() -> None:
    count = 400
    table = scored([*range(count)], [1.0] * count, [1] * 40 + [0] * 360, months=100)
    assert measures.figures(table).primary < 0.5


def test_kinds_are_counted_by_episode() -> None:
    table = scored([1, 1, 2, 3], [9, 8, 1, 7], [1, 1, 1, 1])
    found = measures.caught_by_kind(table, {1: "burst", 2: "drip", 3: "drip"}, 5.0)
    assert found == {"burst": (1, 1), "drip": (1, 2)}


def test_flags_are_false_alarms_per_month_and_episodes() -> None:
    table = scored([1, 1, 2, 2], [0, 0, 0, 0], [1, 0, 1, 0])
    false, caught = measures.flagged(table, np.array([True, True, False, True]))
    assert (false, caught) == (0.5, 0.5)


def test_flags_of_one_group_are_one_question() -> None:
    person, group = np.array([1, 1, 1, 2]), np.array([0, 0, 1, 0])
    assert measures.questions(person, group, np.array([True, True, True, True])) == 3
    assert measures.questions(person, group, np.array([True, True, False, False])) == 1
