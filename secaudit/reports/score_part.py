"""What the questionnaire shows: its questions, and the score with what explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.light import Light
from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.questionnaire import SKIP, UNKNOWN, Question
from secaudit.model.score import Standing
from secaudit.reports import advice_part, pictures
from secaudit.reports.page import Page, Piece, Style
from secaudit.reports.probe_part import OUTCOMES
from secaudit.reports.sum_part import write as write_sum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.questionnaire import Answer, Askable, Bank
    from secaudit.model.score import Beside, Result, Score
    from secaudit.reports.page import Line

LIMITS = (
    Message(N_("It is made of your own answers; it did not look at your account or your phone.")),
    Message(
        N_(
            "A high score does not mean that nobody has used your account; "
            "a scan of your transactions looks for that."
        )
    ),
)
_BAR = 50  # columns: two points each
_MOST_NAMES = 6  # in one line; the rest is counted
LIGHTS = {
    Light.GREEN: (N_("Transactions: green."), Style.GOOD),
    Light.YELLOW: (N_("Transactions: yellow."), Style.MEDIUM),
    Light.RED: (N_("Transactions: red."), Style.HIGH),
    Light.NONE: (N_("Transactions: not looked at."), Style.MEDIUM),
}


def question(
    asked: Askable, place: Message | None, translator: Translator, *, width: int
) -> list[Line]:
    """One question with its numbered options."""
    page = Page(width)
    if place is not None:
        page.text(translator.render(place), style=Style.FAINT)
    page.text(translator.render(asked.text), style=Style.STRONG)
    for number, text in enumerate([option.text for option in asked.option], 1):
        page.text(translator.render(text), indent=2, mark=str(number))
    return page.lines


def reasons(asked: Question, bank: Bank, translator: Translator, *, width: int) -> list[Line]:
    """Why a question is asked, and where that is known from."""
    page = Page(width)
    advice_part.why(page, asked, bank, translator, indent=2)
    return page.lines


def answered(asked: Askable, answer: Answer) -> Bilingual | Message:
    """An answer in words."""
    if answer in ((UNKNOWN,), (SKIP,)):
        return Message(N_("don't know")) if answer == (UNKNOWN,) else Message(N_("skipped"))
    texts = [option.text for option in asked.option if option.id in answer]
    return _listed(texts)


def result(  # noqa: PLR0913 - what the user may choose of it
    found: Result,
    translator: Translator,
    *,
    width: int,
    quiet: bool,
    verbose: bool,
    formula: bool,
    drawn: bool = False,
) -> list[Line]:
    """How to close the gaps, and last, where a long page ends, the score and what explains it."""
    page = Page(width)
    if not quiet:
        _gaps(page, found, translator, verbose=verbose)
    _beside(page, found.beside, translator)
    if formula:
        write_sum(page, found.score, translator)
    if not quiet:
        page.heading(translator("What this does not mean"))
        page.bullets(map(translator.render, LIMITS), indent=2)
    _summary(page, found, translator, drawn=drawn)
    return page.lines


def _summary(page: Page, found: Result, translator: Translator, *, drawn: bool) -> None:
    score = found.score
    page.heading(translator.render(headline(score)), Style.HEADING)
    if drawn:
        bar = pictures.score_bar(score.score, score.high, width=min(page.width - 4, _BAR))
        page.pieces(Piece(f"  {bar}"))
    _range(page, score, translator, needed=found.bank.min_coverage)
    page.text(translator.render(ceiling(score)), indent=2)
    page.text(translator.render(_missing(score)), indent=2)
    _actions(page, score, translator)
    label, style = LIGHTS[found.light]
    light = Message(N_("{light} {text}"), {"light": Message(label), "text": found.light_text})
    page.text(translator.render(light), indent=2, style=style)


def headline(score: Score) -> Message:
    """The score and its letter in one line."""
    params: dict[str, int | str | Bilingual] = {
        "score": score.score,
        "low": score.score,
        "high": score.high,
    }
    if score.grade is None:
        if score.quick:
            return Message(N_("Quick check: {low} to {high} of 100, no letter yet"), params)
        return Message(N_("Your score: {low} to {high} of 100, no letter yet"), params)
    params |= {"grade": score.grade.id, "words": score.grade.text}
    if score.quick:
        return Message(N_("Quick check: {score} of 100 - {grade}, {words}"), params)
    return Message(N_("Your score: {score} of 100 - {grade}, {words}"), params)


def _range(page: Page, score: Score, translator: Translator, *, needed: int) -> None:
    if score.grade is None:
        text = Message(
            N_("Only {coverage} % of what matters was answered; a letter needs {needed} %."),
            {"coverage": score.coverage, "needed": needed},
        )
        page.text(translator.render(text), indent=2, style=Style.MEDIUM)
    elif score.high > score.score:
        text = Message(
            N_("It could be as high as {high}, once you know what you do not know yet."),
            {"high": score.high},
        )
        page.text(translator.render(text), indent=2)


def ceiling(score: Score) -> Message:
    """The first line: what the score cannot pass, and because of what."""
    if not score.held:
        return Message(N_("Limit: none; nothing holds the score down but the points."))
    first = score.held[0]
    return Message(
        N_("Limit: it cannot pass {max}: {reason} ({names})."),
        {
            "max": first.limit.max,
            "reason": first.limit.text,
            "names": _names(first.questions, most=_MOST_NAMES),
        },
    )


def _missing(score: Score) -> Message:
    """The second line: gaps, unknown, not offered, not checked; everything is counted aloud."""
    gaps, absent = [one.question for one in score.gaps], score.of(Standing.NOT_OFFERED)
    unknown = [one.question for one in (*score.of(Standing.UNKNOWN), *score.of(Standing.SKIPPED))]
    return Message(
        N_(
            "Missing: {gaps}; not known: {unknown}; not offered: {absent}; "
            "not checked: {unchecked}."
        ),
        {
            "gaps": _counted(gaps),
            "unknown": _counted(unknown),
            "absent": _counted([one.question for one in absent]),
            "unchecked": _counted(score.unchecked),
        },
    )


def _counted(questions: Iterable[Question]) -> Message:
    found = list(questions)
    if not found:
        return Message(N_("none"))
    return Message(
        N_("{number} ({names})"), {"number": len(found), "names": _names(found, most=_MOST_NAMES)}
    )


def _actions(page: Page, score: Score, translator: Translator) -> None:
    """The third line: what brings most in the next minutes."""
    if not score.next:
        page.text(translator("Next: nothing brings more points."), indent=2)
        return
    text = Message(
        N_("Next {minutes} minutes: {actions}."),
        {
            "minutes": sum(one.minutes for one in score.next),
            "actions": _joined(
                Message(
                    N_("{name} +{points}"),
                    {"name": one.question.name, "points": round(one.points, 1)},
                )
                for one in score.next
            ),
        },
    )
    page.text(translator.render(text), indent=2, style=Style.STRONG)


def _beside(page: Page, beside: Iterable[Beside], translator: Translator) -> None:
    for one in beside:
        page.heading(translator.render(one.verdict.question.name))
        said = Message(N_("You said: {answer}"), {"answer": advice_part.said_of(one.verdict)})
        page.text(translator.render(said), indent=2)
        for seen in one.seen:
            text = Message(
                N_("This computer says: {title}: {text} ({outcome})"),
                {
                    "title": seen.title,
                    "text": seen.text,
                    "outcome": Message(OUTCOMES[seen.outcome]),
                },
            )
            page.text(translator.render(text), indent=2)
            if seen.line:
                page.text(safe.plain(seen.line), indent=4, style=Style.FAINT)
        if one.contradicts:
            text = Message(N_("These do not fit together. It changes no points; have a look."))
            page.text(translator.render(text), indent=2, style=Style.MEDIUM)


def _gaps(page: Page, found: Result, translator: Translator, *, verbose: bool) -> None:
    gaps = found.score.gaps
    if gaps:
        page.heading(translator("What is missing, and how to close it"))
    for number, verdict in enumerate(gaps, 1):
        page.blank()
        advice_part.write(page, number, verdict, found.bank, translator)
    better = [
        one
        for one in found.score.verdicts
        if one not in gaps
        and one.standing is not Standing.NOT_OFFERED
        and one.earned < one.weight * 100
    ]
    if better:
        page.heading(translator("What could be better, or is not known"))
    if better and not verbose:
        page.text(translator.render(_names(one.question for one in better)), indent=2)
        page.text(translator("With the steps for each: --verbose"), indent=2, style=Style.FAINT)
    elif better:
        for number, verdict in enumerate(better, 1):
            page.blank()
            advice_part.write(page, number, verdict, found.bank, translator)


def _names(questions: Iterable[Question], *, most: int | None = None) -> Bilingual | Message:
    names = [one.name for one in questions]
    told = names[:most]
    listed = Bilingual(", ".join(one.en for one in told), "、".join(one.zh for one in told))
    if len(told) == len(names):
        return listed
    more = len(names) - len(told)
    return Message(N_("{names} and {count} more"), {"names": listed, "count": more})


def _listed(texts: Iterable[Bilingual]) -> Bilingual:
    kept = list(texts)
    return Bilingual("; ".join(one.en for one in kept), "；".join(one.zh for one in kept))


def _joined(messages: Iterable[Message]) -> Message:
    """Several short texts in one; each language has its own comma."""
    first, *rest = messages
    for one in rest:
        first = Message(N_("{first}, {second}"), {"first": first, "second": one})
    return first
