"""The part of the screen that says how to close a gap: why, the steps, where it is known from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.score import Standing
from secaudit.model.source import SourceKind
from secaudit.reports import ways
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.questionnaire import Bank, Question
    from secaudit.model.score import Verdict
    from secaudit.reports.page import Page

LURE = Message(
    N_("Do this yourself in the app, never with a caller: scammers open with the same words.")
)


def write(page: Page, number: int, verdict: Verdict, bank: Bank, translator: Translator) -> None:
    """One gap: what was said, then how to close it."""
    question = verdict.question
    title = Message(
        N_("{name} ({minutes} min)"), {"name": question.name, "minutes": question.fix_minutes}
    )
    page.text(translator.render(title), mark=f"{number}.", style=Style.STRONG)
    said = Message(N_("You said: {answer}"), {"answer": said_of(verdict)})
    page.text(translator.render(said), indent=3)
    steps(page, question, translator, indent=3)
    why(page, question, bank, translator, indent=3)


def said_of(verdict: Verdict) -> Bilingual | Message:
    """The answer in words."""
    if not verdict.chosen:
        return (
            Message(N_("don't know"))
            if verdict.standing is Standing.UNKNOWN
            else Message(N_("skipped"))
        )
    return ways.listed(option.text for option in verdict.chosen)


def steps(page: Page, question: Question, translator: Translator, *, indent: int) -> None:
    """What closes the gap, in order."""
    if question.lure:
        page.text(translator.render(LURE), indent=indent, style=Style.MEDIUM)
    for number, line in enumerate(question.fix, 1):
        page.text(translator.render(line), indent=indent, mark=f"{number})")


def why(page: Page, question: Question, bank: Bank, translator: Translator, *, indent: int) -> None:
    """The reason, both views where sources differ, and the sources."""
    reason = Message(N_("Why: {reason}"), {"reason": question.why})
    page.text(translator.render(reason), indent=indent)
    contested = question.contested
    if contested is not None:
        for text, view in (
            (N_("The guidance that this program is built on asks: {view}"), contested.document),
            (N_("Current guidance says: {view}"), contested.guidance),
        ):
            page.text(translator.render(Message(text, {"view": view})), indent=indent)
    src = dict.fromkeys((*question.src, *(contested.src if contested else ())))
    _sources(page, src, bank, translator, indent=indent)


def _sources(
    page: Page, ids: Iterable[str], bank: Bank, translator: Translator, *, indent: int
) -> None:
    cited = [bank.sources[one] for one in ids]
    read = [one for one in cited if one.kind is not SourceKind.OWN]
    own = [one for one in cited if one.kind is SourceKind.OWN]
    if read:
        ways.source(page, read, min(one.checked for one in read), translator, indent=indent)
    if own:
        text = Message(N_("Source: {titles}"), {"titles": ways.listed(one.title for one in own)})
        page.text(translator.render(text), indent=indent, style=Style.FAINT)
