"""What the user has said about entries: mine, not mine, always mine from this payee.

A question that was asked before stays one until it is answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

# Of an entry that was asked about before, while nobody has answered.
ASKED = "asked"
_MINE, _NOT_MINE = -8.0, 12.0


class Decided:
    """The user's word on entries; `decisions` maps a row number of the input, as text, to it."""

    def __init__(self, history: History, decisions: Mapping[str, str]) -> None:
        mine, stolen, payees, asked = (np.zeros(history.count, np.bool_) for _ in range(4))
        for key, word in decisions.items():
            at = int(key)
            if 0 <= at < history.count:
                mine[at] |= word in {"mine", "always_mine"}
                stolen[at] |= word == "not_mine"
                payees[at] |= word == "always_mine"
                asked[at] |= word == ASKED
        self._asked = asked[history.rows]
        self._stolen = stolen[history.rows]
        known = history.by["payee"].total(payees[history.rows].astype(np.float64)) > 0
        self._mine = (mine[history.rows] | (known & history.named)) & ~self._stolen

    def trust(self, trust: NDArray[np.float64]) -> NDArray[np.float64]:
        """Learn fully from what is the user's, and nothing from what is not."""
        return np.where(self._stolen, 0.0, np.where(self._mine, 1.0, trust))

    def evidence(self, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
        """The user's word speaks for what is around as well."""
        return np.where(self._stolen, _NOT_MINE, np.where(self._mine, _MINE, evidence))

    def odds(self, odds: NDArray[np.float64]) -> NDArray[np.float64]:
        """The user's word outweighs every signal."""
        odds = np.where(self._mine, np.minimum(odds, _MINE), odds)
        return np.where(self._stolen, np.maximum(odds, _NOT_MINE), odds)

    def flags(self, flagged: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Never ask again about what is the user's; keep asking what is open, or not the user's."""
        return (flagged | self._stolen | self._asked) & ~self._mine
