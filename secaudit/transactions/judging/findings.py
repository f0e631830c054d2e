"""Turns flags into findings: one for each question, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.finding import Finding
from secaudit.model.message import N_, Message, sentence
from secaudit.model.severity import Severity
from secaudit.transactions.judging import likeness
from secaudit.transactions.judging.registry import members
from secaudit.transactions.judging.telling import clauses

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from secaudit.model.judgement import Judgement
    from secaudit.transactions.judging.telling import Row

_TITLES = {
    Severity.HIGH: (
        N_("A payment that looks like somebody else's"),
        N_("{count} payments that look like somebody else's"),
    ),
    Severity.MEDIUM: (
        N_("A payment that does not fit you"),
        N_("{count} payments that do not fit you"),
    ),
    Severity.LOW: (
        N_("A payment to have a look at"),
        N_("{count} payments to have a look at"),
    ),
}


def findings(entries: pa.Table, judgement: Judgement) -> tuple[Finding, ...]:
    """One finding per question, with the rows it speaks of in order of surprise."""
    rows = np.flatnonzero(judgement.flagged)
    by_group: dict[int, list[int]] = {}
    for row in rows.tolist():
        by_group.setdefault(int(judgement.group[row]), []).append(row)
    # Taking rows one question at a time would copy long columns again and again.
    cells = dict(zip(rows.tolist(), entries.take(rows).to_pylist(), strict=True))
    found = [_finding(cells, judgement, together) for together in by_group.values()]
    surprise = judgement.surprise
    return tuple(
        sorted(found, key=lambda f: (-f.severity, -float(surprise[list(f.entries)].max())))
    )


def _finding(cells: Mapping[int, Row], judgement: Judgement, rows: list[int]) -> Finding:
    rows = sorted(rows, key=lambda row: (-float(judgement.surprise[row]), row))
    worst = Severity(int(judgement.severity[rows].max()))
    asked = [cells[row] for row in rows]
    reasons = [judgement.reasons.get(row, ()) for row in rows]
    loudest = sorted((one for told in reasons for one in told), key=lambda one: -one.weight)
    signals = list(dict.fromkeys(reason.signal for reason in loudest))
    told = clauses(asked, reasons)
    like = likeness.most_like(asked, signals)
    advice = {member.signal.id: Message(member.signal.advice) for member in members()}
    title, several = _TITLES[worst]
    return Finding(
        rule=signals[0] if signals else "unfamiliar",
        title=Message(title, {"count": len(rows)}, plural=several, count=len(rows)),
        severity=worst,
        evidence=(sentence(told),) if told else (),
        remedy=(*((like.ask,) if like else ()), *(advice[signal] for signal in signals[:2])),
        entries=tuple(rows),
        odds=float(1.0 - 2.0 ** -judgement.surprise[rows[0]]),
        likeness=like.likeness() if like else None,
        name_hint=likeness.hint(asked),
    )
