from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from secaudit.i18n import Translator
from secaudit.model.severity import Severity
from secaudit.transactions.judging.familiarity import judge
from secaudit.transactions.judging.findings import findings

if TYPE_CHECKING:
    from tests.transactions.conftest import Life


def test_a_burst_is_one_finding_with_its_reasons_in_words(life: Life) -> None:
    rows = life.ordinary(300) + life.theft(datetime(2025, 9, 14, 3, 10))
    entries = life.table(rows)
    judgement = judge(entries)
    first = findings(entries, judgement)[0]
    assert set(range(len(rows) - 4, len(rows))) <= set(first.entries)
    assert first.severity == Severity.HIGH
    assert first.odds is not None
    assert 0.99 < first.odds <= 1.0
    told = [Translator("en").sentence(text) for text in (first.title, *first.evidence)]
    assert told[0].endswith("payments that look like somebody else's")
    assert len(told) == 2
    assert told[1].startswith("4 payments to the same payee within 21 minutes, together ￥15,2")
    assert "the largest is " in told[1]
    assert "times what you usually pay" in told[1]
    assert told[1].count(";") <= 3
    assert first.likeness is not None
    assert first.likeness.id == "many_at_once"
    assert first.remedy[0] != first.remedy[1]


def test_the_most_urgent_comes_first_and_every_flag_is_in_one_finding(life: Life) -> None:
    rows = life.ordinary(300) + life.theft(datetime(2025, 9, 14, 3, 10))
    rows += [(datetime(2025, 5, 20, 12), "Bicycles", -190_000)]
    entries = life.table(rows)
    judgement = judge(entries, sensitivity="high")
    found = findings(entries, judgement)
    assert [f.severity for f in found] == sorted((f.severity for f in found), reverse=True)
    told = sorted(row for finding in found for row in finding.entries)
    assert told == [row for row, flag in enumerate(judgement.flagged.tolist()) if flag]
    assert len(found) >= 2


def test_nothing_flagged_is_no_finding(life: Life) -> None:
    entries = life.table([(datetime(2025, 1, 1, 12), "Bakery", -300)])
    assert findings(entries, judge(entries)) == ()
