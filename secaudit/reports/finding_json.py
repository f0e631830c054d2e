"""A finding in `secaudit/report/1`, whatever audit it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding


def fields(
    number: int, finding: Finding, translator: Translator
) -> dict[str, Any]:  # Any: values that JSON knows
    """One finding, by its number on the screen."""
    return {
        "number": number,
        "rule": finding.rule,
        "title": translator.render(finding.title),
        "severity": finding.severity.name.lower(),
        "odds": None if finding.odds is None else round(finding.odds, 4),
        "evidence": [translator.render(text) for text in finding.evidence],
        "remedy": [translator.render(text) for text in finding.remedy],
        "entries": [row + 1 for row in finding.entries],
    }
