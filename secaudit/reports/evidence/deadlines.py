"""The page of deadlines of a pack, and the same as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_
from secaudit.model.plan import Standing
from secaudit.reports import deadlines_calendar, deadlines_part
from secaudit.reports.evidence import wording
from secaudit.reports.evidence.document import Block, Document

if TYPE_CHECKING:
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.deadline import Deadline
    from secaudit.model.evidence_pack import EvidencePack

_NO_PLACE = N_(
    "Which rules hold depends on where your account is. Name the place to get the days: "
    "secaudit evidence --jurisdiction CN (or HK, US, EU, GB, IN, SG, AU)."
)


def document(pack: EvidencePack, translator: Translator) -> Document:
    """By when to report, "today" first; what nobody confirmed stands below a line of its own."""
    today = pack.created.date()
    sure = [one for one in pack.deadlines if one.standing is not Standing.NOT_CONFIRMED]
    unsure = [one for one in pack.deadlines if one.standing is Standing.NOT_CONFIRMED]
    blocks = [_table(sure, translator, today)] if sure else []
    if unsure:
        blocks += [
            Block("warning", translator(N_("Seen elsewhere, NOT confirmed."))),
            _table(unsure, translator, today),
        ]
    if not any(one.ref for one in pack.deadlines):
        blocks.append(Block("text", translator(_NO_PLACE)))
    return Document(
        "deadlines",
        translator("By when to report it"),
        (*blocks, Block("small", translator.render(deadlines_part.NOTE))),
        wording.foot(pack, translator),
    )


def _table(found: list[Deadline], translator: Translator, today: date) -> Block:
    names = (translator("By when"), translator("What it keeps"), translator("Rule"))
    return Block("table", rows=(names, *(_row(one, translator, today) for one in found)))


def _row(one: Deadline, translator: Translator, today: date) -> tuple[str, str, str]:
    provisional = deadlines_part.PROVISIONAL if one.provisional else None
    what = [one.covers if one.ref else None, one.effect, provisional]
    rule = [deadlines_part.counted(one)] if one.ref else []
    return (
        translator.render(deadlines_part.when(one, today)),
        wording.listed([translator.render(text) for text in what if text is not None], translator),
        wording.listed(
            [one.ref, *(translator.render(text) for text in rule if text is not None)], translator
        ),
    )


def calendar(pack: EvidencePack, translator: Translator) -> bytes | None:
    """The days for the user's calendar; None where no rule of their place has one."""
    today = pack.created.date()
    if not any(one.day is not None and not one.is_over(today) for one in pack.deadlines):
        return None
    first = pack.payments[0].time
    paid = first.date() if first else today
    return deadlines_calendar.render(pack.deadlines, translator, paid=paid, today=today)
