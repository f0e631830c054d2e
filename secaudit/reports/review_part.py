"""What `secaudit review` shows: open questions on the screen, as an answers file, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.model.decision import Decision
from secaudit.model.message import N_, Message
from secaudit.reports import question_part
from secaudit.reports.entries import entries
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secaudit.i18n import Translator
    from secaudit.model.review import Question
    from secaudit.reports.entries import Entry
    from secaudit.reports.page import Line

SCHEMA = "secaudit/review/1"

WORDS: Mapping[Decision, str] = {
    Decision.MINE: N_("mine"),
    Decision.NOT_MINE: N_("not mine"),
    Decision.ALWAYS_MINE: N_("always mine from this payee"),
    Decision.UNSURE: N_("don't know yet"),
}
_HOW = N_(
    "Put behind each answer: mine, not_mine, always_mine (all of this payee's) or unsure. "
    "Then: secaudit review --answers FILE"
)


def question(  # noqa: PLR0913 - what one question consists of
    number: int, count: int, one: Question, translator: Translator, *, width: int, verbose: bool
) -> list[Line]:
    """The lines of one question out of `count`."""
    page = Page(width)
    place = Message(
        N_("Question {number} of {count} - {account}"),
        {"number": number, "count": count, "account": one.called or safe.plain(one.account)},
    )
    page.heading(translator.render(place), Style.HEADING)
    question_part.question(
        page, number, one.finding, one.entries, translator, verbose=verbose, ids=one.ids
    )
    return page.lines


def template(questions: Sequence[Question], translator: Translator) -> str:
    """An answers file in TOML with every open question, all of them unanswered."""
    lines = [f"# {translator(_HOW)}"]
    for one in questions:
        lines += ["", "[[question]]"]
        lines += [f"# {_line(entry, translator)}" for entry in _numbered(one)]
        ids = ", ".join(str(key) for key in one.ids)
        lines += [f"entries = [{ids}]", f'answer = "{Decision.UNSURE}"']
    return "\n".join(lines)


def fields(questions: Iterable[Question], translator: Translator) -> dict[str, Any]:
    """The open questions as plain values."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "questions": [
            {
                "number": number,
                "account": safe.plain(one.account),
                "provider": one.provider,
                "severity": one.finding.severity.name.lower(),
                "title": translator.render(one.finding.title),
                "evidence": [translator.sentence(text) for text in one.finding.evidence],
                "entries": [_fields(entry) for entry in _numbered(one)],
            }
            for number, one in enumerate(questions, 1)
        ],
    }


def _numbered(one: Question) -> list[tuple[int, Entry]]:
    shown = entries(one.entries, one.finding.entries)
    return sorted(zip(one.ids, shown, strict=True), key=lambda pair: pair[1].when)


def _line(numbered: tuple[int, Entry], translator: Translator) -> str:
    key, entry = numbered
    payee = safe.plain(entry.payee or "", limit=60) or translator("(no name)")
    what = safe.plain(entry.description or "", limit=60)
    return f"{key}: {entry.when}  {translator.money(entry.money)}  {payee}  {what}".rstrip()


def _fields(numbered: tuple[int, Entry]) -> dict[str, Any]:
    key, entry = numbered
    return {
        "id": key,
        "time": entry.time.isoformat() if entry.time else None,
        "time_known": entry.time_known,
        "payee": safe.plain(entry.payee) if entry.payee else None,
        "description": safe.plain(entry.description) if entry.description else None,
        "amount": f"{entry.money.value:f}",
        "currency": safe.plain(entry.money.currency),
        "status": entry.status,
    }
