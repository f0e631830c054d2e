"""What judging says about every entry of a ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from secaudit.model.message import Message


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal's word on one entry: the signal's id, its bits of surprise, a clause.

    `weight` is what the word counts at most, in bits: by it the loudest are told.
    """

    signal: str
    bits: float
    text: Message
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one signal adds to the surprise of an entry, in bits; `REST` is all that is no signal's.

    The contributions to an entry add up to its surprise.
    """

    signal: str
    title: Message
    bits: float


REST = "rest"


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """Columns of judgement, one value per entry, in the order of the ledger.

    `surprise` float64 in bits, finite, one scale for everybody; `flagged` bool; `severity` int8 of
    `Severity`; `group` int64, -1 where not flagged, entries that are one question share a number.
    `reasons` holds, for each flagged row number, what spoke, loudest first. `weak` is true where
    the history (of anybody, if there are several people) is too short for more than a weak
    judgement; `examined` counts the entries that were judged (those from `since` on), `known` the
    earlier ones they were compared with at least. `contributions` tells, for each flagged row
    number, where its surprise comes from, the largest first and the rest last.
    """

    surprise: NDArray[np.float64]
    flagged: NDArray[np.bool_]
    severity: NDArray[np.int8]
    group: NDArray[np.int64]
    reasons: Mapping[int, tuple[Reason, ...]]
    weak: bool
    examined: int
    known: int
    contributions: Mapping[int, tuple[Contribution, ...]] = field(default_factory=dict)
