"""Passwords and PINs in `secaudit/report/1`: what was found, never what was checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, assert_never

from secaudit import __version__
from secaudit.model.passwords import Generated, PasswordReport, PinReport
from secaudit.reports import finding_json, limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.message import Message
    from secaudit.model.passwords import Asked

SCHEMA = "secaudit/report/1"

# Any, here and below: values that JSON knows.
Fields = dict[str, Any]


def render(
    report: PasswordReport | PinReport | Generated,
    translator: Translator,
    *,
    ascii_only: bool = False,
) -> str:
    """The report as JSON text; `ascii_only` is for streams that hold nothing else."""
    match report:
        case PasswordReport():
            subject: Fields = {"password": _password(report, translator)}
            body = subject | _whole(report.findings, limits.PASSWORD, translator)
        case PinReport():
            subject = {"pin": _pin(report, translator)}
            body = subject | _whole(report.findings, limits.PIN, translator)
        case Generated():
            body = {"generated": _generated(report, translator)}
        case _:
            assert_never(report)
    head = {"schema": SCHEMA, "version": __version__, "language": translator.language}
    return json.dumps(head | body, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def _whole(findings: Sequence[Finding], meant: Sequence[Message], translator: Translator) -> Fields:
    return {
        "findings": [
            finding_json.fields(number, finding, translator)
            for number, finding in enumerate(findings, 1)
        ],
        "limits": _texts(meant, translator),
    }


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
        "why": _texts(report.why, translator),
        "advice": _texts(report.advice, translator),
        "wallet_asks": _asked(report.wallet, translator),
        "we_ask": _asked(report.ours, translator),
        "leak": {
            "standing": report.leak.standing,
            "count": report.leak.count,
            "text": translator.render(report.leak.text),
        },
    }


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
        "why": _texts(report.why, translator),
        "advice": _texts(report.advice, translator),
    }


def _generated(new: Generated, translator: Translator) -> Fields:
    return {
        "text": new.text,
        "made": new.made.value,
        "count": new.count,
        "bits": round(new.bits, 2),
        "advice": _texts(new.advice, translator),
    }


def _asked(asked: Sequence[Asked], translator: Translator) -> list[Fields]:
    return [{"id": one.id, "text": translator.render(one.text), "met": one.met} for one in asked]


def _texts(texts: Sequence[Message], translator: Translator) -> list[str]:
    return [translator.render(text) for text in texts]
