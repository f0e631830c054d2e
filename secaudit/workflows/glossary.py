"""What every id of a report stands for, gathered from the places that give the ids their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.explanation import Explanation, Kind, Part
from secaudit.model.judgement import REST
from secaudit.model.message import N_, Bilingual, Message
from secaudit.passwords.audit import rules
from secaudit.passwords.pins import telling
from secaudit.passwords.pins.score import Band
from secaudit.providers import profiles, sources
from secaudit.questionnaire.bank import bank
from secaudit.questionnaire.looking import registry as probes
from secaudit.reminders.items import items
from secaudit.response import deadlines, hotline, jurisdictions, troubleshooting, withdrawals
from secaudit.response.playbook import playbook
from secaudit.transactions.judging import explaining, likeness
from secaudit.transactions.judging.registry import members
from secaudit.workflows import passwords, pins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.model.explanation import Text
    from secaudit.model.questionnaire import Fact, Question, Triage

_WHY, _DO = Message(N_("Why")), Message(N_("What to do"))
_COUNTED = Message(N_("Counted from"))
_MEANS = Message(N_("What it means"))


def explanations() -> Iterator[Explanation]:
    """Everything that has an id of its own in this program, kind by kind."""
    yield from _signals()
    yield from _findings()
    yield from _likenesses()
    yield from _steps()
    yield from _questions()
    yield from _troubles()
    yield from _scenarios()
    yield from _deadlines()
    yield from _limits()
    yield from _probes()
    for name in profiles.ids():
        yield Explanation(Kind.PROVIDER, name, profiles.load(name).name)
    for standing, heading in hotline.HEADINGS.items():
        yield Explanation(Kind.WORD, standing, heading)
    for attacker, who in passwords.WHO.items():
        yield Explanation(Kind.WORD, attacker.value, Message(who))
    for band, title in telling.TITLES.items():
        yield Explanation(Kind.WORD, band.value, Message(title))
    for item in items():
        remedy = Message("{command}", {"command": item.command})
        yield Explanation(Kind.REMINDER, item.id, item.title, (_part(_DO, remedy),))


def _part(label: Message, *lines: Text) -> Part:
    return Part(label, lines)


def _signals() -> Iterator[Explanation]:
    for member in members():
        one = member.signal
        parts = (
            _part(Message(N_("Looks for")), Message(one.looks_for)),
            _part(_WHY, Message(one.why)),
            _part(_DO, Message(one.advice)),
            _part(Message(N_("Harmless when")), Message(one.false_alarms)),
        )
        yield Explanation(Kind.SIGNAL, one.id, Message(one.title), parts)
    yield Explanation(Kind.SIGNAL, REST, Message(explaining.REST_TITLE))


def _findings() -> Iterator[Explanation]:
    means = Message(N_("No single reason stands out; several small ones add up."))
    title = Message(N_("Unlike you in several small ways"))
    yield Explanation(Kind.FINDING, "unfamiliar", title, (_part(_MEANS, means),))
    check = Message(N_("Look at the withdrawal in the app, then ask the hotline."))
    title = Message(N_("A withdrawal that has not arrived"))
    yield Explanation(Kind.FINDING, withdrawals.RULE, title, (_part(_DO, check),))
    for name, (title, remedy) in passwords.RULES.items():
        yield Explanation(Kind.FINDING, name, title, (_part(_DO, remedy),))
    for band, text in telling.TITLES.items():
        if band is not Band.FREE:
            yield Explanation(Kind.FINDING, f"pin_{band}", Message(text))
    alike = [Message(text) for text in telling.LIKENESSES.values()]
    parts = (_part(_MEANS, *alike), _part(_DO, pins.CHANGE_ONE))
    yield Explanation(Kind.FINDING, "pin_reused", Message(N_("Like another PIN of yours")), parts)
    for name, rule in rules.RULES.items():
        yield Explanation(Kind.FINDING, name, rule.title, (_part(_DO, rule.remedy),))


def _likenesses() -> Iterator[Explanation]:
    for one in likeness.kinds():
        parts = (
            _part(Message(N_("Harmless if")), one.harmless),
            _part(Message(N_("How to find out")), one.ask),
        )
        yield Explanation(Kind.LIKENESS, one.id, one.text, parts)


def _steps() -> Iterator[Explanation]:
    for step in playbook().step:
        when = () if step.when is None else (_part(Message(N_("When")), step.when),)
        parts = (*when, _part(_DO, *step.do), _part(_WHY, step.why))
        yield Explanation(Kind.STEP, step.id, step.title, parts, sources.cited(step.src))


def _troubles() -> Iterator[Explanation]:
    for name, tree in troubleshooting.trees().items():
        asked = (node.q for node in tree.node if node.q is not None)
        parts = (
            _part(_DO, Message(N_("Go through it: secaudit troubleshoot {name}"), {"name": name})),
            _part(Message(N_("Asks")), *asked),
        )
        yield Explanation(Kind.TROUBLE, name, tree.title, parts, sources.cited(tree.src))


def _deadlines() -> Iterator[Explanation]:
    file = jurisdictions.jurisdictions()
    clocks = {clock.id: clock.text for clock in file.clock}
    yield Explanation(
        Kind.DEADLINE,
        deadlines.TODAY,
        file.today.covers,
        (_part(_MEANS, file.today.effect), _part(_COUNTED, file.today.clock)),
        sources.cited(file.today.src),
    )
    for rule in file.rule:
        parts = (
            _part(_MEANS, rule.effect),
            _part(_COUNTED, clocks[rule.clock]),
            _part(Message(N_("Stands in")), Message("{ref}", {"ref": rule.ref})),
        )
        yield Explanation(Kind.DEADLINE, rule.id, rule.covers, parts, sources.cited(rule.src))
    for place in file.place:
        yield Explanation(Kind.PLACE, place.id, place.name)


def _questions() -> Iterator[Explanation]:
    known = bank()
    for one in (*known.questions, *known.items):
        yield _question(one)
    unscored: tuple[Triage | Fact, ...] = (known.triage, *known.facts)
    for asked in unscored:
        parts = (_part(Message(N_("Answers")), *(option.text for option in asked.option)),)
        yield Explanation(Kind.QUESTION, asked.id, asked.text, parts)


def _question(one: Question) -> Explanation:
    credits_ = tuple(
        Message(N_("{answer}: not counted"), {"answer": option.text})
        if option.credit is None
        else Message(N_("{answer}: {credit} %"), {"answer": option.text, "credit": option.credit})
        for option in one.option
    )
    points = Message(N_("{points} points"), {"points": one.importance.weight})
    parts = [
        _part(Message(N_("Asks")), one.text),
        _part(Message(N_("Counts")), points),
        _part(Message(N_("Answers and what they earn of that")), *credits_),
        _part(_WHY, one.why),
        _part(_DO, *one.fix),
    ]
    if one.contested is not None:
        views = (
            (N_("The guidance that this program is built on asks: {view}"), one.contested.document),
            (N_("Current guidance says: {view}"), one.contested.guidance),
        )
        lines = (Message(text, {"view": view}) for text, view in views)
        parts.append(_part(Message(N_("Contested")), *lines))
    cited = tuple(bank().sources[name] for name in one.src)
    return Explanation(Kind.QUESTION, one.id, one.name, tuple(parts), cited)


def _scenarios() -> Iterator[Explanation]:
    book = playbook()
    for one in book.scenario:
        titles = [book[step.id].title for step in one.step]
        parts = (_part(Message(N_("Steps, in this order")), *titles),)
        yield Explanation(Kind.SCENARIO, one.id, one.name, parts)


def _limits() -> Iterator[Explanation]:
    for cap, limit in bank().caps.items():
        text = Message(N_("The score cannot pass {max} of 100."), {"max": limit.max})
        yield Explanation(Kind.LIMIT, cap, limit.text, (_part(_MEANS, text),))
    for grade in bank().grades:
        text = Message(N_("From {min} of 100 on, under the limits."), {"min": grade.min})
        yield Explanation(Kind.LETTER, grade.id, grade.text, (_part(_MEANS, text),))


def _probes() -> Iterator[Explanation]:
    looked_at: dict[str, list[Bilingual]] = {}
    for one in bank().questions:
        for name in one.evidence:
            looked_at.setdefault(name, []).append(one.name)
    for name, probe in probes.members().items():
        beside = looked_at.get(name)
        parts = (_part(Message(N_("Stands beside the question")), *beside),) if beside else ()
        yield Explanation(Kind.PROBE, name, probe.title, parts)
