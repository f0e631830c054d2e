"""Finds equal rows: keys from several columns, how often a key came before, one-to-one pairs.

Everything is computed on whole columns, in linear or n log n time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.joining.columns import NONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Rows = NDArray[np.int64]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_PLACES = 1 << 20


def numbered(*columns: Numbers) -> Numbers:
    """One number per row: equal where all columns are equal, in this call and in others.

    The numbers are 64 scattered bits: among a million different rows two share one with a chance
    of 1 to 10 million. Sorting would tell surely, and take five times as long.
    """
    mixed = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        mixed = _scattered((mixed ^ column.view(np.uint64)) + _STEP)
    return mixed.view(np.int64)


def _scattered(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    # SplitMix64's output function (Steele, Lea and Flood 2014, doi.org/10.1145/2660193.2660195).
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def among(keys: Numbers, sought: Numbers) -> NDArray[np.bool_]:
    """Which of `keys` may stand among `sought`: all that do, and a few others, in linear time.

    Sorting only what is left is much quicker than sorting everything.
    """
    there = np.zeros(_PLACES, np.bool_)
    there[sought & (_PLACES - 1)] = True
    may: NDArray[np.bool_] = there[keys & (_PLACES - 1)]
    return may


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
    one, other = np.flatnonzero(among(left, right)), np.flatnonzero(among(right, left))
    met = _meet(left[one], right[other])
    return one[met[0]], other[met[1]]


def _meet(left: Numbers, right: Numbers) -> tuple[Rows, Rows]:
    both = np.concatenate([left, right])
    turn = np.concatenate([appearance(left), appearance(right)])
    ids = numbered(both, turn)
    _, one, other = np.intersect1d(
        ids[: len(left)], ids[len(left) :], assume_unique=True, return_indices=True
    )
    return one, other


def latest_before(keys: Numbers, times: Numbers, sought: Numbers, moments: Numbers) -> Rows:
    """For each of `sought`, the latest position of the same key not after its moment, or -1."""
    some = np.flatnonzero(among(keys, sought))
    latest = _latest_before(keys[some], times[some], sought, moments)
    return np.append(some, NONE)[latest]


def _latest_before(keys: Numbers, times: Numbers, sought: Numbers, moments: Numbers) -> Rows:
    both, when = np.concatenate([keys, sought]), np.concatenate([times, moments])
    asking = np.arange(len(both)) >= len(keys)
    order = np.lexsort((asking, when, both))
    position = np.where(asking[order], NONE, np.arange(len(order)))
    latest = np.maximum.accumulate(position)
    found = np.full(len(both), NONE, np.int64)
    found[order] = np.where(latest < 0, NONE, order[latest])
    answers = found[len(keys) :]
    return (
        np.where((answers >= 0) & (keys[answers] == sought), answers, NONE)
        if len(keys)
        else answers
    )


def nested(keys: Numbers, times: Numbers, *, opening: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """Pairs of an opening and a later closing row of the same key, one to one like brackets.

    Each closing row gets the latest opening row that no closing row between them has taken.
    """
    some = np.flatnonzero(among(keys, keys[~opening]))
    one, other = _nested(keys[some], times[some], opening[some])
    return some[one], some[other]


def _nested(keys: Numbers, times: Numbers, opening: NDArray[np.bool_]) -> tuple[Rows, Rows]:
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
