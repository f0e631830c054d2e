"""The part that asks about entries: each question with its entries, and what speaks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.message import N_, Message
from secaudit.reports import limits, question_part
from secaudit.reports.document import Asked, Block, Column, Items, Part, Shape, Table, Text
from secaudit.reports.entries import entries
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.message import Bilingual
    from secaudit.model.plan import Step
    from secaudit.reports.entries import Entry

_QUESTIONS = 100  # and with more than so many nobody would begin
_MOST = 200  # entries of one question; a page with more helps nobody


def part(
    questions: Sequence[tuple[Finding, pa.Table]],
    translator: Translator,
    *,
    check: Step | None,
    before: Message | None = None,
) -> Part:
    """Every question, each with the table that its rows are of; `check` helps to recognise them."""
    blocks: list[Block] = []
    if check is not None:
        blocks.append(Items(tuple(map(translator.render, check.do))))
    if before is not None:
        blocks.append(Text(translator.render(before), Style.MEDIUM))
    blocks += [
        _question(number, finding, table, translator)
        for number, (finding, table) in enumerate(questions[:_QUESTIONS], 1)
    ]
    if len(questions) > _QUESTIONS:
        blocks.append(Text(translator.render(_left(len(questions) - _QUESTIONS)), Style.STRONG))
    blocks.append(Items(tuple(map(translator.render, limits.FLAGGED)), Style.FAINT))
    title = question_part.title(tuple(finding for finding, _ in questions))
    return Part("asked", translator.render(title), tuple(blocks))


def _left(count: int) -> Message:
    return Message(
        N_("{count} less urgent question is not on this page."),
        {"count": count},
        plural=N_("{count} less urgent questions are not on this page."),
        count=count,
    )


def _question(number: int, finding: Finding, table: pa.Table, translator: Translator) -> Asked:
    word, style = question_part.URGENCY[finding.severity]
    blocks: list[Block] = [listed(table, finding.entries, translator)]
    reasons = tuple(map(translator.sentence, finding.evidence))
    if len(reasons) == 1:
        blocks.append(Text(reasons[0], label=translator("Why:")))
    elif reasons:
        blocks += [Text("", label=translator("Why:")), Items(reasons)]
    hints: list[tuple[str, Message | Bilingual]] = []
    if finding.likeness is not None:
        hints += [
            (N_("Most like:"), finding.likeness.text),
            (N_("Harmless if:"), finding.likeness.harmless),
        ]
    if finding.name_hint is not None:
        hints.append((N_("The name:"), finding.name_hint))
    blocks += [Text(translator.render(text), label=translator(label)) for label, text in hints]
    if finding.remedy:
        blocks.append(Text("", label=translator("To find out:")))
        blocks.append(Items(tuple(map(translator.render, finding.remedy))))
    title = translator.render(finding.title)
    return Asked(number, translator(word), style, title, tuple(blocks))


def listed(table: pa.Table, rows: Sequence[int], translator: Translator) -> Table:
    """Entries as a table, in the order of time."""
    found = sorted(entries(table, rows[:_MOST]), key=question_part.order)
    columns = (
        Column(translator("When")),
        Column(translator("Payee")),
        Column(translator("What for")),
        Column(translator("Amount"), figure=True),
    )
    left = len(rows) - len(found)
    more = Message(
        N_("and {count} more entry of the same kind"),
        {"count": left},
        plural=N_("and {count} more entries of the same kind"),
        count=left,
    )
    caption = translator.render(more) if left else ""
    cells = tuple(_cells(entry, translator) for entry in found)
    return Table(caption, columns, cells, shape=Shape.ENTRIES)


def _cells(entry: Entry, translator: Translator) -> tuple[str, ...]:
    what = translator.value(entry.description or "")
    payee = translator.value(entry.payee or "") or translator("(no name)")
    status = question_part.STATUSES.get(entry.status or "")
    if status is not None:
        what = translator.render(
            Message(N_("{who} ({status})"), {"who": what, "status": Message(status)})
        )
    shown = (safe.plain(text, limit=80) for text in (payee, "" if what == payee else what))
    return (_when(entry, translator), *shown, question_part.signed(entry, translator))


def _when(entry: Entry, translator: Translator) -> str:
    if entry.time is None:
        return "?"
    day = translator.value(entry.time.date())
    return f"{day} {entry.time:%H:%M}" if entry.time_known else day
