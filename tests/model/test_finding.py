from __future__ import annotations

import dataclasses

import pytest

from secaudit.model.finding import Finding
from secaudit.model.message import Message
from secaudit.model.severity import Severity


def test_severities_stand_in_the_order_of_their_urgency() -> None:
    assert sorted(Severity, reverse=True) == [
        Severity.HIGH,
        Severity.MEDIUM,
        Severity.LOW,
        Severity.NONE,
    ]


def test_a_finding_cannot_be_changed_once_it_was_made() -> None:
    finding = Finding("burst", Message("Many payments"), Severity.LOW, evidence=())
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding.severity = Severity.HIGH  # type: ignore[misc] # the point of the test
