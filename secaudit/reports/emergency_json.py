"""An emergency for programs: `secaudit/emergency/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.reports import plan_json

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.emergency import Emergency, FirstLine, PublicNumber
    from secaudit.model.incident import Incident

SCHEMA = "secaudit/emergency/1"
Fields = dict[str, Any]  # Any: values that JSON knows


def render(
    emergency: Emergency,
    record: Incident | None,
    translator: Translator,
    *,
    ascii_only: bool = False,
) -> str:
    """The first screen, the steps and the record as JSON text."""
    screen, plan = emergency.screen, emergency.plan
    fields: Fields = {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "scenario": screen.scenario,
        "scenario_name": translator.render(screen.name),
        "provider": plan.provider_id,
        "place": screen.place,
        "notices": [translator.render(one) for one in screen.notices],
        "caution": None if plan.caution is None else translator.render(plan.caution),
        "first_screen": [_line(line, translator) for line in screen.lines],
        "steps": [
            {
                "at": one.at,
                "span": None if one.span is None else translator.render(one.span),
                **plan_json.step(one.step, translator),
            }
            for one in emergency.steps
        ],
        "hotline": plan_json.hotline(plan.hotline, translator),
        "say": [translator.render(one) for one in plan.say],
        "never_say": [translator.render(one) for one in plan.never_say],
        "record": None if record is None else incident(record),
    }
    return json.dumps(fields, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def incident(record: Incident) -> Fields:
    """The record of an emergency; moments in UTC."""
    return {
        "scenario": record.scenario,
        "provider": record.provider,
        "started": record.started.isoformat(),
        "noticed": record.noticed.isoformat() if record.noticed else None,
        "ended": record.ended.isoformat() if record.ended else None,
        "done": [
            {"step": one.step, "at": one.at.isoformat(), "note": safe.plain(one.note)}
            for one in record.done
        ],
    }


def _line(line: FirstLine, translator: Translator) -> Fields:
    return {
        "id": line.id,
        "word": translator.render(line.word),
        "text": translator.render(line.text),
        "ways": [plan_json.way(one.way, translator) for one in line.known if one.way is not None],
        "hotlines": [
            plan_json.hotline(one.card, translator) for one in line.known if one.card is not None
        ],
        "public_numbers": [public(number, translator) for number in line.lines],
    }


def public(number: PublicNumber, translator: Translator) -> Fields:
    """A public line with everything that belongs beside it."""
    return {
        "country": number.country,
        "number": number.number,
        "text": translator.render(number.text),
        "standing": number.standing.value,
        "sources": plan_json.sources(number.sources, translator),
        "checked": number.checked.isoformat(),
    }
