"""Money in or money out: the ways that entries go, and what decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.model.overrides import Sign

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.model.doubt import Doubt

OUT, NEUTRAL, IN = -1, 0, 1
_WORDS = ("out", "neutral", "in")


@dataclass(frozen=True, slots=True, eq=False)
class Directions:
    """`way`: int8, -1 out, 0 neutral, 1 in; `doubt` says what another reading would be, if any.

    `rule` says what decided: `pair`, `flag`, `flag-and-sign`, `asked`, `balance`, `plus`, `usage`
    or `words`; `inverted` that amounts without a minus sign are money out.
    """

    way: NDArray[np.int8]
    rule: str
    inverted: bool = False
    doubt: Doubt | None = None


def from_pair(units: NDArray[np.int64]) -> Directions:
    """Directions of amounts that stand in two columns, already combined with their sign."""
    return Directions(np.sign(units).astype(np.int8), "pair")


def other_way(*, inverted: bool) -> str:
    """The flag of the command under which amounts would be read the other way round."""
    return f"--sign {Sign.SPEND_NEGATIVE if inverted else Sign.SPEND_POSITIVE}"


def column(way: NDArray[np.int8]) -> pa.DictionaryArray:
    """Directions as the ledger's words."""
    return pa.DictionaryArray.from_arrays(pa.array((way + 1).astype(np.int32)), pa.array(_WORDS))
