"""Why one question is asked, in clauses: what all its entries are together, then what is oddest.

Of several entries the pace and the sum are told from the entries themselves; a clause that is true
of one entry only says of which. No two clauses are about the same thing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from secaudit.model.message import MOST_CLAUSES, N_, Message
from secaudit.model.money import Money
from secaudit.transactions.judging.registry import members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from secaudit.model.judgement import Reason

    # Any: a cell of the ledger.
    Row = Mapping[str, Any]

_PACE, _SIZE, _PAYEE = "pace", "size", "payee"
_NOT_MOVED = ("failed", "closed")
_MINUTES, _HOURS = 100, 36


def clauses(rows: Sequence[Row], reasons: Sequence[Sequence[Reason]]) -> list[Message]:
    """Up to four clauses on entries that are one question, the loudest first."""
    about = {m.signal.id: m.signal.about or m.signal.id for m in members()}
    around = {m.signal.id for m in members() if m.signal.around}
    told = [(row, one) for row, words in zip(rows, reasons, strict=True) for one in words]
    told.sort(key=lambda pair: -pair[1].weight)
    if len(rows) == 1:
        return [one.text for _, one in told[:MOST_CLAUSES]]
    found: dict[str, Message] = {}
    pace = [one.text for _, one in told if about.get(one.signal) == _PACE]
    larger = [text for text in pace if _count(text) > len(rows)]
    found[_PACE] = larger[0] if larger else _pace(rows)
    for row, one in told:
        subject = about.get(one.signal, one.signal)
        if subject in found or one.signal in around:
            continue
        alike = [pair for pair in told if about.get(pair[1].signal) == subject]
        found[subject] = one.text
        if subject == _SIZE:
            found[subject] = _largest(
                rows, [pair for pair in alike if pair[1].signal not in around]
            )
        elif subject == _PAYEE:
            found[subject] = _payees({str(row["payee"]) for row, _ in alike}, one.text)
    return list(found.values())[:MOST_CLAUSES]


def _count(text: Message) -> float:
    count = text.params.get("count", 0)
    return count if isinstance(count, (int, float)) else 0


def _largest(rows: Sequence[Row], told: Sequence[tuple[Row, Reason]]) -> Message:
    """The clause on the size of the largest entry."""
    _, reason = max(told, key=lambda pair: abs(pair[0]["amount"]))
    if len({row["amount"] for row in rows}) == 1:
        return reason.text
    return Message(N_("the largest is {clause}"), {"clause": reason.text})


def _payees(names: set[str], clause: Message) -> Message:
    if len(names) == 1:
        return clause
    return Message(N_("{count} payees whom you hardly know"), {"count": len(names)})


def _pace(rows: Sequence[Row]) -> Message:
    """How many payments within what time, and how much went out in them."""
    payees = {row["payee"] for row in rows}
    amounts = {(row["amount"], row["currency"]) for row in rows}
    total = _total(rows)
    told: dict[str, Any] = {"count": len(rows), "span": _span(rows)}
    if total is not None:
        told["total"] = total
    if len(amounts) == 1 and len(payees) == 1 and total is not None:
        told["amount"] = abs(_money(rows[0]))
        text = N_("{count} times {amount} to the same payee within {span}, together {total}")
    elif len(payees) == 1 and total is not None:
        text = N_("{count} payments to the same payee within {span}, together {total}")
    elif total is not None:
        text = N_("{count} payments within {span}, together {total}")
    else:
        text = N_("{count} payments within {span}")
    return Message(text, told)


def _span(rows: Sequence[Row]) -> Message:
    times = [row["time"] for row in rows]
    length: timedelta = max(times) - min(times)
    known = all(row.get("time_known") is not False for row in rows)
    known = known and any(time.time() != time.min.time() for time in times)
    minutes = max(1, -(-length // timedelta(minutes=1)))
    if known and minutes <= _MINUTES:
        return Message(
            N_("a minute"), {"count": minutes}, plural=N_("{count} minutes"), count=minutes
        )
    hours = -(-length // timedelta(hours=1))
    if known and hours <= _HOURS:
        return Message(N_("an hour"), {"count": hours}, plural=N_("{count} hours"), count=hours)
    days = (max(times).date() - min(times).date()).days + 1
    return Message(N_("one day"), {"count": days}, plural=N_("{count} days"), count=days)


def _total(rows: Sequence[Row]) -> Money | None:
    """What went out in all, where it is of one currency."""
    moved = [row for row in rows if row.get("status") not in _NOT_MOVED and row["amount"] < 0]
    kinds = {(row.get("digits", 2), row["currency"]) for row in moved}
    if len(kinds) != 1 or len(moved) < 2:  # noqa: PLR2004 - one payment makes no sum
        return None
    digits, currency = kinds.pop()
    return Money(-sum(row["amount"] for row in moved), digits, currency or "")


def _money(row: Row) -> Money:
    return Money(row["amount"], row.get("digits", 2), row["currency"] or "")
