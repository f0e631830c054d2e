"""Turns flags into findings: one for each question, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.finding import Finding, Severity
from secaudit.model.message import N_, Message
from secaudit.model.money import Money
from secaudit.transactions.judging.registry import members

if TYPE_CHECKING:
    import pyarrow as pa

    from secaudit.model.judgement import Judgement, Reason

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
_MOST_EVIDENCE = 5
_SEVERAL = 2


def findings(entries: pa.Table, judgement: Judgement) -> tuple[Finding, ...]:
    """One finding per question, with the rows it speaks of in order of surprise."""
    rows = np.flatnonzero(judgement.flagged)
    by_group: dict[int, list[int]] = {}
    for row in rows.tolist():
        by_group.setdefault(int(judgement.group[row]), []).append(row)
    found = [_finding(entries, judgement, together) for together in by_group.values()]
    surprise = judgement.surprise
    return tuple(
        sorted(found, key=lambda f: (-f.severity, -float(surprise[list(f.entries)].max())))
    )


def _finding(entries: pa.Table, judgement: Judgement, rows: list[int]) -> Finding:
    rows = sorted(rows, key=lambda row: (-float(judgement.surprise[row]), row))
    worst = Severity(int(judgement.severity[rows].max()))
    loudest: dict[str, Reason] = {}
    for row in rows:
        for reason in judgement.reasons.get(row, ()):
            if reason.signal not in loudest or reason.bits > loudest[reason.signal].bits:
                loudest[reason.signal] = reason
    told = sorted(loudest.values(), key=lambda reason: -reason.bits)[:_MOST_EVIDENCE]
    advice = {member.signal.id: member.signal.advice for member in members()}
    title, several = _TITLES[worst]
    return Finding(
        rule=told[0].signal if told else "unfamiliar",
        title=Message(title, {"count": len(rows)}, plural=several, count=len(rows)),
        severity=worst,
        evidence=(*(reason.text for reason in told), *_together(entries, rows)),
        remedy=tuple(Message(advice[reason.signal]) for reason in told[:2]),
        entries=tuple(rows),
        odds=float(1.0 - 2.0 ** -judgement.surprise[rows[0]]),
    )


def _together(entries: pa.Table, rows: list[int]) -> list[Message]:
    """How much money left in several payments of one currency."""
    paid = [row for row in rows if entries["amount"][row].as_py() < 0]
    currencies = {entries["currency"][row].as_py() for row in paid}
    digits = {
        entries["digits"][row].as_py() if "digits" in entries.column_names else 2 for row in paid
    }
    if len(paid) < _SEVERAL or len(currencies) != 1 or len(digits) != 1:
        return []
    total = -sum(entries["amount"][row].as_py() for row in paid)
    money = Money(total, digits.pop(), currencies.pop() or "")
    return [Message(N_("Together {total} went out."), {"total": money})]
