"""What reports hold beside the scan's: the questionnaire's, and everything together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.light import Light
from secaudit.model.overview import ScorePoint
from secaudit.model.status import Noted
from secaudit.model.whole import Whole
from secaudit.reports import markdown
from secaudit.reports.document import Asked, Items, Meter, Signal, Text
from secaudit.reports.documents import asking, score, whole
from secaudit.workflows.questionnaire import Session

if TYPE_CHECKING:
    from secaudit.model.report import ScanResult
    from secaudit.model.score import Result
    from secaudit.reports.document import Document, Part

EN = Translator("en")
MADE = date(2026, 11, 22)
POINTS = tuple(ScorePoint(datetime(2026, n, 1, tzinfo=UTC), 10 * n, 0, 100) for n in (4, 5))
NOTHING = Whole(
    covered=(), questions=(), entries=None, stolen=(), plans=(), overview=None, result=None,
    points=(), noted=(),
)  # fmt: skip


@pytest.fixture
def answered() -> Result:
    """A questionnaire whose every question has its worst answer, but one."""
    session = Session(None)
    worst = {
        question.id: (min(question.option, key=lambda one: one.credit or 0).id,)
        for section in session.bank.sections
        for question in section.questions
    }
    best = session.bank.sections[0].questions[0]
    worst[best.id] = (next(one.id for one in best.option if one.credit == 100),)
    session.answer(worst)
    return session.result()


def part(document: Document, name: str) -> Part:
    return next(one for one in document.parts if one.id == name)


def test_a_score_comes_with_its_reasons_and_three_things_to_do(answered: Result) -> None:
    found = score.compose(answered, EN, points=POINTS, made=MADE)
    short = part(found, "short").blocks
    meter = next(block for block in short if isinstance(block, Meter))
    assert (meter.value, meter.low) == (answered.score.score, answered.score.low)
    assert [block.mark for block in short if isinstance(block, Text) and block.mark] == [
        "1.", "2.", "3.",
    ]  # fmt: skip
    assert any("cannot pass" in block.text for block in short if isinstance(block, Text))
    assert [one.id for one in found.parts] == [
        "short", "gaps", "pictures", "unchecked", "passed", "method", "limits",
    ]  # fmt: skip


def test_each_gap_tells_how_to_close_it(answered: Result) -> None:
    gaps = part(score.compose(answered, EN, made=MADE), "gaps").blocks
    assert len(gaps) == len(answered.score.gaps)
    first = gaps[0]
    assert isinstance(first, Asked)
    steps = [block.text for block in first.blocks if isinstance(block, Text) and block.mark]
    assert steps == [EN.render(line) for line in answered.score.gaps[0].question.fix]


def test_where_nothing_was_looked_at_the_light_is_neither_red_nor_green() -> None:
    found = whole.compose(NOTHING, EN, made=MADE)
    signal = part(found, "short").blocks[0]
    assert isinstance(signal, Signal)
    assert signal.light is Light.NONE
    missing = part(found, "unchecked").blocks[0]
    assert isinstance(missing, Items)
    assert len(missing.texts) == 5


def test_checks_show_what_they_came_to_under_the_users_own_name() -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    noted = (
        Noted("password", "=wallet", at, {"score": 1, "findings": 2}),
        Noted("vault", "main", at, {"entries": 9, "leaked": 1, "reused": 2, "weak": 0}),
        Noted("pin", "bank", at, {"findings": 0}),
    )
    text = markdown.render(whole.compose(replace(NOTHING, noted=noted), EN, made=MADE))
    assert "| password | \\=wallet | 2026-11-20 | something was found" in text
    assert "| main | 2026-11-20 | 1 leaked; 2 used more than once |" in text
    assert "| bank | 2026-11-20 | nothing found |" in text


def test_what_is_not_the_users_makes_the_light_red(theft: ScanResult) -> None:
    table = theft.ledger.entries
    found = whole.compose(replace(NOTHING, entries=table, stolen=(1,)), EN, made=MADE)
    signal = part(found, "short").blocks[0]
    assert isinstance(signal, Signal)
    assert signal.light is Light.RED
    assert "某某数码旗舰店" in markdown.render(found)


def test_beyond_a_hundred_questions_the_rest_is_counted(theft: ScanResult) -> None:
    many = [(theft.findings[0], theft.ledger.entries)] * 103
    found = asking.part(many, EN, check=None)
    assert sum(isinstance(block, Asked) for block in found.blocks) == 100
    assert Text("3 less urgent questions are not on this page.").text in {
        block.text for block in found.blocks if isinstance(block, Text)
    }
