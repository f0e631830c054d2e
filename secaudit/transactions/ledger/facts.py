"""What is known once the entries of a file are read: the material of its explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.model.overrides import Overrides
    from secaudit.transactions.ledger.balance import Verdict
    from secaudit.transactions.ledger.dates import Moments
    from secaudit.transactions.ledger.direction import Directions
    from secaudit.transactions.ledger.roles import Roles
    from secaudit.transactions.ledger.table import Table


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """How one table was read.

    `marks` and `digits` are the decimal mark and the decimals of each column of figures, `defined`
    says that the format itself defines what its fields mean, `agreement` what the balance column
    says about the entries as they were read, `header` is the line of the header.
    """

    table: Table
    roles: Roles
    moments: Moments
    ways: Directions
    marks: Mapping[int, str]
    marks_proven: bool
    digits: Mapping[int, int]
    asked: Overrides
    rows: int
    refused: int
    currency: str
    currency_printed: bool
    header: int | None
    defined: bool
    agreement: Verdict | None = None
