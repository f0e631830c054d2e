"""A scan with a memory: what is judged, what is asked again, and what must not be lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from secaudit.model.decision import Decision
from secaudit.storage.database import data_folder, open_database
from secaudit.workflows import remembered, review, scan
from secaudit.workflows.scan import scan_files

if TYPE_CHECKING:
    from secaudit.model.report import ScanResult

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
ALIPAY = SAMPLES / "alipay.csv"


def test_the_first_scan_finds_what_a_scan_without_memory_finds() -> None:
    alone = scan_files([ALIPAY])
    kept = scan_files([ALIPAY], remember=True)
    assert kept.findings == alone.findings
    assert np.array_equal(kept.judgement.surprise, alone.judgement.surprise)
    assert kept.memory is not None
    assert kept.memory.first_time
    assert kept.memory.new.all()


def test_a_repeated_scan_asks_its_open_questions_and_no_others() -> None:
    first = scan_files([ALIPAY], remember=True)
    second = scan_files([ALIPAY], remember=True)
    assert second.memory is not None
    assert not second.memory.new.any()
    assert _asked(second) == _asked(first)


def test_what_a_scan_of_the_last_days_left_out_is_judged_by_the_next() -> None:
    whole = _asked(scan_files([ALIPAY]))
    recent = _asked(scan_files([ALIPAY], last=30, remember=True))
    assert recent < whole
    assert _asked(scan_files([ALIPAY], remember=True)) >= whole


def test_a_scan_that_ends_before_it_is_shown_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(remembered, "_note", fail)
        with pytest.raises(RuntimeError):
            scan_files([ALIPAY], remember=True)
    after = scan_files([ALIPAY], remember=True)
    assert after.memory is not None
    assert after.memory.new.all()
    assert after.findings


def test_what_is_mine_is_not_asked_again_and_what_is_not_stays() -> None:
    scan_files([ALIPAY], remember=True)
    with open_database() as db:
        first, *rest = review.open_questions(db)
        review.answer(db, [dict.fromkeys(first.ids, Decision.NOT_MINE)])
        for question in rest:
            review.answer(db, [dict.fromkeys(question.ids, Decision.MINE)])
        assert review.open_questions(db) == ()
    again = scan_files([ALIPAY], since=date(2025, 1, 1), remember=True)
    assert again.memory is not None
    stolen = {row for row, word in again.memory.decisions.items() if word is Decision.NOT_MINE}
    assert {int(again.memory.entry[row]) for row in stolen} == set(first.ids)
    assert stolen <= _asked(again)
    mine = {row for row, word in again.memory.decisions.items() if word is Decision.MINE}
    assert mine.isdisjoint(_asked(again))


def _asked(result: ScanResult) -> set[int]:
    return {row for finding in result.findings for row in finding.entries}


def test_more_than_a_person_could_have_paid_is_judged_but_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "MOST_REMEMBERED", 100)
    result = scan_files([ALIPAY], remember=True)
    assert result.findings
    assert result.unremembered
    assert result.memory is None
    assert not data_folder().exists()
