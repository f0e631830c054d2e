"""The quick reading of intervals finds what the bank has."""

from __future__ import annotations

from secaudit.questionnaire.bank import bank
from secaudit.questionnaire.intervals import recheck_days


def test_the_intervals_are_those_of_the_bank() -> None:
    assert recheck_days() == {one.id: one.recheck_days for one in bank().questions}
