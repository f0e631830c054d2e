"""Entries that speak of the same money: refunds and their originals, mirrors, twins."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.joining import refunds, shadows, twins
from secaudit.transactions.joining.columns import NONE, Columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from secaudit.transactions.joining.columns import Flags, Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """For each entry the row of another, or -1.

    `original` is what a refund gives back; `same_money` the entry that this one only mirrors: the
    payment that a deposit funds, or a wallet's payment that the bank lists as well.
    """

    original: Numbers
    same_money: Numbers

    @property
    def repeats(self) -> Flags:
        """Entries that need no question of their own: another one speaks of their money."""
        return (self.original >= 0) | (self.same_money >= 0)


def link(
    entries: pa.Table, *, wallets: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> Links:
    """Link the entries of a joined ledger.

    `wallets` maps the source of a wallet's export to the names under which banks list the wallet.
    """
    columns = Columns(entries)
    nothing = np.full(columns.count, NONE)
    if columns.count < 2:  # noqa: PLR2004 - a pair
        return Links(nothing, nothing)
    mirrors = shadows.mirrors(columns)
    original = refunds.originals(columns, ~(mirrors >= 0))
    same_money = twins.twins(columns, wallets, ~(mirrors >= 0))
    # A wallet's deposit stands beside its payment and in the bank: all three are one.
    same_money = np.where(mirrors >= 0, mirrors, same_money)
    return Links(original, _ends(same_money))


def _ends(same_money: Numbers) -> Numbers:
    """Mirrors of mirrors lead to the entry at the end."""
    for _ in range(3):
        further = np.append(same_money, NONE)[same_money]
        same_money = np.where(further >= 0, further, same_money)
    return np.where(same_money == np.arange(len(same_money)), NONE, same_money)
