from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from secaudit.model.severity import Severity
from secaudit.transactions.judging import scale
from secaudit.transactions.judging.familiarity import judge

if TYPE_CHECKING:
    from tests.transactions.conftest import Life


def test_a_long_period_asks_for_more_bits_up_to_a_limit() -> None:
    months = np.array([0.0, 1.0, 4.0, 12.0, 36.0, 360.0])
    asked = scale.threshold("normal", months).tolist()
    assert asked[:3] == [scale.ASK["normal"]] * 3
    assert asked == sorted(asked)
    assert asked[3] > asked[2]
    assert asked[-1] == asked[-2]


def test_only_money_that_left_is_a_reason_to_freeze() -> None:
    bits = np.array([scale.FREEZE_NOW, scale.FREEZE_NOW, scale.ASK_HOTLINE, 6.5, 30.0])
    flagged = np.array([True, True, True, True, False])
    lost = np.array([True, False, True, True, True])
    assert scale.severity(bits, flagged, lost).tolist() == [
        Severity.HIGH, Severity.MEDIUM, Severity.MEDIUM, Severity.LOW, Severity.NONE,
    ]  # fmt: skip


@pytest.mark.parametrize("live", [False, True])
def test_a_sizeable_double_charge_is_asked_about(life: Life, live: bool) -> None:
    noon = datetime(2025, 9, 14, 12)
    rows = life.ordinary(365)
    rows += [(noon, "Market", -6100), (noon + timedelta(minutes=3), "Market", -6100)]
    judgement = judge(life.table(rows), since=datetime(2025, 8, 1), live=live)
    assert judgement.flagged[-1]
    assert "duplicate" in [reason.signal for reason in judgement.reasons[len(rows) - 1]]
