"""What was said beside what the computer shows: it contradicts only where it saw clearly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit.model.evidence import Evidence, Outcome
from secaudit.model.message import Message
from secaudit.questionnaire.evidence import beside
from secaudit.questionnaire.scoring import score
from tests.questionnaire.conftest import answers_of

if TYPE_CHECKING:
    from secaudit.model.questionnaire import Bank


def seen(probe: str, outcome: Outcome) -> dict[str, Evidence]:
    return {probe: Evidence(probe, outcome, Message("Seen."), "raw line")}


@pytest.mark.parametrize(
    ("said", "outcome", "contradicts"),
    [
        ("all", Outcome.FAIL, True),
        ("all", Outcome.PASS, False),
        ("all", Outcome.UNKNOWN, False),
        ("all", Outcome.NOT_APPLICABLE, False),
        ("some", Outcome.FAIL, False),
        ("some", Outcome.PASS, False),
        ("none", Outcome.PASS, True),
        ("none", Outcome.FAIL, False),
        ("unknown", Outcome.FAIL, False),
    ],
)
def test_it_contradicts_where_both_speak_clearly(
    bank: Bank, said: str, outcome: Outcome, *, contradicts: bool
) -> None:
    answers = {**answers_of(bank, "best"), "device.computer": (said,)}
    verdicts = score(bank, answers).verdicts
    (found,) = beside(verdicts, seen("host.disk_encryption", outcome))
    assert found.verdict.question.id == "device.computer"
    assert found.contradicts is contradicts


def test_what_no_question_speaks_of_is_left_out(bank: Bank) -> None:
    verdicts = score(bank, answers_of(bank, "best")).verdicts
    assert beside(verdicts, seen("host.unheard_of", Outcome.FAIL)) == ()
    assert beside(verdicts, {}) == ()
