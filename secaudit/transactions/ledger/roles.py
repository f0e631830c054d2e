"""Which column plays which role: names and content decided together, then the amount's structure.

The amount is one signed column, a pair of columns, or one column with a flag; every reading that the
columns allow is scored, and a running balance settles it where there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.transactions.ledger import amounts as money
from secaudit.transactions.ledger import dates, headers
from secaudit.transactions.ledger.balance import Verdict, referee
from secaudit.transactions.ledger.content import Profile, looked, profile
from secaudit.transactions.ledger.words import share_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_TEXT_ROLES = (
    "payee", "other_payee", "payer", "recipient", "description", "kind", "category", "status", "method", "reference",
    "note", "account", "counter_account", "place",
)  # fmt: skip
_NOT_AMOUNT = (
    "balance", "fee", "rate", "reference", "account", "counter_account", "ignored", "place", "note", "time",
    "category", "clock",
)  # fmt: skip
_MIN_TEXT = 0.4
_NAMES = ("payee", "payer", "recipient")
_SPECIFIC = 0.95
# What was charged to the account, where the amount in the shop's currency stands beside it.
_BOOKED = re.compile(
    r"结算|記賬|记账|记帐|入账|入帐|settle|billed|billing|booked|posted|account currency|валюте счета|валюті картки|rachunku"
)


@dataclass(frozen=True, slots=True)
class Structure:
    """How the amount is written: `amount` alone (signed or flagged), or `out` and `into` as a pair."""

    amount: int | None = None
    out: int | None = None
    into: int | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """Positions of the columns that hold the amount."""
        return tuple(p for p in (self.amount, self.out, self.into) if p is not None)


@dataclass(frozen=True, slots=True)
class Roles:
    """Positions of columns by role; `times` in order of trust, the first one filled counts.

    `verdict` is what the balance column said about the structure on the sample, `profiles` what each
    column held in the rows that were `looked` at.
    """

    times: tuple[int, ...]
    clock: int | None
    structure: Structure | None
    balance: int | None
    direction: int | None
    currency: int | None
    text: dict[str, int] = field(default_factory=dict)
    verdict: Verdict | None = None
    profiles: tuple[Profile, ...] = ()
    looked: int = 0


def find_roles(names: Sequence[str], sample: Sequence[Sequence[str]]) -> Roles:
    """Roles of the columns called `names`, judged on sample rows padded to their number."""
    columns = (
        [list(column) for column in zip(*sample, strict=True)] if sample else [[] for _ in names]
    )
    profiles = [profile(column) for column in columns]
    named = [headers.roles(name) for name in names]
    times = _times(profiles, named, columns)
    clock = _clock(profiles, named, columns, times)
    taken = {*times, *([clock] if clock is not None else [])}
    direction = _direction(profiles, named, columns, taken)
    arrays = {
        i: money.normalise(pa.array(columns[i], pa.string()))
        for i, p in enumerate(profiles)
        if p.money >= 0.7 and p.filled > 0 and i not in taken and i != direction
    }
    marks, _ = money.decimal_marks(
        {i: a for i, a in arrays.items() if profiles[i].decimals or not profiles[i].digits}
    )
    parsed = {i: money.parse(array, mark=marks.get(i, ".")) for i, array in arrays.items()}
    ascending = _ascending(columns[times[0]]) if times else None
    structure, balance, verdict = _structure(names, profiles, named, parsed, ascending=ascending)
    taken |= {
        *(structure.columns if structure else ()),
        *([balance] if balance is not None else []),
    }
    taken |= {direction} if direction is not None else set()
    currency = _currency(profiles, named, taken)
    taken |= {currency} if currency is not None else set()
    return Roles(
        times,
        clock,
        structure,
        balance,
        direction,
        currency,
        _texts(profiles, named, taken, [len(set(c)) <= 1 for c in columns]),
        verdict,
        tuple(profiles),
        looked(len(sample)),
    )


def _ascending(column: Sequence[str]) -> bool | None:
    """Whether dates run forward down the column; None where they do neither."""
    moments = dates.parse(pa.array(column, pa.string()))
    steps = np.diff(moments.seconds[moments.valid])
    forward, back = int((steps > 0).sum()), int((steps < 0).sum())
    return None if forward == back else forward > back


def _times(
    profiles: Sequence[Profile], named: Sequence[dict[str, float]], columns: Sequence[Sequence[str]]
) -> tuple[int, ...]:
    full = [i for i, p in enumerate(profiles) if p.date >= 0.6 and p.filled > 0]
    found = full or [
        i for i, p in enumerate(profiles)
        if p.short >= 0.9 and p.filled > 0.5 and (named[i].get("time") or (not any("," in c for c in columns[i]) and p.decimals < 0.5))
    ]  # fmt: skip

    def score(i: int) -> float:
        p = profiles[i]
        # A column of full dates that is headed "time" is one of moments.
        name = max(named[i].get("time", 0.0), 0.9 * named[i].get("clock", 0.0))
        other = max(
            (w for role, w in named[i].items() if role not in ("time", "clock")), default=0.0
        )
        clocked = 0.25 if p.dated_clock > 0.5 and p.filled > 0.9 else 0.0
        return p.filled + p.date + 0.8 * name + clocked - 0.8 * max(0.0, other - name) - i / 1000

    ranked = sorted(found, key=score, reverse=True)
    if len(ranked) > 1 and not any(named) and abs(ranked[0] - ranked[1]) == 1:
        # Without a header two dates side by side are purchase and posting: the purchase comes first in time.
        a, b = ranked[:2]
        earlier = sum(
            x > y for x, y in zip(columns[a], columns[b], strict=True) if len(x) == len(y)
        )
        later = sum(x < y for x, y in zip(columns[a], columns[b], strict=True) if len(x) == len(y))
        if earlier > later and all(cell[:4].isdigit() for cell in columns[a] if cell):
            ranked[:2] = [b, a]
    return tuple(
        i
        for i in ranked
        if named[i].get("time") or named[i].get("clock") or not any(named) or i == ranked[0]
    )


def _clock(
    profiles: Sequence[Profile],
    named: Sequence[dict[str, float]],
    columns: Sequence[Sequence[str]],
    times: tuple[int, ...],
) -> int | None:
    if not times or profiles[times[0]].dated_clock > 0.5:
        return None
    found = [
        (named[i].get("clock", 0.0) + named[i].get("time", 0.0), -i)
        for i, p in enumerate(profiles)
        if i not in times and p.clock >= 0.8 and p.filled > 0 and (named[i].get("clock") or p.digits < 0.5) and p.date < 0.5
        and (named[i].get("clock") or not any(named) or all(":" in c for c in columns[i] if c)) and (p.decimals < 0.5 or named[i].get("clock"))
    ]  # fmt: skip
    return -max(found)[1] if found else None


def _direction(
    profiles: Sequence[Profile],
    named: Sequence[dict[str, float]],
    columns: Sequence[Sequence[str]],
    taken: set[int],
) -> int | None:
    found = []
    for i, p in enumerate(profiles):
        if i in taken or p.direction < 0.85 or p.filled < 0.2 or p.length > 12:
            continue
        share, meanings = share_known(pa.array(columns[i], pa.string()), "direction")
        name = named[i].get("direction", 0.0)
        # Without a name it takes both directions to tell a flag from any other short word.
        if (name >= 0.8 and meanings) or {"in", "out"} <= meanings:
            found.append((name + share + p.filled / 2 + (len(meanings) > 1), -i))
    return -max(found)[1] if found else None


def _currency(
    profiles: Sequence[Profile], named: Sequence[dict[str, float]], taken: set[int]
) -> int | None:
    found = [
        (named[i].get("currency", 0.0) + p.filled, -i)
        for i, p in enumerate(profiles)
        if i not in taken and p.filled > 0.3 and p.distinct < 0.9 + (p.filled < 1)
        and ((p.currency >= 0.9 and (named[i].get("currency") or not any(named))) or (named[i].get("currency", 0) > 0.9 and p.currency > 0.3 and p.length < 8))
    ]  # fmt: skip
    if not found:
        found = [
            (named[i]["currency"] + p.filled, -i)
            for i, p in enumerate(profiles)
            if i not in taken and p.filled > 0.3 and p.length <= 5 and named[i].get("currency", 0.0) >= 0.6 and p.money < 0.5
        ]  # fmt: skip
    return -max(found)[1] if found else None


def _structure(
    names: Sequence[str],
    profiles: Sequence[Profile],
    named: Sequence[dict[str, float]],
    parsed: dict[int, money.Amounts],
    *,
    ascending: bool | None,
) -> tuple[Structure | None, int | None, Verdict | None]:
    def name(i: int, role: str) -> float:
        return named[i].get(role, 0.0)

    def other(i: int) -> float:
        own = max(name(i, "amount"), name(i, "out"), name(i, "in"))
        return max(0.0, max((name(i, role) for role in _NOT_AMOUNT), default=0.0) - own)

    usable = [
        i for i, p in enumerate(profiles)
        if i in parsed and p.money >= 0.8 and not (p.digits >= 0.5 and p.decimals < 0.1 and not any(name(i, role) for role in ("amount", "out", "in"))) and other(i) < 0.3
    ]  # fmt: skip
    options: list[tuple[float, Structure]] = []
    for i in usable:
        cover = float(parsed[i].valid.mean()) if len(parsed[i].valid) else 0.0
        p = profiles[i]
        # All of it zero is no amount (fees, options).
        base = (
            2 * cover
            + 1.2 * name(i, "amount")
            + 0.3 * p.decimals
            + 0.2 * (p.signed > 0)
            - 0.8 * (p.zero > 0.9)
        )
        base -= 0.6 * max(0.0, max(name(i, "out"), name(i, "in")) - name(i, "amount")) + i / 500 * (
            not any(named)
        )
        base += 0.25 * bool(_BOOKED.search(names[i].casefold()))
        options.append((base, Structure(amount=i)))
    for o, c in permutations(usable, 2) if any(named) else combinations(usable, 2):
        words = min(name(o, "out"), name(c, "in"))
        a, b = (parsed[i].valid & (parsed[i].units != 0) for i in (o, c))
        if not len(a) or (a & b).mean() > 0.05:
            continue
        if any(named) and words < 0.4:
            # One name is enough where every line fills one of the two and neither fills all.
            together = (a | b).mean() > 0.97 and a.any() and b.any()
            if (
                not together
                or max(name(o, "out"), name(c, "in")) < 0.4
                or max(name(o, "in"), name(c, "out")) > 0.4
            ):
                continue
            words = 0.4
        covered = parsed[o].valid | parsed[c].valid
        if not any(named) and not (a.any() and b.any()):
            continue
        if not any(named) and b.sum() > a.sum():
            # Without names the fuller column of a pair is the spending.
            o, c = c, o  # noqa: PLW2901 - the pair in its likelier order
        options.append(
            (
                2 * float(covered.mean())
                + 1.2 * words
                + 0.45
                + 0.3 * max(profiles[o].decimals, profiles[c].decimals),
                Structure(out=o, into=c),
            )
        )
    best: tuple[float, Structure, int | None, Verdict | None] | None = None
    for score, structure in options:
        balance, verdict = _find_balance(structure, named, parsed, profiles, ascending=ascending)
        bonus = 1.2 * verdict.share if verdict and verdict.proves and verdict.pairs > 1 else 0.0
        if best is None or score + bonus > best[0]:
            best = (score + bonus, structure, balance, verdict)
    return best[1:] if best else (None, None, None)


def _find_balance(
    structure: Structure,
    named: Sequence[dict[str, float]],
    parsed: dict[int, money.Amounts],
    profiles: Sequence[Profile],
    *,
    ascending: bool | None,
) -> tuple[int | None, Verdict | None]:
    """The balance column that goes with a structure: by its name, or by agreeing with the amounts."""
    digits = max(parsed[i].digits for i in parsed)
    signed = combine(structure, {i: money.rescale(a, digits) for i, a in parsed.items()})
    present = np.any([parsed[i].valid for i in structure.columns], axis=0)
    # A fee in a column of its own moves the balance too.
    fees = [
        signed - np.abs(money.rescale(parsed[i], digits))
        for i in parsed
        if named[i].get("fee", 0.0) > 0.8
    ]
    best: tuple[float, int, Verdict] | None = None
    for i, amounts in parsed.items():
        name = named[i].get("balance", 0.0)
        if i in structure.columns or (any(named) and name < 0.5):
            continue
        known = present & amounts.valid
        verdict = max(
            (
                referee(moved, money.rescale(amounts, digits), known, ascending=ascending)
                for moved in (signed, *fees)
            ),
            key=lambda found: found.share,
        )
        if name < 0.5 and not (verdict.proves and verdict.pairs > 1):
            continue
        score = verdict.share + name + profiles[i].filled
        if best is None or score > best[0]:
            best = (score, i, verdict)
    return (best[1], best[2]) if best else (None, None)


def combine(structure: Structure, units: dict[int, NDArray[np.int64]]) -> NDArray[np.int64]:
    """Signed units of a structure: as printed for one column, out negative and in positive for a pair."""
    if structure.amount is not None:
        return units[structure.amount]
    assert structure.out is not None  # noqa: S101 - a pair has both
    assert structure.into is not None  # noqa: S101
    out, into = units[structure.out], units[structure.into]
    return into * _habit(into) - out * _habit(out)


def _habit(units: NDArray[np.int64]) -> int:
    """-1 where a column of a pair is written with minus signs throughout."""
    return -1 if (units < 0).sum() > (units > 0).sum() else 1


def _texts(
    profiles: Sequence[Profile],
    named: Sequence[dict[str, float]],
    taken: set[int],
    constant: Sequence[bool],
) -> dict[str, int]:
    ranked = sorted(
        (
            (weight + 0.1 * profiles[i].filled - i / 10_000, i, role)
            for i, roles in enumerate(named)
            for role, weight in roles.items()
            if role in _TEXT_ROLES
            and weight >= _MIN_TEXT
            and i not in taken
            and _suits(role, profiles[i], weight)
        ),
        reverse=True,
    )
    # The account's own name stands in every line; a column that means the other side may be empty.
    empty = [i for _, i, role in ranked if role == "payee" and not profiles[i].filled]
    varied = [
        i for _, i, role in ranked if role == "payee" and profiles[i].filled and not constant[i]
    ]
    dropped = (
        empty
        if varied
        else [i for _, i, role in ranked if role == "payee" and empty and profiles[i].filled]
    )
    if {
            i
            for _, i, role in ranked
            if role in ("payee", "description", "recipient") and not constant[i]
        }:
        # A name that never changes is the account holder's, where another column does change.
        ranked = [
            (w, i, role)
            for w, i, role in ranked
            if role not in _NAMES or not constant[i] or named[i][role] >= _SPECIFIC
        ]
    found: dict[str, int] = {}
    used: set[int] = set()
    for _, i, ranked_role in ranked:
        if ranked_role == "payee" and i in dropped:
            continue
        role = ranked_role
        if role == "payee" and role in found:
            # A second column of names stands in where the first is blank.
            if named[i]["payee"] < _SPECIFIC:
                continue
            role = "other_payee"
        if role not in found and i not in used:
            found[role] = i
            used.add(i)
    texts = [i for _, i, role in ranked if role == "description" and not constant[i]]
    if "payee" not in found and not {"payer", "recipient"} & found.keys() and len(texts) > 1:
        kinds = [i for i in texts if profiles[i].kind >= 0.5]
        others = [i for i in texts if profiles[i].kind < 0.5 and profiles[i].filled > 0.5]
        if kinds and others:
            # Of two texts the one in the bank's own words is the kind of payment, the other names somebody.
            found = {role: i for role, i in found.items() if i not in (kinds[0], others[0])}
            found |= {"kind": kinds[0], "description": others[0]}
    if (
        "payee" not in found
        and "description" not in found
        and not {"payer", "recipient"} & found.keys()
    ):
        free = [
            i
            for i in range(len(profiles))
            if i not in taken | used and profiles[i].letters > 0.5 and profiles[i].iban < 0.5
        ]
        free = free or [i for i in used if profiles[i].letters > 0.5]
        best = max(
            free,
            key=lambda i: profiles[i].filled * profiles[i].distinct * min(profiles[i].length, 40),
            default=None,
        )
        if best is not None:
            found = {role: i for role, i in found.items() if i != best}
            found["description"] = best
            # Of two columns of texts the one with short, plain ones holds the names.
            short = [
                i for i in free
                if i != best and profiles[i].plain > 0.7 and profiles[i].distinct > 0.3 and profiles[i].filled > 0.5 and profiles[i].kind < 0.4
                and 4 < profiles[i].length < profiles[best].length
            ]  # fmt: skip
            if short and not any(named):
                found["payee"] = max(short, key=lambda i: profiles[i].distinct * profiles[i].filled)
        kinds = [
            i
            for i in free
            if i not in found.values() and profiles[i].kind >= 0.4 and profiles[i].length < 25
        ]
        if kinds and "kind" not in found:
            found["kind"] = max(kinds, key=lambda i: profiles[i].kind)
    return found


def _suits(role: str, p: Profile, weight: float) -> bool:
    if not p.filled:
        # A column that means the other side, though empty here, keeps the account's own name from its place.
        return role == "payee" and weight >= _SPECIFIC
    if p.date > 0.8:
        return False
    match role:
        case "payee" | "payer" | "recipient":
            return p.iban < 0.5 and p.letters > 0.2 and not (p.money > 0.9 and p.decimals > 0.5)
        case "description":
            return p.letters > 0.2
        case "status":
            return p.status > 0.3
        case "kind":
            return p.letters > 0.5
        case _:
            return True
