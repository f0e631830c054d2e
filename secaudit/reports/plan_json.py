"""The plan part of `secaudit/report/1`: steps in order, and numbers with how far to trust them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.message import Bilingual, Message
    from secaudit.model.plan import HotlineCard, Number, Plan, Step, Way
    from secaudit.model.source import Source

# Any: values that JSON knows.
Fields = dict[str, Any]


def plan(plan: Plan, translator: Translator) -> Fields:
    """One provider's plan as plain values."""
    return {
        "provider": plan.provider_id,
        "provider_name": _one(plan.provider_name, translator),
        "urgency": plan.urgency.name.lower(),
        "lead": translator.render(plan.lead),
        "unnamed": _one(plan.unnamed, translator),
        "check": step(plan.check, translator),
        "steps": [step(one, translator) for one in plan.steps],
        "hotline": hotline(plan.hotline, translator),
        "say": _all(plan.say, translator),
        "never_say": _all(plan.never_say, translator),
        "principles": _all(plan.principles, translator),
        "warnings": [way(one, translator) for one in plan.warnings],
        "caution": _one(plan.caution, translator),
        "notices": _all(plan.notices, translator),
        "provider_ids": list(plan.provider_ids),
    }


def step(step: Step, translator: Translator) -> Fields:
    """One step with its reason and where it is known from."""
    return {
        "id": step.id,
        "title": translator.render(step.title),
        "brief": _one(step.brief, translator),
        "when": _one(step.when, translator),
        "ways": [way(one, translator) for one in step.ways],
        "do": _all(step.do, translator),
        "doubtful": [way(one, translator) for one in step.doubtful],
        "why": translator.render(step.why),
        "sources": sources(step.sources, translator),
    }


def way(way: Way, translator: Translator) -> Fields:
    """One way to do something, and where it is known from."""
    return {
        "place": _one(way.place, translator),
        "lines": _all(way.lines, translator),
        "side_effect": _one(way.side_effect, translator),
        "standing": way.standing.value,
        "caution": _one(way.caution, translator),
        "sources": sources(way.sources, translator),
        "checked": way.checked.isoformat(),
    }


def hotline(card: HotlineCard, translator: Translator) -> Fields:
    """The numbers in groups, each with the line that must stand before it."""
    return {
        "silent": _one(card.silent, translator),
        "groups": [
            {
                "standing": group.standing.value,
                "heading": translator.render(group.heading),
                "numbers": [_number(number, translator) for number in group.numbers],
            }
            for group in card.groups
        ],
    }


def _number(number: Number, translator: Translator) -> Fields:
    return {
        "number": number.number,
        "region": _one(number.region, translator),
        "uses": _all(number.uses, translator),
        "hours": _one(number.hours, translator),
        "menu": _one(number.menu, translator),
        "note": _one(number.note, translator),
        "standing": number.standing.value,
        "sources": sources(number.sources, translator),
        "checked": number.checked.isoformat(),
    }


def sources(cited: Iterable[Source], translator: Translator) -> list[Fields]:
    """Several sources in their order."""
    return [source(one, translator) for one in cited]


def source(source: Source, translator: Translator) -> Fields:
    """Where something is known from."""
    return {
        "id": source.id,
        "title": translator.render(source.title),
        "kind": source.kind.value,
        "link": source.link,
    }


def _one(text: Message | Bilingual | None, translator: Translator) -> str | None:
    return None if text is None else translator.render(text)


def _all(texts: Iterable[Message | Bilingual], translator: Translator) -> list[str]:
    return [translator.render(text) for text in texts]
