"""Which way each entry of a table went: by its pair of columns, else its flag, else its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.transactions.ledger import flags
from secaudit.transactions.ledger.direction import Directions, from_pair
from secaudit.transactions.ledger.signs import from_sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.transactions.ledger.figures import Figures
    from secaudit.transactions.ledger.material import Material

_TELLING = ("payee", "description", "kind")


def find(
    material: Material,
    figures: Figures,
    entry: NDArray[np.bool_],
    texts: Mapping[str, pa.Array],
) -> Directions:
    """The direction of every entry; `texts` are those of the entries by role."""
    units, verdict = figures.units[entry], material.roles.verdict
    asked = material.origin.overrides.sign
    if material.structure.amount is None:
        return from_pair(units)
    found, named = flags.find(material, entry)
    flagged = None
    # What the user says about signs holds wherever there are any.
    if found is not None and (asked is None or not (units < 0).any()):
        flagged = flags.from_flags(found, units, verdict, named=named)
    return flagged or from_sign(
        units,
        verdict=verdict,
        texts=[texts[role] for role in _TELLING if role in texts],
        names=material.table.names,
        asked=asked,
        plus=figures.plus,
    )
