"""A password in `secaudit/report/1`: what was found, never what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.reports import limits
from secaudit.reports.secret_json import Fields, findings, text, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.passwords import Asked, PasswordReport


def render(report: PasswordReport, translator: Translator, *, ascii_only: bool = False) -> str:
    """The report as JSON text; `ascii_only` is for streams that hold nothing else."""
    body = {"password": _password(report, translator)}
    body |= findings(report.findings, limits.PASSWORD, translator)
    return text(body, translator, ascii_only=ascii_only)


def _password(report: PasswordReport, translator: Translator) -> Fields:
    return {
        "score": report.score,
        "word": translator.render(report.word),
        "guesses_log10": report.guesses_log10,
        "stock_score": report.stock_score,
        "stock_guesses_log10": report.stock_guesses_log10,
        "difference": None if report.difference is None else translator.render(report.difference),
        "length": report.length,
        "scored": report.scored,
        "personal_facts": report.knowing,
        "attacks": [
            {
                "id": attack.id,
                "who": translator.render(attack.who),
                "seconds": attack.seconds,
                "time": translator.render(attack.time),
            }
            for attack in report.attacks
        ],
        "parts": [{"kind": kind, "length": length} for kind, length in report.parts],
        "why": texts(report.why, translator),
        "advice": texts(report.advice, translator),
        "wallet_asks": _asked(report.wallet, translator),
        "we_ask": _asked(report.ours, translator),
        "leak": {
            "standing": report.leak.standing,
            "count": report.leak.count,
            "text": translator.render(report.leak.text),
            "source": report.leak.source,
        },
    }


def _asked(asked: Sequence[Asked], translator: Translator) -> list[Fields]:
    return [{"id": one.id, "text": translator.render(one.text), "met": one.met} for one in asked]
