"""A column as those see it who look for its role: its name, and a sample of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.transactions.ledger import headers
from secaudit.transactions.ledger.content import profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secaudit.transactions.ledger.content import Profile


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """`name` as printed, `meant`: role -> how surely the name says so, `cells` of the sample."""

    name: str
    meant: Mapping[str, float]
    profile: Profile
    cells: Sequence[str]

    def means(self, *roles: str) -> float:
        """How surely the name says one of the roles, 0 where it says none of them."""
        return max((self.meant.get(role, 0.0) for role in roles), default=0.0)

    def means_other_than(self, *roles: str) -> float:
        """How surely the name says any role that is not among these."""
        return max(
            (weight for role, weight in self.meant.items() if role not in roles), default=0.0
        )

    @property
    def constant(self) -> bool:
        """Whether all cells are the same."""
        return len(set(self.cells)) <= 1


def columns_of(names: Sequence[str], sample: Sequence[Sequence[str]]) -> list[Column]:
    """The columns called `names`, with sample rows padded to their number."""
    cells = [list(column) for column in zip(*sample, strict=True)] or [[] for _ in names]
    return [
        Column(name, headers.roles(name), profile(column), column)
        for name, column in zip(names, cells, strict=True)
    ]


def headed(columns: Sequence[Column]) -> bool:
    """Whether any name says anything: in a table without, only the content tells."""
    return any(column.meant for column in columns)
