"""What judging says about every entry of a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from secaudit.model.message import Message


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal's word on one entry: the signal's id, its bits of surprise, a sentence."""

    signal: str
    bits: float
    text: Message


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """Columns of judgement, one value per entry, in the order of the ledger.

    `surprise` float64 in bits, finite, one scale for everybody; `flagged` bool; `severity` int8 of
    `Severity`; `group` int64, -1 where not flagged, entries that are one question share a number.
    `reasons` holds, for each flagged row number, what spoke, loudest first. `weak` is true where
    the history (of anybody, if there are several people) is too short for more than a weak
    judgement; `examined` counts the entries that were judged (those from `since` on), `known` the
    earlier ones they were compared with at least.
    """

    surprise: NDArray[np.float64]
    flagged: NDArray[np.bool_]
    severity: NDArray[np.int8]
    group: NDArray[np.int64]
    reasons: Mapping[int, tuple[Reason, ...]]
    weak: bool
    examined: int
    known: int
