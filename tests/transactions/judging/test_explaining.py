"""Reasons and contributions of real judgements."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from secaudit.model.judgement import REST
from secaudit.transactions.judging.familiarity import judge
from secaudit.transactions.judging.registry import members

if TYPE_CHECKING:
    from tests.transactions.conftest import Life

NIGHT = datetime(2025, 9, 14, 3, 10)
ABOUT = {member.signal.id: member.signal.about or member.signal.id for member in members()}


@pytest.mark.parametrize("live", [False, True])
def test_contributions_add_up_to_the_surprise_largest_first(life: Life, live: bool) -> None:
    judgement = judge(life.table(life.ordinary(300) + life.theft(NIGHT)), live=live)
    assert set(judgement.contributions) == set(np.flatnonzero(judgement.flagged).tolist())
    for row, parts in judgement.contributions.items():
        bits = [part.bits for part in parts]
        assert sum(bits) == pytest.approx(float(judgement.surprise[row]))
        assert [part.signal for part in parts].index(REST) == len(parts) - 1
        assert bits[:-1] == sorted(bits[:-1], reverse=True)
        assert bits[0] > 0


def test_contributions_are_weighed_and_bounded(life: Life) -> None:
    judgement = judge(life.table(life.ordinary(300) + life.theft(NIGHT)))
    row = judgement.contributions[len(judgement.surprise) - 1]
    raw = {reason.signal: reason.bits for reason in judgement.reasons[len(judgement.surprise) - 1]}
    assert raw
    assert all(part.bits < raw[part.signal] for part in row if part.signal in raw)


def test_no_two_reasons_are_about_the_same_thing(life: Life) -> None:
    twice = life.theft(NIGHT, 2)
    rows = [*life.ordinary(300), twice[0], (twice[1][0], *twice[0][1:])]
    judgement = judge(life.table(rows))
    told = [reason.signal for reason in judgement.reasons[len(rows) - 1]]
    assert "duplicate" in told
    assert len({ABOUT[signal] for signal in told}) == len(told)
    assert not {"burst", "repeat_at_payee", "day_total"} & set(told)


def test_what_the_user_said_is_not_theirs_has_contributions_too(life: Life) -> None:
    judgement = judge(life.table(life.ordinary(300)), decisions={"7": "not_mine"})
    assert judgement.flagged[7]
    assert 7 in judgement.contributions
