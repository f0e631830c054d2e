"""What a report shows beside findings: the figures for pictures, and what spoke of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.transactions.judging.registry import members
from secaudit.transactions.patterns.overview import overview

if TYPE_CHECKING:
    from secaudit.model.overview import Overview
    from secaudit.model.report import ScanResult


def pictured(result: ScanResult) -> Overview | None:
    """The figures of everything that was scanned."""
    return overview(result.ledger.entries, result.judgement.flagged)


def silent(result: ScanResult) -> tuple[str, ...]:
    """Titles of what was compared and is the reason for no question; still to be translated."""
    spoke = {
        reason.signal
        for row in (row for finding in result.findings for row in finding.entries)
        for reason in result.judgement.reasons.get(row, ())
    }
    return tuple(
        member.signal.title
        for member in members()
        if member.signal.id not in spoke and set(member.signal.needs).isdisjoint(result.absent)
    )
