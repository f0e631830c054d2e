"""The running balance as referee: it proves which column is the amount, its sign and the order of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Verdict:
    """`share` of neighbouring rows in which balance and amount agree; `pairs` that could be compared.

    `inverted`: they agree when the amount's sign is turned; `newest_first`: rows run backwards in time.
    """

    share: float
    pairs: int
    inverted: bool
    newest_first: bool

    @property
    def proves(self) -> bool:
        """Whether this is evidence rather than chance."""
        return self.pairs >= 2 and self.share >= 0.6 or (self.pairs == 1 and self.share == 1.0)


def referee(amount: NDArray[np.int64], balance: NDArray[np.int64], known: NDArray[np.bool_]) -> Verdict:
    """Compare amounts with the differences of balances, both ways, with both signs.

    All arrays are in the same units, one value per entry in the order of the file; `known` says where
    both are printed.
    """
    both = known[1:] & known[:-1]
    step = np.diff(balance)[both]
    later, earlier = amount[1:][both], amount[:-1][both]
    moved = (later != 0) | (earlier != 0)
    pairs = int(moved.sum())
    if not pairs:
        return Verdict(0.0, 0, inverted=False, newest_first=False)
    readings = {
        (False, False): step == later,
        (True, False): step == -later,
        (False, True): step == -earlier,
        (True, True): step == earlier,
    }
    (inverted, newest_first), agreed = max(readings.items(), key=lambda item: int((item[1] & moved).sum()))
    return Verdict(float((agreed & moved).sum() / pairs), pairs, inverted, newest_first)
