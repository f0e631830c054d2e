"""The amounts and balances of a table: each column under its own decimal mark, all in one unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.transactions.ledger import amounts
from secaudit.transactions.ledger.structure import combine

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.transactions.ledger.material import Material
    from secaudit.transactions.ledger.structure import Structure


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """What the columns of figures hold, by position: amounts first, then the balance if any.

    `cells` are normalised texts, `marks` decimal marks, `proven` says whether the amounts prove
    them, `parsed` what each column holds in its own unit, `scaled` the same in units of
    10^-`digits`, as which `units` are the amounts: signed as printed, a pair with out negative.
    """

    structure: Structure
    cells: Mapping[int, pa.Array]
    marks: Mapping[int, str]
    proven: bool
    parsed: Mapping[int, amounts.Amounts]
    scaled: Mapping[int, NDArray[np.int64]]
    digits: int

    @property
    def units(self) -> NDArray[np.int64]:
        """The amount of every row, 0 where none can be read."""
        return combine(self.structure, self.scaled)

    @property
    def valued(self) -> NDArray[np.bool_]:
        """Which rows have an amount."""
        found: NDArray[np.bool_] = np.any(
            [self.parsed[i].valid for i in self.structure.columns], axis=0
        )
        return found

    @property
    def mark(self) -> str:
        """The decimal mark of the amounts."""
        return self.marks[self.structure.columns[0]]

    @property
    def plus(self) -> bool:
        """Whether a plus is printed before any amount."""
        columns = [self.parsed[i] for i in self.structure.columns]
        return any(bool((column.signed & (column.units > 0)).any()) for column in columns)

    def doubts(self) -> list[Doubt]:
        """What another file of this kind could contradict."""
        if self.proven:
            return []
        text = N_("The decimal mark was taken to be “{mark}”; no amount proves it.")
        return [Doubt(Message(text, {"mark": self.mark}))]


def read(material: Material, *, thousandths: bool) -> Figures:
    """The figures of a table; `thousandths`: its currency is known to have three decimals."""
    structure, balance = material.structure, material.roles.balance
    positions = (*structure.columns, *([balance] if balance is not None else []))
    cells = {i: amounts.normalise(material.columns[i]) for i in positions}
    if material.mark is not None:
        marks, proven = dict.fromkeys(cells, material.mark), True
    else:
        marks, proven = amounts.decimal_marks(cells, thousandths=thousandths)
    parsed = {i: amounts.parse(array, mark=marks[i]) for i, array in cells.items()}
    digits = max(column.digits for column in parsed.values())
    scaled = {i: amounts.rescale(column, digits) for i, column in parsed.items()}
    return Figures(structure, cells, marks, proven, parsed, scaled, digits)
