"""The status page for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.due import Due
    from secaudit.model.status import Noted, Status

SCHEMA = "secaudit/status/1"

Fields = dict[str, Any]  # Any: what JSON holds


def render(status: Status, translator: Translator, *, ascii_only: bool = False) -> str:
    """One JSON object as text."""
    incident = status.incident
    fields: Fields = {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "today": status.today.isoformat(),
        "newcomer": status.newcomer,
        "emergency": None
        if incident is None
        else {
            "scenario": incident.scenario,
            "provider": incident.provider,
            "started": incident.started.isoformat(),
            "done": [one.step for one in incident.done],
        },
        "transactions": {
            "light": status.light.value,
            "text": translator.render(status.light_text),
            "open": {severity.name.lower(): count for severity, count in status.open.items()},
        },
        "scores": [
            {"at": one.at.isoformat(), "score": one.figures["score"], "quick": bool(one.label)}
            for one in status.scores
        ],
        "checks": [noted(one) for one in status.checks],
        "due": [_due(one, translator) for one in status.due],
        "upcoming": None if status.upcoming is None else _due(status.upcoming, translator),
        "next": {"text": translator.render(status.next.text), "command": status.next.command},
    }
    return json.dumps(fields, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def noted(one: Noted) -> Fields:
    """One audit that was noted."""
    return {
        "kind": one.kind,
        "label": safe.plain(one.label),
        "at": one.at.isoformat(),
        "figures": dict(one.figures),
    }


def _due(one: Due, translator: Translator) -> Fields:
    return {
        "id": one.id,
        "title": translator.render(one.title),
        "last": None if one.last is None else one.last.isoformat(),
        "day": one.day.isoformat(),
        "every": one.every,
        "command": one.command,
    }
