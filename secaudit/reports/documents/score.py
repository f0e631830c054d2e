"""The report of the questionnaire: the score with its reasons, the gaps, what is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.questionnaire import Importance
from secaudit.model.score import Standing
from secaudit.reports import advice_part, score_part
from secaudit.reports.document import (
    Asked,
    Block,
    Document,
    Folded,
    Heading,
    Items,
    Meter,
    Part,
    Signal,
    Text,
)
from secaudit.reports.documents import acting, ending, picturing
from secaudit.reports.documents.scan import WORDS
from secaudit.reports.page import Style
from secaudit.reports.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.light import Light
    from secaudit.model.overview import ScorePoint
    from secaudit.model.score import Action, Result, Score, Verdict

METHOD = (
    Message(
        N_(
            "The score is made of your answers: each question has a weight, an unknown answer "
            "earns nothing, and the gravest gaps limit what all the rest can reach."
        )
    ),
)
_URGENCY = {
    Importance.CRITICAL: (N_("matters most"), Style.HIGH),
    Importance.HIGH: (N_("matters much"), Style.MEDIUM),
    Importance.MEDIUM: (N_("matters"), Style.LOW),
}
_FULL = 100
_ACTIONS = 3
_GOOD, _MIDDLING = 80, 60


def compose(
    result: Result, translator: Translator, *, points: Sequence[ScorePoint] = (), made: date
) -> Document:
    """The whole report."""
    parts = [
        acting.part([] if result.plan is None else [result.plan], result.screen, translator),
        short(result, translator),
        gaps(result, translator),
        picturing.part(None, translator, points=points),
        ending.unchecked(unchecked(result, translator), translator),
        ending.passed(passed(result, translator), translator),
        ending.method(METHOD, translator),
        ending.limits(score_part.LIMITS, translator),
    ]
    return Document(
        title=translator("How well is the account protected?"),
        about=ending.about(made, translator),
        parts=tuple(part for part in parts if part is not None),
    )


def short(result: Result, translator: Translator) -> Part:
    """The score, what limits it, the transactions beside it, and three things to do next."""
    blocks = [*figures(result, translator), *lamp(result, translator)]
    if result.score.next:
        blocks += [Heading(translator("Next")), *actions(result.score.next, translator)]
    return Part("short", translator("In short"), tuple(blocks))


def figures(result: Result, translator: Translator) -> list[Block]:
    """The score as a bar, and the reasons for it."""
    found = result.score
    style = Style.GOOD if found.score >= _GOOD else Style.MEDIUM
    style = Style.HIGH if found.score < _MIDDLING else style
    label = translator.render(score_part.headline(found))
    return [
        Meter(found.score, found.low, max(found.high, found.score), label, style),
        Text(translator.render(score_part.ceiling(found))),
        Text(translator.render(_counts(found)), Style.FAINT),
    ]


def _counts(score: Score) -> Message:
    """How much is missing, in figures; the names stand in the parts below."""
    unknown = len(score.of(Standing.UNKNOWN)) + len(score.of(Standing.SKIPPED))
    return Message(
        N_(
            "Missing: {gaps}; not known: {unknown}; not offered: {absent}; "
            "not checked: {unchecked}."
        ),
        {
            "gaps": len(score.gaps),
            "unknown": unknown,
            "absent": len(score.of(Standing.NOT_OFFERED)),
            "unchecked": len(score.unchecked),
        },
    )


def lamp(result: Result, translator: Translator) -> list[Block]:
    """The traffic light of the transactions."""
    light: Light = result.light
    return [Signal(light, translator(WORDS[light]), translator.render(result.light_text))]


def actions(found: Sequence[Action], translator: Translator) -> list[Text]:
    """What brings most points in a few minutes."""
    return [
        Text(
            translator.render(
                Message(
                    N_("{name}: {minutes} min, {points} points more"),
                    {
                        "name": one.question.name,
                        "minutes": one.minutes,
                        "points": round(one.points, 1),
                    },
                )
            ),
            mark=f"{number}.",
        )
        for number, one in enumerate(found[:_ACTIONS], 1)
    ]


def gaps(result: Result, translator: Translator) -> Part | None:
    """What is missing and how to close it, what matters most first."""
    found = result.score.gaps
    if not found:
        return None
    blocks = tuple(
        _gap(number, verdict, result, translator) for number, verdict in enumerate(found, 1)
    )
    return Part("gaps", translator("What is missing, and how to close it"), blocks)


def _gap(number: int, verdict: Verdict, result: Result, translator: Translator) -> Asked:
    question = verdict.question
    word, style = _URGENCY[question.importance]
    said = Message(N_("You said: {answer}"), {"answer": advice_part.said_of(verdict)})
    sheet, reasons = Sheet(), Sheet()
    advice_part.steps(sheet, question, translator, indent=0)
    advice_part.why(reasons, question, result.bank, translator, indent=0)
    blocks = (
        Text(translator.render(said), Style.FAINT),
        *sheet.blocks,
        Folded(translator("Why, and where this is known from"), tuple(reasons.blocks)),
    )
    title = Message(
        N_("{name} ({minutes} min)"), {"name": question.name, "minutes": question.fix_minutes}
    )
    return Asked(number, translator(word), style, translator.render(title), blocks)


def unchecked(result: Result, translator: Translator) -> list[Block]:
    """What you do not know, what was not answered, what no audit has looked at."""
    score = result.score
    groups = (
        (N_("You do not know:"), [one.question for one in score.of(Standing.UNKNOWN)]),
        (N_("Not answered:"), [one.question for one in score.of(Standing.SKIPPED)]),
        (N_("Not offered to you:"), [one.question for one in score.of(Standing.NOT_OFFERED)]),
        (N_("No audit has looked at:"), list(score.unchecked)),
    )
    blocks: list[Block] = []
    for label, questions in groups:
        if questions:
            names = tuple(translator.render(one.name) for one in questions)
            blocks += [Text("", label=translator(label)), Items(names)]
    return blocks


def passed(result: Result, translator: Translator) -> list[str]:
    """The questions whose answer earns everything."""
    return [
        translator.render(one.question.name) for one in result.score.verdicts if one.credit == _FULL
    ]
