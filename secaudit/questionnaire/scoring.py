"""What answers come to: points, caps, letter, and what to do next. docs/questionnaire.md tells why.

Everything is whole numbers: credits are percents of weights, and every share is rounded down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.questionnaire import SKIP, UNKNOWN, Cap, Importance
from secaudit.model.score import Action, Held, Score, Standing, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.model.questionnaire import Answer, Answers, Bank, Question

_FULL = 100
_NEXT_MINUTES = 15
_MANY_HIGH_GAPS = 3
_NONE: Answer = (SKIP,)


def applies(question: Question, answers: Answers) -> bool:
    """Whether the profile facts let the question apply; a fact that is not known excludes none."""
    return all(
        (said := answers.get(fact, (UNKNOWN,))[0]) in choices or said in (UNKNOWN, SKIP)
        for fact, choices in question.ask_if.items()
    )


def score(bank: Bank, answers: Answers, *, quick: bool = False) -> Score:
    """The score of `answers`; with `quick` of the quick questions alone.

    Items of other audits count where they are answered, and are told apart where they are not.
    """
    asked = tuple(
        question
        for question in bank.questions
        if applies(question, answers) and (question.quick or not quick)
    )
    checked = tuple(item for item in bank.items if item.id in answers)
    verdicts = tuple(
        verdict(question, answers.get(question.id, _NONE)) for question in (*asked, *checked)
    )
    whole = sum(one.weight for one in verdicts if one.standing is not Standing.NOT_OFFERED)
    earned = sum(one.earned for one in verdicts)
    open_ = sum(one.weight for one in verdicts if _is_open(one))
    low = earned // whole if whole else 0
    held = _held(bank, verdicts)
    final = min(low, _lowest(held))
    known = _lowest(one for one in held if one.cap is not Cap.CRITICAL_UNKNOWN)
    coverage = _FULL * (whole - open_) // whole if whole else 0
    grade = next(grade for grade in bank.grades if final >= grade.min)
    return Score(
        score=final,
        low=low,
        high=min((earned + _FULL * open_) // whole if whole else 0, known),
        coverage=coverage,
        grade=grade if coverage >= bank.min_coverage else None,
        held=held,
        verdicts=verdicts,
        next=_next(verdicts, whole=whole, first=held[0].questions if low > final else ()),
        unchecked=tuple(item for item in bank.items if item.id not in answers),
        quick=quick,
    )


def verdict(question: Question, answer: Answer) -> Verdict:
    """How one answer enters the score."""
    chosen = tuple(option for option in question.option if option.id in answer)
    if not chosen:
        standing = Standing.UNKNOWN if answer == (UNKNOWN,) else Standing.SKIPPED
        return Verdict(question, (), standing, credit=None, gap=False)
    if any(option.credit is None for option in chosen):
        return Verdict(question, chosen, Standing.NOT_OFFERED, credit=None, gap=False)
    credit = sum(option.credit or 0 for option in chosen)
    gap = any(option.gap for option in chosen)
    return Verdict(question, chosen, Standing.COUNTED, credit=credit, gap=gap)


def _is_open(one: Verdict) -> bool:
    return one.standing in (Standing.UNKNOWN, Standing.SKIPPED)


def _held(bank: Bank, verdicts: Sequence[Verdict]) -> tuple[Held, ...]:
    """The caps that hold, the lowest first."""
    found: dict[Cap, list[Question]] = {}
    high = []
    for one in verdicts:
        critical = one.question.importance is Importance.CRITICAL
        for cap in dict.fromkeys(option.cap for option in one.chosen if option.cap):
            found.setdefault(cap, []).append(one.question)
        if critical and one.gap:
            found.setdefault(Cap.CRITICAL_GAP, []).append(one.question)
        if critical and _is_open(one):
            found.setdefault(Cap.CRITICAL_UNKNOWN, []).append(one.question)
        if one.gap and one.question.importance is Importance.HIGH:
            high.append(one.question)
    if len(high) >= _MANY_HIGH_GAPS:
        found[Cap.THREE_HIGH_GAPS] = high
    held = [Held(cap, bank.caps[cap], tuple(questions)) for cap, questions in found.items()]
    return tuple(sorted(held, key=lambda one: (one.limit.max, list(Cap).index(one.cap))))


def _lowest(held: Iterable[Held]) -> int:
    return min((one.limit.max for one in held), default=_FULL)


def _next(
    verdicts: Iterable[Verdict], *, whole: int, first: Sequence[Question]
) -> tuple[Action, ...]:
    """What fits into the next minutes: what holds the score down, then most points per minute."""
    actions = [
        Action(
            question=one.question,
            points=(_FULL * one.weight - one.earned) / whole,
            minutes=one.question.fix_minutes,
        )
        for one in verdicts
        if one.standing is not Standing.NOT_OFFERED and one.earned < _FULL * one.weight
    ]
    actions.sort(key=lambda one: (one.question not in first, -one.points / one.minutes))
    left, chosen = _NEXT_MINUTES, []
    for action in actions:
        if action.minutes <= left:
            left -= action.minutes
            chosen.append(action)
    return tuple(chosen or actions[:1])
