"""A PIN in `secaudit/report/1`: what was found, never what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.reports import limits
from secaudit.reports.secret_json import Fields, findings, text, texts

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.pins import PinReport


def render(report: PinReport, translator: Translator, *, ascii_only: bool = False) -> str:
    """The report as JSON text; `ascii_only` is for streams that hold nothing else."""
    body = {"pin": _pin(report, translator)}
    body |= findings(report.findings, limits.PIN, translator)
    return text(body, translator, ascii_only=ascii_only)


def _pin(report: PinReport, translator: Translator) -> Fields:
    return {
        "length": report.length,
        "of": report.of,
        "within": report.within,
        "blind_within": report.blind_within,
        "band": report.band,
        "title": translator.render(report.title),
        "personal_facts": report.knowing,
        "compared": report.compared,
        "likeness": report.likeness,
        "chances": [
            {
                "tries": chance.tries,
                "blind": chance.blind,
                "knowing": chance.knowing,
                "opened": chance.opened,
            }
            for chance in report.chances
        ],
        "why": texts(report.why, translator),
        "advice": texts(report.advice, translator),
    }
