"""What is known once the entries of a file are read: the material of its explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.transactions.ledger.balance import Verdict
    from secaudit.transactions.ledger.currency import Codes
    from secaudit.transactions.ledger.dates import Moments
    from secaudit.transactions.ledger.direction import Directions
    from secaudit.transactions.ledger.figures import Figures
    from secaudit.transactions.ledger.lines import Lines
    from secaudit.transactions.ledger.material import Material


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """How one table was read; `agreement` is what its balance column says about that."""

    material: Material
    figures: Figures
    moments: Moments
    lines: Lines
    ways: Directions
    codes: Codes
    agreement: Verdict | None = None
