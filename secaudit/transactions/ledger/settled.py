"""How each question about a file was settled, what proves it, and how sure the whole reading is.

The confidence is the product of the trust in each answer: a file whose every answer is proven has
1. The weights of the unproven ones are how often such a guess holds, by our own estimate.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from secaudit.model.doubt import Doubt, Settled
from secaudit.model.message import N_, Message
from secaudit.transactions.ledger import headers, times
from secaudit.transactions.ledger.direction import other_way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secaudit.transactions.ledger.balance import Verdict
    from secaudit.transactions.ledger.direction import Directions
    from secaudit.transactions.ledger.facts import Facts

_ORDERS = {
    "ymd": ("year-first", N_("Dates have the year first.")),
    "dmy": ("day-first", N_("Dates have the day first.")),
    "mdy": ("month-first", N_("Dates have the month first.")),
    "ydm": ("year-day-month", N_("Dates have the year first, then the day.")),
}
_AS_YOU_SAY = Message(N_("as you say"))
_ENOUGH_PAIRS = 3
_CONTRADICTS = 0.5


def settle(facts: Facts) -> tuple[Settled, ...]:
    """The answers, in the order in which they are found."""
    found = [_dates(facts), _sign(facts), _decimal_mark(facts), _currency(facts)]
    return (*_header(facts), *found, *_balance(facts), _lines(facts))


def confidence(settled: Sequence[Settled]) -> float:
    """How sure the reading is, from 0 to 1."""
    return prod(one.trust for one in settled)


def contradiction(agreement: Verdict | None, ways: Directions) -> Doubt | None:
    """The doubt that a balance raises which does not go with the entries as they were read."""
    if agreement is None or agreement.pairs < _ENOUGH_PAIRS:
        return None
    params = {"share": round(100 * agreement.share), "pairs": agreement.pairs}
    if agreement.share < _CONTRADICTS:
        text = N_("The running balance agrees with the amounts in only {share} % of {pairs} lines.")
        return Doubt(Message(text, params))
    if agreement.inverted:
        text = N_(
            "The running balance agrees, in {share} % of {pairs} lines, "
            "only if money in and out change places."
        )
        decided = ways.rule in ("pair", "flag", "flag-and-sign")
        flag = None if decided else other_way(inverted=ways.inverted)
        return Doubt(Message(text, params), flag)
    return None


def _header(facts: Facts) -> Iterator[Settled]:
    if facts.material.defined:
        yield Settled("header", "format", Message(N_("The format itself names its fields.")))
        return
    if facts.material.header is None:
        text = N_("No line heads the columns; they were told apart by what they hold.")
        yield Settled("header", "none", Message(text), 0.85)
        return
    names = [name for name in facts.material.table.names if name]
    known = sum(headers.is_known(name) for name in names)
    yield Settled(
        "header",
        str(facts.material.header),
        Message(N_("Line {line} heads the columns."), {"line": str(facts.material.header)}),
        1.0 if known > 1 else 0.85,
        Message(
            N_("{known} of its {count} names are known"), {"known": known, "count": len(names)}
        ),
    )


def _dates(facts: Facts) -> Settled:
    moments = facts.moments
    answer, text = _ORDERS[moments.order]
    trust, why = 1.0, N_("no other order fits all of them")
    if not moments.proven:
        trust, why = 0.7, N_("nothing in the file proves it")
    elif facts.material.origin.overrides.dates is not None and moments.order in ("dmy", "mdy"):
        why = _AS_YOU_SAY.msgid
    elif moments.order == "ymd":
        why = N_("the year can stand nowhere else")
    if moments.yearless:
        trust, why = trust * 0.9, N_("without a year; it was taken from the title or file name")
        if times.stated_year(facts.material) is None:
            trust, why = trust * 0.8, N_("without a year, and no title has one")
    return Settled("dates", answer, Message(text), trust, Message(why))


def _sign(facts: Facts) -> Settled:
    ways, roles = facts.ways, facts.material.roles
    if ways.rule == "pair":
        return Settled("sign", "pair", Message(N_("Money out and money in stand in two columns.")))
    if ways.rule in ("flag", "flag-and-sign"):
        named = facts.material.table.names[roles.direction] if roles.direction is not None else ""
        text = N_("The column “{column}” says which way the money went.")
        doubt = ways.doubt.text if ways.doubt else None
        return Settled(
            "sign", ways.rule, Message(text, {"column": named}), 0.9 if doubt else 1.0, doubt
        )
    if ways.rule == "words":
        text, why = (
            N_("No amount has a sign."),
            N_("the texts tell money in from money out, as far as they do"),
        )
        return Settled("sign", "words", Message(text), 0.6, Message(why))
    text = (
        N_("Amounts without a minus sign are money out.")
        if ways.inverted
        else N_("Amounts with a minus sign are money out, those without are money in.")
    )
    trust, evidence = _sign_evidence(facts)
    return Settled(
        "sign",
        "spend-positive" if ways.inverted else "spend-negative",
        Message(text),
        trust,
        evidence,
    )


def _sign_evidence(facts: Facts) -> tuple[float, Message]:
    verdict = facts.material.roles.verdict
    if facts.ways.rule == "asked":
        return 1.0, _AS_YOU_SAY
    if facts.material.defined:
        return 1.0, Message(N_("the format itself says so"))
    if facts.ways.rule == "balance" and verdict is not None:
        return 1.0, agrees(verdict)
    if facts.ways.rule == "plus":
        return 1.0, Message(N_("money in has a plus sign"))
    if facts.ways.doubt is not None:
        return 0.7, Message(N_("as exports of this kind usually write it; nothing proves it"))
    return 0.95, Message(N_("as exports of this kind usually write it, and the texts agree"))


def agrees(verdict: Verdict) -> Message:
    """How far the balance column goes with the amounts."""
    return Message(
        N_("the running balance agrees in {share} % of {pairs} lines"),
        {"share": round(100 * verdict.share), "pairs": verdict.pairs},
    )


def _decimal_mark(facts: Facts) -> Settled:
    figures = facts.figures
    if not figures.digits:
        trust = 1.0 if figures.proven else 0.8
        return Settled("decimal_mark", "none", Message(N_("Amounts have no decimals.")), trust)
    text = Message(N_("The decimal mark is “{mark}”."), {"mark": figures.mark})
    trust, why = 0.8, N_("nothing in the file proves it")
    if facts.material.defined:
        trust, why = 1.0, N_("the format itself says so")
    elif figures.proven:
        trust, why = 1.0, N_("the amounts leave no other reading")
    return Settled("decimal_mark", figures.mark, text, trust, Message(why))


def _currency(facts: Facts) -> Settled:
    if facts.codes.printed:
        why = _AS_YOU_SAY if facts.material.origin.overrides.currency else None
        text = Message(N_("The currency is {currency}."), {"currency": facts.codes.first})
        if facts.material.roles.currency is not None:
            text = Message(N_("The currency stands beside each entry."))
        return Settled("currency", facts.codes.first, text, 1.0, why)
    text = Message(
        N_("The file names no currency; {currency} was assumed."), {"currency": facts.codes.first}
    )
    return Settled("currency", facts.codes.first, text, 0.95)


def _balance(facts: Facts) -> Iterator[Settled]:
    agreement = facts.agreement
    if agreement is None or not agreement.pairs:
        return
    doubt = contradiction(agreement, facts.ways)
    answer = f"{agreement.share:.2f}"
    if doubt is not None:
        yield Settled("balance", answer, doubt.text, 0.4)
        return
    text = Message(N_("The running balance was compared with the amounts."))
    yield Settled("balance", answer, text, 1.0, agrees(agreement))


def _lines(facts: Facts) -> Settled:
    rows = facts.lines.count
    count = rows + len(facts.lines.refused)
    text = Message(
        N_("{rows} of {count} line that looks like an entry was read."),
        {"rows": rows, "count": count},
        plural=N_("{rows} of {count} lines that look like entries were read."),
        count=count,
    )
    return Settled("lines", str(rows), text, rows / count if count else 0.0)
