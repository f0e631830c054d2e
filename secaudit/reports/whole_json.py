"""`secaudit/whole/1`: everything that is remembered, for programs; docs/report.md describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.reports import plan_json, review_part, score_json, status_json

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.whole import Whole

SCHEMA = "secaudit/whole/1"

# Any: values that JSON knows.
Fields = dict[str, Any]


def render(whole: Whole, translator: Translator, *, ascii_only: bool = False) -> str:
    """The report as JSON text; `ascii_only` is for streams that hold nothing else."""
    return json.dumps(fields(whole, translator), ensure_ascii=ascii_only, indent=2, allow_nan=False)


def fields(whole: Whole, translator: Translator) -> Fields:
    """The report as plain values."""
    result = whole.result
    return {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "accounts": [
            {"name": safe.plain(one.name), "exports": one.exports, "last": one.last.isoformat()}
            for one in whole.covered
        ],
        "questions": review_part.fields(whole.questions, translator)["questions"],
        "not_mine": len(whole.stolen),
        "score": None if result is None else score_json.fields(result, translator),
        "scores": [
            {"at": one.at.isoformat(), "score": one.score, "low": one.low, "high": one.high}
            for one in whole.points
        ],
        "checks": [status_json.noted(one) for one in whole.noted],
        "plans": [plan_json.plan(plan, translator) for plan in whole.plans],
    }
