"""`secaudit/report/1`: the report for programs, field by field; docs/json.md describes it.

A field may be added; one that is removed or changes its meaning makes a `json_v2`. Sentences are in
the language of the run, everything that a program decides by is an id, a number or a date.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.model.message import sentence
from secaudit.model.severity import Severity
from secaudit.reports import finding_json, limits, plan_json, recurring_json
from secaudit.reports.doubts import sentence as doubt_sentence
from secaudit.reports.entries import entries

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.ledger import Reading
    from secaudit.model.memory import Memory
    from secaudit.model.report import FileReport, ScanResult, Totals
    from secaudit.reports.entries import Entry

SCHEMA = "secaudit/report/1"

# Any, here and below: values that JSON knows.
Fields = dict[str, Any]


def render(result: ScanResult, translator: Translator, *, ascii_only: bool = False) -> str:
    """The report as JSON text; `ascii_only` is for streams that hold nothing else."""
    return json.dumps(
        report(result, translator), ensure_ascii=ascii_only, indent=2, allow_nan=False
    )


def report(result: ScanResult, translator: Translator) -> Fields:
    """The report as plain values."""
    settings = result.settings
    flagged = sorted(row for finding in result.findings for row in finding.entries)
    meant = limits.FLAGGED if result.findings else limits.CLEAN
    return {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "settings": {
            "since": settings.since.date().isoformat() if settings.since else None,
            "last_days": settings.last_days,
            "sensitivity": settings.sensitivity,
            "provider": settings.provider,
        },
        "files": [file_fields(file, translator) for file in result.files],
        "failures": [
            {
                "file": safe.plain(str(failure.path)),
                "kind": type(failure.error).__name__,
                "text": translator.error(failure.error),
            }
            for failure in result.failures
        ],
        "repeats": [
            {"file": safe.plain(str(repeat.path)), "same_as": safe.plain(str(repeat.same_as))}
            for repeat in result.repeats
        ],
        "judgement": {
            "entries": result.ledger.entries.num_rows,
            "in_several_files": result.ledger.shared,
            "examined": result.judgement.examined,
            "compared_with": result.judgement.known,
            "weak": result.judgement.weak,
            "not_compared": list(result.absent),
            "flagged": len(flagged),
        },
        "memory": None if result.memory is None else _memory(result.memory),
        "findings": [
            _finding(number, finding, result.memory, translator)
            for number, finding in enumerate(result.findings, 1)
        ],
        "late_withdrawals": [
            finding_json.fields(number, finding, translator)
            for number, finding in enumerate(result.late, 1)
        ],
        "entries": [
            _entry(entry, result, translator) for entry in entries(result.ledger.entries, flagged)
        ],
        "plans": [plan_json.plan(plan, translator) for plan in result.plans],
        "recurring": recurring_json.fields(result.recurring),
        "limits": [translator.render(limit) for limit in meant],
    }


def file_fields(file: FileReport, translator: Translator) -> Fields:
    """How one file was read, and what it adds up to."""
    reading = file.reading
    return {
        "source": safe.plain(reading.source),
        "container": reading.container,
        "encoding": reading.encoding,
        "provider": reading.provider,
        "layout": reading.layout,
        "confidence": round(reading.confidence, 3),
        "entries": reading.rows,
        "first": file.first.isoformat() if file.first else None,
        "last": file.last.isoformat() if file.last else None,
        "currency_printed": reading.currency_printed,
        "totals": [_totals(totals) for totals in file.totals],
        "ignored": reading.ignored,
        "refused": refused_fields(reading, translator),
        "doubts": [translator.render(doubt_sentence(doubt)) for doubt in reading.doubts],
        "columns": column_fields(reading, translator),
        "exports": [plan_json.way(way, translator) for way in file.exports],
    }


def refused_fields(reading: Reading, translator: Translator) -> list[Fields]:
    """The lines that could not be read, and why."""
    return [
        {"line": refusal.line, "reason": translator.render(refusal.reason)}
        for refusal in reading.refused
    ]


def column_fields(reading: Reading, translator: Translator) -> list[Fields]:
    """How each column was understood."""
    return [
        {
            "position": column.position,
            "header": safe.plain(column.header),
            "role": column.role,
            "evidence": [translator.render(text) for text in column.evidence],
        }
        for column in reading.columns
    ]


def _totals(totals: Totals) -> Fields:
    return {
        "currency": safe.plain(totals.outflow.currency),
        "entries": totals.rows,
        "out": str(totals.outflow.value),
        "in": str(totals.inflow.value),
        "neutral": str(totals.neutral.value),
    }


def _memory(memory: Memory) -> Fields:
    return {
        "file": safe.plain(str(memory.path)),
        "accounts": [safe.plain(name) for name in memory.accounts],
        "new": int(memory.new.sum()),
        "updated": memory.updated,
        "last_scan": memory.last.isoformat() if memory.last else None,
    }


def _finding(
    number: int, finding: Finding, memory: Memory | None, translator: Translator
) -> Fields:
    return finding_json.fields(number, finding, translator) | {
        "evidence": [translator.sentence(text) for text in finding.evidence],
        "likeness": _likeness(finding, translator),
        "new": None if memory is None else bool(memory.new[list(finding.entries)].any()),
    }


def _likeness(finding: Finding, translator: Translator) -> Fields | None:
    like, hint = finding.likeness, finding.name_hint
    if like is None:
        return None
    return {
        "id": like.id,
        "text": translator.render(like.text),
        "harmless_if": translator.render(like.harmless),
        "name": None if hint is None else translator.render(hint),
    }


def _entry(entry: Entry, result: ScanResult, translator: Translator) -> Fields:
    row, judgement, memory = entry.number - 1, result.judgement, result.memory
    return {
        "number": entry.number,
        "id": None if memory is None else int(memory.entry[row]),
        "new": None if memory is None else bool(memory.new[row]),
        "decision": None if memory is None else memory.decisions.get(row),
        "time": entry.time.isoformat() if entry.time else None,
        "time_known": entry.time_known,
        "payee": _text(entry.payee),
        "description": _text(entry.description),
        "amount": f"{entry.money.value:f}",
        "currency": safe.plain(entry.money.currency),
        "direction": entry.direction,
        "kind": entry.kind,
        "status": entry.status,
        "method": _text(entry.method),
        "category": _text(entry.category),
        "place": _text(entry.place),
        "account": _text(entry.account),
        "counter_account": _text(entry.counter_account),
        "reference": _text(entry.reference),
        "note": _text(entry.note),
        "balance": None if entry.balance is None else f"{entry.balance.value:f}",
        "source": _text(entry.source),
        "line": entry.line,
        "surprise": round(float(judgement.surprise[row]), 3),
        "severity": Severity(int(judgement.severity[row])).name.lower(),
        "group": int(judgement.group[row]),
        "reasons": [
            {
                "signal": reason.signal,
                "bits": round(reason.bits, 3),
                "text": translator.sentence(sentence([reason.text])),
            }
            for reason in judgement.reasons.get(row, ())
        ],
        "contributions": [
            {
                "signal": part.signal,
                "title": translator.render(part.title),
                "bits": round(part.bits, 3),
            }
            for part in judgement.contributions.get(row, ())
        ],
    }


def _text(text: str | None) -> str | None:
    return None if text is None else safe.plain(text)
