"""The running balance as referee: it proves the column of amounts, its sign, the order of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Verdict:
    """`share` of the `pairs` of neighbouring rows in which balance and amount agree.

    `inverted`: they agree when the amount's sign is turned; `newest_first`: rows run backwards in
    time.
    """

    share: float
    pairs: int
    inverted: bool
    newest_first: bool

    @property
    def proves(self) -> bool:
        """Whether this is evidence rather than chance."""
        return (self.pairs >= 2 and self.share >= 0.6) or (self.pairs == 1 and self.share == 1.0)


def referee(
    amount: NDArray[np.int64],
    balance: NDArray[np.int64],
    known: NDArray[np.bool_],
    *,
    ascending: bool | None = None,
) -> Verdict:
    """Compare amounts with the differences of balances, both ways, with both signs.

    All arrays are in the same units, one value per entry in the order of the file; `known` says
    where both are printed. `ascending` tells whether rows run forward in time (None: not known); it
    decides between a balance after each entry and one before it, which the figures alone do not.
    """
    both = known[1:] & known[:-1]
    step = np.diff(balance)[both]
    later, earlier = amount[1:][both], amount[:-1][both]
    moved = (later != 0) | (earlier != 0)
    pairs = int(moved.sum())
    if not pairs:
        return Verdict(0.0, 0, inverted=False, newest_first=False)
    # Agreement -> what it means for rows that run (forward, backward): is the sign turned?
    readings = (
        (step == later, (False, True)),
        (step == -later, (True, False)),
        (step == -earlier, (True, False)),
        (step == earlier, (False, True)),
    )
    best = max(range(4), key=lambda i: int((readings[i][0] & moved).sum()))
    # Where time says nothing, the balance is taken to stand after its entry.
    forward = ascending if ascending is not None else best < 2
    agreed, turned = readings[best]
    return Verdict(
        float((agreed & moved).sum() / pairs),
        pairs,
        inverted=turned[0 if forward else 1],
        newest_first=not forward,
    )
