"""What speaks for the role of each column: its header, what its cells hold, the balance.

Nothing is looked at again: all of it was measured when the roles were found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.ledger import ColumnReading
from secaudit.model.message import N_, Message
from secaudit.model.roles import ROLES
from secaudit.transactions.ledger import headers
from secaudit.transactions.ledger.settled import agrees, contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.transactions.ledger.content import Profile
    from secaudit.transactions.ledger.facts import Facts
    from secaudit.transactions.ledger.roles import Roles

# Roles that go by another name in the vocabulary of headers.
_IN_VOCABULARY = {"other_payee": "payee", "other_time": "time"}
_FIGURES = ("amount", "out", "into", "balance")
_ORDERS = {
    "ymd": N_("year first"), "dmy": N_("day first"), "mdy": N_("month first"),
    "ydm": N_("year, day, month"),
}  # fmt: skip
_SURE, _LIKELY, _MOSTLY = 0.8, 0.4, 0.6


def columns(facts: Facts) -> tuple[ColumnReading, ...]:
    """How every column was understood, in the order of the file."""
    by_position = _positions(facts.material.roles)
    return tuple(
        ColumnReading(
            position,
            name,
            role := by_position.get(position),
            tuple(_evidence(facts, position, name, role)),
        )
        for position, name in enumerate(facts.material.table.names)
    )


def _positions(roles: Roles) -> dict[int, str]:
    found = {position: role for role, position in roles.text.items()}
    structure = roles.structure
    parts = [
        (roles.direction, "direction"),
        (roles.currency, "currency"),
        (roles.balance, "balance"),
        (roles.clock, "clock"),
    ]
    parts += [(position, "other_time") for position in roles.times[1:]]
    parts += [(position, "time") for position in roles.times[:1]]
    if structure is not None:
        parts += [(structure.amount, "amount"), (structure.out, "out"), (structure.into, "into")]
    return found | {position: role for position, role in parts if position is not None}


def _evidence(facts: Facts, position: int, name: str, role: str | None) -> Iterator[Message]:
    if facts.material.defined:
        yield Message(N_("the format itself says so"))
        return
    meant = _IN_VOCABULARY.get(role or "", role or "")
    weight = headers.roles(name).get(meant, 0.0)
    if weight >= _LIKELY:
        text = (
            N_("the header names {role}") if weight >= _SURE else N_("the header hints at {role}")
        )
        yield Message(text, {"role": Message(ROLES[meant])})
    if position < len(facts.material.roles.profiles):
        profile = facts.material.roles.profiles[position]
        yield from _content(profile, round(profile.filled * facts.material.roles.looked), role)
    if role == "time":
        yield Message(_ORDERS[facts.moments.order])
    if role in _FIGURES and position in facts.figures.parsed:
        yield from _figures(facts, position)
    if role in _FIGURES and facts.agreement is not None and facts.agreement.pairs:
        if contradiction(facts.agreement, facts.ways) is None:
            yield agrees(facts.agreement)
        else:
            yield Message(N_("the running balance contradicts the amounts"))


def _content(profile: Profile, count: int, role: str | None) -> Iterator[Message]:
    if not profile.filled:
        yield Message(N_("empty in all lines looked at"))
        return
    kind, share = _kind(profile, role)
    text = N_("{share} % of {count} cells looked at are {kind}")
    if role is None:
        # Nothing was made of it: the dates may be sort codes.
        text = N_("{share} % of {count} cells looked at look like {kind}")
    elif share >= 1:
        text = N_("all {count} cells looked at are {kind}")
    yield Message(text, {"kind": Message(kind), "count": count, "share": round(100 * share)})
    if profile.date > _MOSTLY and profile.dated_clock > _MOSTLY:
        yield Message(N_("with a time of day"))
    if profile.filled < 1:
        yield Message(
            N_("empty in {share} % of lines"), {"share": round(100 * (1 - profile.filled))}
        )
    if profile.distinct * count <= 1 < count:
        yield Message(N_("the same in every line"))


def _kind(profile: Profile, role: str | None) -> tuple[str, float]:
    """What most cells are, looked at with an eye on the role, and the share of them."""
    match role:
        case "status" if profile.status > _MOSTLY:
            return N_("known words for a status"), profile.status
        case "kind" if profile.kind > _MOSTLY:
            return N_("known words for a kind of entry"), profile.kind
        case "currency" if profile.currency > _MOSTLY:
            return N_("codes of currencies"), profile.currency
    for kind, share in (
        (N_("dates"), profile.date),
        (N_("dates without a year"), profile.short if role in ("time", "other_time") else 0.0),
        (N_("times of day"), profile.clock if role == "clock" else 0.0),
        (N_("words for money in and out"), profile.direction),
        (N_("long numbers"), profile.digits),
        (N_("amounts"), profile.money),
        (N_("account numbers"), profile.iban),
        (N_("texts"), profile.letters),
    ):
        if share > _MOSTLY:
            return kind, share
    return N_("texts and figures"), 1.0


def _figures(facts: Facts, position: int) -> Iterator[Message]:
    digits = facts.figures.parsed[position].digits
    if digits:
        yield Message(
            N_("at most {count} decimal, decimal mark “{mark}”"),
            {"count": digits, "mark": facts.figures.marks[position]},
            plural=N_("at most {count} decimals, decimal mark “{mark}”"),
            count=digits,
        )
    if position < len(facts.material.roles.profiles):
        signed = facts.material.roles.profiles[position].signed
        if signed:
            yield Message(N_("a sign in {share} % of cells"), {"share": round(100 * signed)})
