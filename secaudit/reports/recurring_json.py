"""The part of `secaudit/report/1` that lists what is paid again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secaudit import safe

if TYPE_CHECKING:
    from secaudit.model.recurring import Change, LateWithdrawal, Recurring, Stream

# Any: values that JSON knows.
Fields = dict[str, Any]


def fields(recurring: Recurring | None) -> Fields | None:
    """The streams and the late withdrawals, or nothing where they were not asked for."""
    if recurring is None:
        return None
    return {
        "streams": [_stream(stream) for stream in recurring.streams],
        "late_withdrawals": [_late(late) for late in recurring.late],
    }


def _stream(stream: Stream) -> Fields:
    return {
        "payee": safe.plain(stream.payee),
        "description": safe.plain(stream.description),
        "kind": stream.kind.value,
        "state": stream.state.value,
        "every": stream.every,
        "since": stream.since.isoformat(),
        "last": stream.last.isoformat(),
        "next": stream.next.isoformat() if stream.next else None,
        "count": stream.count,
        "amount": f"{stream.amount.value:f}",
        "total": f"{stream.total.value:f}",
        "currency": safe.plain(stream.amount.currency),
        "fixed": stream.fixed,
        "changes": [_change(change) for change in stream.changes],
        "entries": [row + 1 for row in stream.entries],
    }


def _change(change: Change) -> Fields:
    return {
        "day": change.day.isoformat(),
        "before": f"{change.before.value:f}",
        "after": f"{change.after.value:f}",
    }


def _late(late: LateWithdrawal) -> Fields:
    return {
        "entry": late.entry + 1,
        "payee": safe.plain(late.payee),
        "amount": f"{late.amount.value:f}",
        "currency": safe.plain(late.amount.currency),
        "day": late.day.isoformat(),
        "due": late.due.isoformat(),
        "why": late.delay.value,
        "provisional": late.provisional,
    }
