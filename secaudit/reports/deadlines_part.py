"""Deadlines on the screen and for programs (`secaudit/deadlines/1`): "report today" first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, assert_never

from secaudit import __version__
from secaudit.model.deadline import Duty
from secaudit.model.message import N_, Message
from secaudit.model.plan import Standing
from secaudit.reports import plan_json, ways
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.deadline import Deadline
    from secaudit.reports.page import Line

SCHEMA = "secaudit/deadlines/1"
NOTE = Message(
    N_(
        "Days are counted cautiously: each is the last working day that surely lies in its "
        "period. This is information from the rules named here, not legal advice."
    )
)
PROVISIONAL = Message(N_("Provisional: the public holidays of that year are not known here yet."))
_DETAIL = 4  # columns

Fields = dict[str, Any]  # Any: values that JSON knows


def caution(one: Deadline) -> Message | None:
    """The line that must stand before a rule that is not well confirmed."""
    match one.standing:
        case Standing.CONFIRMED | Standing.SHOWN:
            return None
        case Standing.ONE_SOURCE:
            return Message(N_("One source only."))
        case Standing.NOT_CONFIRMED:
            return Message(N_("Seen elsewhere, NOT confirmed."))
    assert_never(one.standing)


def when(one: Deadline, today: date) -> Message:
    """By when, in a few words."""
    if not one.ref:
        return Message(N_("Today: report it"))
    if one.day is None and one.duty is Duty.THEIRS:
        return Message(N_("The wallet or bank: promptly"))
    if one.day is None:
        return Message(N_("At once; there is no number of days"))
    if one.is_over(today):
        return Message(
            N_("Over since {day}: report it all the same, and ask"), {"day": one.ends or one.day}
        )
    if one.duty is Duty.THEIRS:
        return Message(N_("The wallet or bank has until {day}"), {"day": one.day})
    return Message(N_("Latest by {day}"), {"day": one.day})


def counted(one: Deadline) -> Message | None:
    """What started the period, and when; nothing where there is none."""
    if one.began is None or not one.ref:
        return None
    return Message(N_("Counted {clock} ({began})"), {"clock": one.clock, "began": one.began})


def about(one: Deadline, translator: Translator) -> list[str]:
    """What a deadline is about, line by line, without its day."""
    lines = [caution(one), one.effect, counted(one), PROVISIONAL if one.provisional else None]
    told = [translator.render(line) for line in lines if line is not None]
    if one.ref:
        told.append(translator.render(Message(N_("Rule: {ref}"), {"ref": one.ref})))
    told.append(translator.render(NOTE))
    return told


def screen(  # noqa: PLR0913 - the days that it was counted from
    found: Sequence[Deadline],
    translator: Translator,
    *,
    width: int,
    paid: date,
    today: date,
    quiet: bool,
) -> list[Line]:
    """The lines of `secaudit deadlines`; `quiet` leaves out where each is written."""
    page = Page(width)
    title = Message(N_("By when to report the payment of {paid}"), {"paid": paid})
    page.heading(translator.render(title))
    for one in found:
        style = Style.HIGH if not one.ref else Style.STRONG
        head = Message(N_("{when} - {covers}"), {"when": when(one, today), "covers": one.covers})
        page.text(translator.render(head), indent=2, mark="*", style=style)
        _details(page, one, translator, quiet=quiet)
    page.blank()
    page.text(translator.render(NOTE), indent=2, style=Style.FAINT)
    return page.lines


def _details(page: Page, one: Deadline, translator: Translator, *, quiet: bool) -> None:
    warning = caution(one)
    if warning is not None:
        page.text(translator.render(warning), indent=_DETAIL, style=Style.MEDIUM)
    page.text(translator.render(one.effect), indent=_DETAIL)
    if one.provisional:
        page.text(translator.render(PROVISIONAL), indent=_DETAIL, style=Style.MEDIUM)
    if quiet or not one.ref:
        return
    start = counted(one)
    if start is not None:
        page.text(translator.render(start), indent=_DETAIL, style=Style.FAINT)
    rule = Message(N_("Rule: {ref}"), {"ref": one.ref})
    page.text(translator.render(rule), indent=_DETAIL, style=Style.FAINT)
    ways.source(page, one.sources, one.checked, translator, indent=_DETAIL)


def as_json(  # noqa: PLR0913 - the days that it was counted from
    found: Sequence[Deadline],
    translator: Translator,
    *,
    paid: date,
    noticed: date,
    today: date,
    ascii_only: bool = False,
) -> str:
    """The same as JSON text; `ascii_only` is for streams that hold nothing else."""
    report = {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "paid": paid.isoformat(),
        "noticed": noticed.isoformat(),
        "today": today.isoformat(),
        "deadlines": [fields(one, translator, today=today) for one in found],
        "note": translator.render(NOTE),
    }
    return json.dumps(report, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def fields(one: Deadline, translator: Translator, *, today: date) -> Fields:
    """One deadline as plain values."""
    warning = caution(one)
    return {
        "rule": one.rule,
        "jurisdiction": one.jurisdiction,
        "duty": one.duty.value,
        "when": translator.render(when(one, today)),
        "day": one.day and one.day.isoformat(),
        "ends": one.ends and one.ends.isoformat(),
        "over": one.is_over(today),
        "provisional": one.provisional,
        "covers": translator.render(one.covers),
        "effect": translator.render(one.effect),
        "clock": translator.render(one.clock),
        "began": one.began and one.began.isoformat(),
        "ref": one.ref,
        "standing": one.standing.value,
        "caution": None if warning is None else translator.render(warning),
        "sources": [plan_json.source(source, translator) for source in one.sources],
        "checked": one.checked.isoformat(),
    }
