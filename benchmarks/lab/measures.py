"""What is counted, and how.

An alarm is false if it is no theft and none of the same person lies within two days (the question
it raises would be the right one). An episode is caught if one of its payments is above the
threshold. All thresholds are one number for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

RATES = (0.25, 0.5, 1.0)
_NEAR = 2 * 86_400
_TOP = 3


@dataclass(frozen=True, eq=False)
class Scored:
    """Judged entries of all people in one table; a theft's episode is its person."""

    person: NDArray[np.int64]
    score: NDArray[np.float64]
    theft: NDArray[np.bool_]
    calm: NDArray[np.bool_]
    months: float


class Figures(NamedTuple):
    """Average precision, share of victims with a theft among their top three, episodes caught."""

    precision: float
    top3: float
    caught: tuple[float, ...]

    @property
    def primary(self) -> float:
        """The mean share of episodes caught over `RATES`."""
        return float(np.mean(self.caught))


def far_from_theft(time: NDArray[np.int64], theft: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True for one person's entries (seconds) that are no theft and have none within two days."""
    stolen = np.sort(time[theft])
    if not len(stolen):
        return np.ones(len(time), np.bool_)
    at = np.searchsorted(stolen, time)
    next_one = np.abs(stolen[np.minimum(at, len(stolen) - 1)] - time)
    last_one = np.abs(time - stolen[np.maximum(at - 1, 0)])
    return np.asarray(np.minimum(next_one, last_one) > _NEAR)


def average_precision(theft: NDArray[np.bool_], score: NDArray[np.float64]) -> float:
    """The mean, over all thefts, of the share of thefts among what ranks as high or higher."""
    ranked = theft[np.argsort(-score, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean()) if ranked.any() else float("nan")


def threshold(scored: Scored, rate: float) -> float:
    """The score that so many false alarms per person and month exceed."""
    calm = np.sort(scored.score[scored.calm])[::-1]
    allowed = int(rate * scored.months)
    return float(calm[allowed]) if allowed < len(calm) else float("-inf")


def best(scored: Scored) -> dict[int, float]:
    """The highest score of each episode, by person."""
    people = scored.person[scored.theft]
    scores = scored.score[scored.theft]
    return {int(one): float(scores[people == one].max()) for one in np.unique(people)}


def figures(scored: Scored) -> Figures:
    """All figures of one way of scoring; ties are broken by a fixed chance."""
    chance = np.random.default_rng(0).uniform(0.0, 1e-9, len(scored.score))
    scored = Scored(scored.person, scored.score + chance, scored.theft, scored.calm, scored.months)
    highest = np.array(list(best(scored).values()))
    return Figures(
        average_precision(scored.theft, scored.score),
        _top(scored),
        tuple(float((highest > threshold(scored, rate)).mean()) for rate in RATES),
    )


def _top(scored: Scored) -> float:
    order = np.lexsort((-scored.score, scored.person))
    person = scored.person[order]
    starts = np.flatnonzero(np.diff(person, prepend=-1))
    rank = np.arange(len(person)) - np.repeat(starts, np.diff(np.append(starts, len(person))))
    victims = np.unique(scored.person[scored.theft])
    seen = np.unique(person[scored.theft[order] & (rank < _TOP)])
    return len(seen) / max(len(victims), 1)


def caught_by_kind(
    scored: Scored, kind_of: Mapping[int, str], level: float | NDArray[np.bool_]
) -> dict[str, tuple[int, int]]:
    """For each kind, episodes caught and episodes: above a score, or by given flags."""
    asked = scored.score > level if isinstance(level, float) else level
    caught = set(np.unique(scored.person[scored.theft & asked]).tolist())
    found: dict[str, tuple[int, int]] = {}
    for one in np.unique(scored.person[scored.theft]).tolist():
        hits, all_of_them = found.get(kind_of[one], (0, 0))
        found[kind_of[one]] = (hits + (one in caught), all_of_them + 1)
    return dict(sorted(found.items()))


def flagged(scored: Scored, flags: NDArray[np.bool_]) -> tuple[float, float]:
    """False alarms per person and month, and the share of episodes caught, of given flags."""
    victims = np.unique(scored.person[scored.theft])
    caught = np.unique(scored.person[scored.theft & flags])
    return float((flags & scored.calm).sum()) / scored.months, len(caught) / max(len(victims), 1)


def questions(
    person: Sequence[int] | NDArray[np.int64], group: NDArray[np.int64], wanted: NDArray[np.bool_]
) -> int:
    """How many questions the wanted flags are: those of one group are one."""
    return len(set(zip(np.asarray(person)[wanted].tolist(), group[wanted].tolist(), strict=True)))
