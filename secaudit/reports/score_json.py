"""`secaudit/score/1`: the questionnaire's result for programs; docs/json.md describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__
from secaudit.reports import plan_json, probe_part
from secaudit.reports.advice_part import LURE
from secaudit.reports.score_part import LIMITS

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.message import Bilingual
    from secaudit.model.score import Action, Beside, Held, Result, Verdict

SCHEMA = "secaudit/score/1"

# Any: values that JSON knows.
Fields = dict[str, Any]


def render(found: Result, translator: Translator, *, ascii_only: bool = False) -> str:
    """The result as JSON text; `ascii_only` is for streams that hold nothing else."""
    return json.dumps(fields(found, translator), ensure_ascii=ascii_only, indent=2, allow_nan=False)


def fields(found: Result, translator: Translator) -> Fields:
    """The result as plain values."""
    score = found.score
    return {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "bank_version": found.bank.version,
        "quick": score.quick,
        "score": score.score,
        "low": score.low,
        "high": score.high,
        "coverage": score.coverage,
        "letter": score.grade.id if score.grade else None,
        "letter_text": translator.render(score.grade.text) if score.grade else None,
        "limits": [_held(one, translator) for one in score.held],
        "next": [_action(one, translator) for one in score.next],
        "not_checked": [one.id for one in score.unchecked],
        "questions": [_verdict(one, found, translator) for one in score.verdicts],
        "transactions": {
            "light": found.light.value,
            "text": translator.render(found.light_text),
        },
        "evidence": [_beside(one, translator) for one in found.beside],
        "plan": None if found.plan is None else plan_json.plan(found.plan, translator),
        "what_this_does_not_mean": [translator.render(one) for one in LIMITS],
    }


def _held(held: Held, translator: Translator) -> Fields:
    return {
        "id": held.cap.value,
        "max": held.limit.max,
        "text": translator.render(held.limit.text),
        "questions": [one.id for one in held.questions],
    }


def _action(action: Action, translator: Translator) -> Fields:
    return {
        "question": action.question.id,
        "name": translator.render(action.question.name),
        "points": round(action.points, 2),
        "minutes": action.minutes,
    }


def _verdict(one: Verdict, found: Result, translator: Translator) -> Fields:
    question = one.question

    def text(words: Bilingual) -> str:
        return translator.render(words)

    contested = question.contested
    return {
        "id": question.id,
        "name": text(question.name),
        "text": text(question.text),
        "importance": question.importance.value,
        "weight": one.weight,
        "standing": one.standing.value,
        "answer": [option.id for option in one.chosen],
        "answer_text": [text(option.text) for option in one.chosen],
        "credit": one.credit,
        "points": one.earned / 100,
        "gap": one.gap,
        "why": text(question.why),
        "fix": [text(line) for line in question.fix],
        "fix_minutes": question.fix_minutes,
        "caution": translator.render(LURE) if question.lure else None,
        "founding_guidance": text(contested.document) if contested else None,
        "current_guidance": text(contested.guidance) if contested else None,
        "recheck_days": question.recheck_days,
        "sources": [
            plan_json.source(found.bank.sources[source], translator) for source in question.src
        ],
    }


def _beside(one: Beside, translator: Translator) -> Fields:
    return {
        "question": one.verdict.question.id,
        "contradicts": one.contradicts,
        "seen": [probe_part.fields(seen, translator) for seen in one.seen],
    }
