"""A vault in `secaudit/report/1`: what is wrong with which entry, and never a password."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.reports import limits

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.vault import Audited, VaultResult

SCHEMA = "secaudit/report/1"

# Any, here and below: values that JSON knows.
Fields = dict[str, Any]


def render(result: VaultResult, translator: Translator, *, ascii_only: bool = False) -> str:
    """The report as JSON text; `ascii_only` is for streams that hold nothing else."""
    return json.dumps(
        report(result, translator), ensure_ascii=ascii_only, indent=2, allow_nan=False
    )


def report(result: VaultResult, translator: Translator) -> Fields:
    """The report as plain values; entries without findings are only counted."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "vault": {
            "source": safe.plain(result.source),
            "manager": result.manager,
            "entries": len(result.entries),
            "skipped": result.skipped,
            "excluded": result.excluded,
            "refused": [
                {"line": refusal.line, "reason": translator.render(refusal.reason)}
                for refusal in result.refused
            ],
            "counts": dict(sorted(result.counts.items())),
            "without_second_factor": result.without_second_factor,
            "breach_source": result.breach_source,
            "not_checked": [
                {"what": one.what, "entries": one.count, "text": translator.render(one.text)}
                for one in result.unchecked
            ],
        },
        "findings": [
            _entry(number, result.entries[place], result, translator)
            for number, place in enumerate(result.worst, 1)
        ],
        "limits": [translator.render(text) for text in limits.vault(plain=result.plain)],
    }


def _entry(number: int, entry: Audited, result: VaultResult, translator: Translator) -> Fields:
    return {
        "number": number,
        "id": entry.id,
        "severity": entry.severity.name.lower(),
        "account": entry.account,
        "title": safe.plain(entry.title),
        "site": safe.plain(entry.site),
        "username": safe.plain(entry.username),
        "line": entry.line,
        "score": entry.score,
        "changed": entry.changed.isoformat() if entry.changed else None,
        "second_factor": entry.second_factor,
        "leaked": entry.leaked,
        "reasons": [_reason(finding, result, translator) for finding in entry.findings],
    }


def _reason(finding: Finding, result: VaultResult, translator: Translator) -> Fields:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "title": translator.render(finding.title),
        "evidence": [translator.render(text) for text in finding.evidence],
        "remedy": [translator.render(text) for text in finding.remedy],
        "shared_with": [result.entries[place].id for place in finding.entries],
    }
