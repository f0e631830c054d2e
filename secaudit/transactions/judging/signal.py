"""What a signal is: its description for people, and its word on every entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from secaudit.model.message import Message

# Beyond this a tail is a guess: no signal may say more.
MOST_BITS = 40.0


class Shows(NamedTuple):
    """In which `share` of unauthorised payments a signal shows at all, and how strongly.

    The smaller the `exponent`, the stronger; both bound what the signal can add.
    """

    share: float
    exponent: float = 0.3


_SELDOM, _NEVER = Shows(0.2), Shows(0.0)


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason for surprise, described in texts that are marked for translation.

    `needs` names the ledger columns without which the signal is not applicable. `grab` says how it
    shows where somebody takes as much as they can, `series` where somebody makes many payments of
    any size in a short time, `twice` where a payee takes the same money again. `around` marks a
    signal that speaks of the entries around as well: it is counted once, and not handed on from
    entry to entry. Of signals that are `about` the same thing only one is told as a reason.
    """

    id: str
    title: str
    looks_for: str
    why: str
    advice: str
    false_alarms: str
    needs: tuple[str, ...]
    grab: Shows
    series: Shows = _SELDOM
    twice: Shows = _NEVER
    around: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Bits of surprise per entry, where the signal applies, and a sentence for given entries.

    `holds` says for which entries the sentence is true, where that is not so for all.
    """

    bits: NDArray[np.float64]
    explain: Callable[[Sequence[int]], list[Message]]
    applies: NDArray[np.bool_] | None = None
    holds: NDArray[np.bool_] | None = None


def bits(tail: NDArray[np.float64]) -> NDArray[np.float64]:
    """Surprise of something that happens in this share of cases."""
    surprising = np.flatnonzero(tail < 1.0)
    told = np.zeros(len(tail))
    told[surprising] = -np.log2(np.maximum(tail[surprising], 2.0**-MOST_BITS))
    return told
