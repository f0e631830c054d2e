"""What belongs into an evidence pack, and how much of it: pure, nothing is read or written here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from secaudit.model.evidence_pack import EvidencePack, Moment, Original, Payment, Totals
from secaudit.model.message import N_, Message
from secaudit.model.money import Money
from secaudit.response import masking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.model.deadline import Deadline
    from secaudit.model.incident import Incident, StepDone
    from secaudit.model.plan import Plan

_NOT_MOVED = frozenset({"failed", "closed"})
# The steps of the playbook that the log is about; the first one that was done counts.
_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Screenshots taken"), ("s02_snap",)),
    (N_("Wallet or account frozen"), ("s03_freeze_wallet",)),
    (N_("Bound bank cards frozen"), ("s04_freeze_cards",)),
    (N_("Support called"), ("s08_call_support", "s08_what_support_asks")),
    (N_("Payments disputed in the app"), ("s15_dispute",)),
    (N_("Police called or report filed"), ("s07_police_stop", "s16_police_report")),
    (N_("Confirmed in writing"), ("s17_follow_up",)),
)
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was gathered of one account, as it stands in the ledger."""

    account: str
    provider_id: str | None
    payments: tuple[Payment, ...]
    context: tuple[Payment, ...]
    originals: tuple[Original, ...] = ()


def pack(  # noqa: PLR0913 - what a pack is made of
    material: Material,
    *,
    plan: Plan,
    incident: Incident | None,
    now: datetime,
    deadlines: Sequence[Deadline] = (),
    reveal: bool = False,
) -> EvidencePack:
    """The pack of one account: masked, added up, in order of time.

    `now` and the times of `incident` are of the time zone in which the pack tells times.
    """
    payments = _in_order(material.payments)
    own = dict.fromkeys(one.account for one in payments if one.account)
    return EvidencePack(
        created=now,
        zone=zone(now),
        account=material.account,
        provider_id=plan.provider_id,
        provider=plan.provider_name,
        own=tuple(masking.account(text) for text in own),
        payments=tuple(_masked(one, reveal=reveal) for one in payments),
        context=tuple(map(_neighbour, _in_order(material.context))),
        totals=totals(payments),
        moments=_moments(payments, incident),
        plan=plan,
        deadlines=tuple(deadlines),
        originals=tuple(
            replace(one, name=masking.reference(one.name)) for one in material.originals
        ),
        revealed=reveal,
    )


def zone(now: datetime) -> str:
    """The name of a time zone: its distance from UTC, and what the system calls it."""
    offset = f"{now:%z}"
    return f"UTC{offset[:3]}:{offset[3:5]} ({now.tzname() or '-'})"


def totals(payments: Iterable[Payment]) -> tuple[Totals, ...]:
    """What the payments add up to, one for each currency, the most frequent first."""
    by_currency: dict[str, list[Payment]] = {}
    for one in payments:
        by_currency.setdefault(one.money.currency, []).append(one)
    ordered = sorted(by_currency.values(), key=len, reverse=True)
    return tuple(_totals(group) for group in ordered)


def _totals(group: Sequence[Payment]) -> Totals:
    parts: dict[str, list[Money]] = {"lost": [], "attempted": [], "returned": [], "received": []}
    for one in group:
        parts[_part(one)].append(one.money)
    currency = group[0].money.currency
    return Totals(**{name: _added(moneys, currency) for name, moneys in parts.items()})


def _part(one: Payment) -> str:
    if one.status in _NOT_MOVED:
        return "attempted"
    if one.status == "refunded":
        return "returned"
    return "received" if one.direction == "in" or one.money.units > 0 else "lost"


def _added(moneys: Sequence[Money], currency: str) -> Money:
    digits = max((money.digits for money in moneys), default=2)
    units = sum(abs(money.units) * 10 ** (digits - money.digits) for money in moneys)
    return Money(units, digits, currency)


def _in_order(payments: Iterable[Payment]) -> list[Payment]:
    return sorted(payments, key=lambda one: (one.time or _LAST, one.source or "", one.line or 0))


def _masked(one: Payment, *, reveal: bool) -> Payment:
    """A disputed payment: everything that identifies it, secrets never."""

    def text(value: str | None) -> str | None:
        return masking.text(value, reveal=reveal) if value else None

    def account(value: str | None) -> str | None:
        return masking.account(value, reveal=reveal) if value else None

    return replace(
        one,
        payee=text(one.payee),
        description=text(one.description),
        note=text(one.note),
        category=text(one.category),
        place=text(one.place),
        account=account(one.account),
        counter_account=account(one.counter_account),
        method=account(one.method),
        reference=masking.reference(one.reference) if one.reference else None,
        source=masking.reference(one.source) if one.source else None,
    )


def _neighbour(one: Payment) -> Payment:
    """An entry beside a disputed one: whatever may tell of other people is left out."""
    return replace(
        _masked(one, reveal=False),
        payee=masking.name(one.payee) if one.payee else None,
        description=None,
        note=None,
        place=None,
        account=None,
        counter_account=None,
    )


def _moments(payments: Sequence[Payment], incident: Incident | None) -> tuple[Moment, ...]:
    """The log: the payments' own times, when they were noticed, and what was done then."""
    moments = []
    if payments:
        first, last = payments[0], payments[-1]
        moments = [
            Moment(Message(N_("First payment that is not mine")), first.time, "", first.time_known),
            Moment(Message(N_("Last payment that is not mine")), last.time, "", last.time_known),
        ]
    moments.append(Moment(Message(N_("Noticed")), incident.noticed if incident else None))
    if incident is not None:
        moments.append(Moment(Message(N_("Emergency plan begun")), incident.started))
    done = {} if incident is None else {step.step: step for step in incident.done}
    for what, steps in _STEPS:
        first_done = min((done[key] for key in steps if key in done), key=_at, default=None)
        if first_done is None:
            moments.append(Moment(Message(what), None))
        else:
            note = masking.text(first_done.note)
            moments.append(Moment(Message(what), first_done.at, note))
    return tuple(moments)


def _at(step: StepDone) -> datetime:
    return step.at
