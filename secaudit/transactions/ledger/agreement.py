"""Whether the balance column goes with the entries as they were read; it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.ledger.balance import Verdict, referee

if TYPE_CHECKING:
    from numpy.typing import NDArray


def agreement(  # noqa: PLR0913 - what is compared, and what the first rows said
    signed: NDArray[np.int64],
    balance: NDArray[np.int64],
    known: NDArray[np.bool_],
    seconds: NDArray[np.int64],
    *,
    sample: Verdict | None,
    inverted: bool,
) -> Verdict | None:
    """The verdict on all entries, arrays in the order of the file; None where no balance runs.

    `known` says where an entry moves the balance and it is printed, `sample` is what was found on
    the first rows, with fees taken into account, `inverted` how amounts were then read.
    """
    rows = np.flatnonzero(known)
    if len(rows) < 2 or (np.diff(balance[rows]) != 0).mean() < 0.5:
        # A balance that hardly moves is the one of today, printed in every line.
        return None
    steps = np.diff(seconds[rows])
    forward, back = int((steps > 0).sum()), int((steps < 0).sum())
    ascending = None if forward == back else forward > back
    found = referee(signed[rows], balance[rows], np.ones(len(rows), bool), ascending=ascending)
    fits = sample is not None and sample.proves and sample.inverted == inverted
    return sample if sample is not None and fits and sample.share > found.share else found
