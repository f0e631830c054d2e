"""All PINs of a length in the order in which the habits make them likely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from secaudit.passwords.pins import shapes
from secaudit.passwords.pins.habits import habits
from secaudit.passwords.pins.tables import tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.passwords.pins.shapes import Digits, Shape, Weights

_DATES = frozenset({
    "year_month_day", "month_day_year", "day_month_year", "year_month", "month_year",
    "year_and_two", "month_day", "day_month", "year",
})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The PINs of one length, by their number.

    `ranks` begin with 1; `shapes[origins[n]]` is the habit that most likely led to PIN `n`, and
    `dated[n]` how probable it is that it is a date. `reached[k]` is the share of people whose PIN
    is among the first `k`.
    """

    shapes: tuple[str, ...]
    ranks: NDArray[np.int32]
    origins: NDArray[np.uint8]
    dated: Weights
    reached: Weights


@cache
def order(length: int) -> Order:
    """The order of all PINs of `length`, four or six."""
    digits = _all(length)
    shares = habits().shares[str(length)]
    likely, dated, most = (np.zeros(len(digits)) for _ in range(3))
    origins = np.zeros(len(digits), dtype=np.uint8)
    for place, (name, share) in enumerate(shares.items()):
        weights = _shape(name)(digits, tables())
        weights = weights * (share / weights.sum())
        origins[weights > most] = place
        np.maximum(most, weights, out=most)
        likely += weights
        if name in _DATES:
            dated += weights
    first = np.argsort(-likely, kind="stable")
    ranks = np.empty(len(digits), dtype=np.int32)
    ranks[first] = np.arange(1, len(digits) + 1)
    reached = np.concatenate([[0.0], np.cumsum(likely[first])])
    return Order(tuple(shares), ranks, origins, dated / likely, reached)


def _all(length: int) -> Digits:
    # One place beside the other in memory: shapes look at places, not at single PINs.
    return np.indices((10,) * length, dtype=np.int32).reshape(length, -1).T


def _shape(name: str) -> Shape:
    shape: Shape = getattr(shapes, name)
    return shape
