"""The order of year, month and day: one for a whole column, proven from it where it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LAST_DAY, _LAST_MONTH = 31, 12
_ENOUGH = 5


def find_order(
    a: NDArray[np.int64], b: NDArray[np.int64], c: NDArray[np.int64], *, prefer: str | None
) -> tuple[str, bool]:
    """The order that fits the three parts of all dates as printed, and whether it alone fits.

    `c` is -1 where only two parts are printed; `prefer` ("dmy" or "mdy") is taken where both fit.
    """
    if not len(a):
        return prefer or "dmy", False
    if np.median(a) > _LAST_DAY:
        day_second = _above(b, _LAST_DAY) < _above(b, _LAST_MONTH) and (c <= _LAST_MONTH).all()
        return ("ydm" if day_second else "ymd"), True
    if _above(b, _LAST_MONTH) and _above(a, _LAST_MONTH) <= _above(b, _LAST_MONTH):
        return "mdy", True
    if _above(a, _LAST_MONTH) and not _above(b, _LAST_MONTH):
        return "dmy", True
    steady = _steady(a, b, c)
    if steady is not None:
        return steady, len(a) > _ENOUGH
    return prefer or "dmy", False


def _above(values: NDArray[np.int64], limit: int) -> int:
    return int((values > limit).sum())


def _steady(a: NDArray[np.int64], b: NDArray[np.int64], c: NDArray[np.int64]) -> str | None:
    """Exports are sorted: the order under which dates run steadily one way, if only one does."""
    # How far one goes from the first to the last date, for the orders that run one way.
    length = {}
    for order, (month, day) in {"dmy": (b, a), "mdy": (a, b)}.items():
        change = np.diff(np.maximum(c, 0) * 372 + month * 31 + day)
        change = change[change != 0]
        if not len(change):
            return None
        if (change > 0).all() or (change < 0).all():
            length[order] = int(np.abs(change).sum())
    if len(length) == 1 and len(a) > 2:
        return next(iter(length))
    if len(length) == 2:
        # Both run one way: a few days are likelier than months.
        short, long = sorted(length, key=lambda order: length[order])
        if length[short] * 6 < length[long]:
            return short
    return None
