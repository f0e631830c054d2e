"""Finds equal rows: keys from several columns, which appearance of a key a row is, one-to-one pairs.

Everything is computed on whole columns, in linear or n log n time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Rows = NDArray[np.int64]

NONE = -1


def numbered(*columns: Numbers) -> Numbers:
    """One number per row: equal where all columns are equal."""
    ids = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        codes = _dense(column)
        ids = _dense(ids * (int(codes.max(initial=0)) + 1) + codes)
    return ids


def _dense(column: Numbers) -> Numbers:
    codes = pa.array(column).dictionary_encode().indices
    return np.asarray(codes.to_numpy(zero_copy_only=False), np.int64)


def appearance(ids: Numbers) -> Numbers:
    """How many rows before each row have the same number."""
    order = np.argsort(ids, kind="stable")
    ordered = ids[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ids)])
    lengths = np.diff(np.append(first, len(ids)))
    found = np.empty(len(ids), np.int64)
    found[order] = np.arange(len(ids)) - np.repeat(first, lengths)
    return found


def meet(left: Numbers, right: Numbers) -> tuple[Rows, Rows]:
    """Positions of equal numbers in both, one to one: the first with the first, and so on."""
    both = np.concatenate([left, right])
    turn = np.concatenate([appearance(left), appearance(right)])
    ids = numbered(both, turn)
    _, one, other = np.intersect1d(
        ids[: len(left)], ids[len(left) :], assume_unique=True, return_indices=True
    )
    return one, other


def latest_before(
    keys: Numbers, times: Numbers, sought: Numbers, moments: Numbers
) -> Rows:
    """For each of `sought`, the latest position of the same key not after its moment, or -1."""
    if not len(keys) or not len(sought):
        return np.full(len(sought), NONE, np.int64)
    order = np.lexsort((times, keys))
    low = min(int(times.min()), int(moments.min()))
    span = max(int(times.max()), int(moments.max())) - low + 1
    along = keys[order] * span + (times[order] - low)
    at = np.searchsorted(along, sought * span + (moments - low), side="right") - 1
    found = order[np.maximum(at, 0)]
    return np.where((at >= 0) & (keys[found] == sought), found, NONE)


def nested(keys: Numbers, times: Numbers, *, opening: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """Pairs of an opening and a later closing row of the same key, one to one like brackets.

    Each closing row gets the latest opening row that no closing row between them has taken.
    """
    order = np.lexsort((~opening, times, keys))
    step = np.where(opening[order], 1, -1)
    depth = np.cumsum(step)
    level = np.where(step > 0, depth, depth + 1)
    by_level = np.lexsort((np.arange(len(order)), level, keys[order]))
    rows, levels, opens = order[by_level], level[by_level], step[by_level] > 0
    follows = (
        opens[:-1] & ~opens[1:] & (levels[:-1] == levels[1:]) & (keys[rows[:-1]] == keys[rows[1:]])
    )
    return rows[:-1][follows], rows[1:][follows]
