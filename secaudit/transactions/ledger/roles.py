"""Which column plays which role: names and content decided together, role after role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa

from secaudit.transactions.ledger import amounts as money
from secaudit.transactions.ledger.columns import columns_of, headed
from secaudit.transactions.ledger.content import looked
from secaudit.transactions.ledger.structure import find_structure
from secaudit.transactions.ledger.text_roles import find_texts
from secaudit.transactions.ledger.time_roles import find_clock, find_times, runs_forward
from secaudit.transactions.ledger.words import share_known

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from secaudit.transactions.ledger.balance import Verdict
    from secaudit.transactions.ledger.columns import Column
    from secaudit.transactions.ledger.content import Profile
    from secaudit.transactions.ledger.structure import Structure


# A column of shops called A and B says neither Alacak nor Borç.
_NEVER_FLAGS = ("payee", "payer", "recipient", "counter_account", "account", "reference")


@dataclass(frozen=True, slots=True)
class Roles:
    """Positions of columns by role; `times` in order of trust, the first one filled counts.

    `verdict` is what the balance column said about the structure on the sample, `profiles` what
    each column held in the rows that were `looked` at.
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
    columns = columns_of(names, sample)
    times = find_times(columns)
    clock = find_clock(columns, times)
    taken = _with({*times}, clock)
    direction = _direction(columns, taken)
    figures = _figures(columns, _with(taken, direction))
    ascending = runs_forward(columns[times[0]]) if times else None
    choice = find_structure(columns, figures, ascending=ascending)
    amounts = choice.structure.columns if choice.structure else ()
    taken = _with(taken, direction, choice.balance, *amounts)
    currency = _currency(columns, taken)
    return Roles(
        times,
        clock,
        choice.structure,
        choice.balance,
        direction,
        currency,
        find_texts(columns, _with(taken, currency)),
        choice.verdict,
        tuple(column.profile for column in columns),
        looked(len(sample)),
    )


def _with(taken: AbstractSet[int], *positions: int | None) -> set[int]:
    return {*taken, *(position for position in positions if position is not None)}


def _figures(columns: Sequence[Column], taken: AbstractSet[int]) -> dict[int, money.Amounts]:
    """The amounts of every column that mostly holds such."""
    cells = {
        i: money.normalise(pa.array(column.cells, pa.string()))
        for i, column in enumerate(columns)
        if column.profile.money >= 0.7 and column.profile.filled > 0 and i not in taken
    }
    # Long numbers without decimals say nothing about the decimal mark.
    telling = [i for i in cells if columns[i].profile.decimals or not columns[i].profile.digits]
    marks, _ = money.decimal_marks({i: cells[i] for i in telling})
    return {i: money.parse(array, mark=marks.get(i, ".")) for i, array in cells.items()}


def _direction(columns: Sequence[Column], taken: AbstractSet[int]) -> int | None:
    found = []
    for i, column in enumerate(columns):
        profile = column.profile
        if i in taken or profile.direction < 0.85 or profile.filled < 0.2 or profile.length > 12:
            continue
        if column.means(*_NEVER_FLAGS) > max(0.8, column.means("direction")):
            continue
        share, meanings = share_known(pa.array(column.cells, pa.string()), "direction")
        name = column.means("direction")
        # Without a name it takes both directions to tell a flag from any other short word.
        if (name >= 0.8 and meanings) or {"in", "out"} <= meanings:
            found.append((name + share + profile.filled / 2 + (len(meanings) > 1), -i))
    return -max(found)[1] if found else None


def _currency(columns: Sequence[Column], taken: AbstractSet[int]) -> int | None:
    named = headed(columns)
    free = [i for i, c in enumerate(columns) if i not in taken and c.profile.filled > 0.3]
    found = [i for i in free if _holds_codes(columns[i], headed=named)]
    found = found or [i for i in free if _holds_short_names(columns[i])]
    return max(
        found,
        key=lambda i: (columns[i].means("currency") + columns[i].profile.filled, -i),
        default=None,
    )


def _holds_codes(column: Column, *, headed: bool) -> bool:
    profile, name = column.profile, column.means("currency")
    if profile.distinct >= 0.9 + (profile.filled < 1):
        return False
    if profile.currency >= 0.9 and (name or not headed):
        return True
    return name > 0.9 and profile.currency > 0.3 and profile.length < 8


def _holds_short_names(column: Column) -> bool:
    """Currencies that we do not know, under a name that says so."""
    profile = column.profile
    return column.means("currency") >= 0.6 and profile.length <= 5 and profile.money < 0.5
