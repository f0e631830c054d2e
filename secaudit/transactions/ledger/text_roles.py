"""Which columns of text play which role: payee, description, kind, status and the like.

Names rank the columns and what they hold must suit; where no name tells the payee or what an entry
was for, content alone has to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.transactions.ledger.columns import headed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from secaudit.transactions.ledger.columns import Column

_ROLES = (
    "payee", "other_payee", "payer", "recipient", "description", "kind", "category", "status",
    "method", "reference", "note", "account", "counter_account", "place",
)  # fmt: skip
_MIN_WEIGHT = 0.4
_NAMES = ("payee", "payer", "recipient")
# From here on a name means the other side, not just anybody's name.
_SPECIFIC = 0.95
_WORD = 12


@dataclass(frozen=True, slots=True, order=True)
class _Claim:
    """A column's claim to a role, as strong as `weight` says."""

    weight: float
    position: int
    role: str


def find_texts(columns: Sequence[Column], taken: AbstractSet[int]) -> dict[str, int]:
    """Role -> position for columns of text that are not `taken` by dates, amounts and the like."""
    claims = _one_holder(columns, sorted(_claims(columns, taken), reverse=True))
    found = _granted(columns, claims)
    if found.keys() & set(_NAMES):
        return found
    found = _kind_beside_name(columns, claims, found)
    return found if "description" in found else _by_content(columns, taken, found)


def _claims(columns: Sequence[Column], taken: AbstractSet[int]) -> Iterator[_Claim]:
    for position, column in enumerate(columns):
        if position in taken:
            continue
        for role, weight in column.meant.items():
            if role in _ROLES and weight >= _MIN_WEIGHT and _suits(role, column):
                rank = weight + 0.1 * column.profile.filled - position / 10_000
                yield _Claim(rank, position, role)


def _suits(role: str, column: Column) -> bool:
    profile = column.profile
    if not profile.filled:
        # A column that means the other side, though empty here, keeps the account's own name out.
        return role == "payee" and column.means("payee") >= _SPECIFIC
    lettered = profile.letters > 0.2 and profile.date <= 0.8
    match role:
        case "payee" | "payer" | "recipient":
            amounts = profile.money > 0.9 and profile.decimals > 0.5
            return lettered and profile.iban < 0.5 and not amounts
        case "description":
            return lettered
        case "status":
            return profile.date <= 0.8 and profile.status > 0.3
        case "kind":
            return lettered and profile.letters > 0.5
        case _:
            return profile.date <= 0.8


def _one_holder(columns: Sequence[Column], claims: list[_Claim]) -> list[_Claim]:
    """The claims without those of columns that hold the account holder's own name."""
    payees = [claim.position for claim in claims if claim.role == "payee"]
    empty = [i for i in payees if not columns[i].profile.filled]
    filled = [i for i in payees if columns[i].profile.filled]
    varied = [i for i in filled if not columns[i].constant]
    # The account's own name stands in every line; a column that means the other side may be empty.
    dropped = empty if varied else (filled if empty else [])
    claims = [c for c in claims if c.role != "payee" or c.position not in dropped]
    others = ("payee", "description", "recipient")
    if not any(c.role in others and not columns[c.position].constant for c in claims):
        return claims
    # A name that never changes is the account holder's, where another column does change.
    return [c for c in claims if c.role not in _NAMES or _names_others(columns[c.position], c.role)]


def _names_others(column: Column, role: str) -> bool:
    return not column.constant or column.means(role) >= _SPECIFIC


def _granted(columns: Sequence[Column], claims: Sequence[_Claim]) -> dict[str, int]:
    """Each role to the strongest claim, each column to one role."""
    found: dict[str, int] = {}
    for claim in claims:
        role = claim.role
        if role == "payee" and role in found:
            # A second column of names stands in where the first is blank.
            if columns[claim.position].means("payee") < _SPECIFIC:
                continue
            role = "other_payee"
        if role not in found and claim.position not in found.values():
            found[role] = claim.position
    return found


def _kind_beside_name(
    columns: Sequence[Column], claims: Sequence[_Claim], found: dict[str, int]
) -> dict[str, int]:
    """Of two texts the one in the bank's words is the kind of payment, the other names somebody."""
    texts = [c.position for c in claims if c.role == "description"]
    texts = [i for i in texts if not columns[i].constant]
    if len(texts) < 2:
        return found
    kinds = [i for i in texts if columns[i].profile.kind >= 0.5]
    others = [i for i in texts if columns[i].profile.kind < 0.5 and columns[i].profile.filled > 0.5]
    if not kinds or not others:
        return found
    rest = {role: i for role, i in found.items() if i not in (kinds[0], others[0])}
    return rest | {"kind": kinds[0], "description": others[0]}


def _by_content(
    columns: Sequence[Column], taken: AbstractSet[int], found: dict[str, int]
) -> dict[str, int]:
    """Where no name says what an entry was for: the column with most to say, names beside it."""
    profiles = [column.profile for column in columns]
    used = set(found.values())
    free = [
        i for i, profile in enumerate(profiles)
        if i not in taken and i not in used and profile.letters > 0.5 and profile.iban < 0.5
    ]  # fmt: skip
    # A note may say what an entry was for, and a kind of entry where nothing else does.
    told = [i for i in used if profiles[i].letters > 0.5]
    if free:
        told = [i for i in told if i == found.get("note") or _is_sentence(i, columns, found)]
    if not free and not told:
        return found
    best = max([*free, *told], key=lambda i: _says(columns[i]))
    found = {role: i for role, i in found.items() if i != best} | {"description": best}
    short = [i for i in free if i != best and _may_be_names(columns[i], columns[best])]
    if short and not headed(columns):
        found["payee"] = max(short, key=lambda i: profiles[i].distinct * profiles[i].filled)
    kinds = [
        i for i in free
        if i not in found.values() and profiles[i].kind >= 0.4 and profiles[i].length < 25
    ]  # fmt: skip
    if kinds and "kind" not in found:
        found["kind"] = max(kinds, key=lambda i: profiles[i].kind)
    return found


def _is_sentence(position: int, columns: Sequence[Column], found: dict[str, int]) -> bool:
    """Whether the kind of entry is told in more than a word."""
    return position == found.get("kind") and columns[position].profile.length > _WORD


def _says(column: Column) -> float:
    """How much a column of text tells of its entries; words for the kind of entry tell less."""
    profile = column.profile
    told = profile.filled * profile.distinct * min(profile.length, 40)
    return told * (0.5 if profile.kind >= 0.4 else 1.0)


def _may_be_names(column: Column, text: Column) -> bool:
    """Of two columns of texts the one with short, plain ones holds the names."""
    profile = column.profile
    return (
        profile.plain > 0.7
        and profile.distinct > 0.3
        and profile.filled > 0.5
        and profile.kind < 0.4
        and 4 < profile.length < text.profile.length
    )
