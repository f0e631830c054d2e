"""Judges every entry by what this person did otherwise.

It learns from the person's own entries only. It looks either at the whole file, where later entries
help to see earlier ones, or backwards only (`live`), where an entry's judgement never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from secaudit.model.judgement import Judgement
from secaudit.transactions.judging import scale
from secaudit.transactions.judging.calibration import surprise
from secaudit.transactions.judging.chain import Pace, posterior
from secaudit.transactions.judging.decided import Decided
from secaudit.transactions.judging.episodes import group
from secaudit.transactions.judging.explaining import contributions, reasons
from secaudit.transactions.judging.history import MONTH, History, prepare
from secaudit.transactions.judging.mixture import Word, combine, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    import pyarrow as pa
    from numpy.typing import NDArray

_Value = TypeVar("_Value", bound=np.generic)

_PACE = Pace()
# What is around an entry repeats in part what the entry says itself.
_AROUND = 0.7
# How rare a series is: only a sharp one may speak.
_SERIES_ODDS = -11.0
# A payee that takes the same money twice is no thief, but worth a question.
_TWICE_ODDS = -2.3
# Entries under examination teach less than those before, suspicious ones nothing.
_LATER_TRUST = 0.7
_DISTRUST = 1.5


def judge(  # noqa: PLR0913 - the documented interface
    entries: pa.Table,
    *,
    since: datetime | None = None,
    live: bool = False,
    sensitivity: str = "normal",
    decisions: Mapping[str, str] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Judgement:
    """Surprise, flags, urgency, questions and reasons for every entry, in the order of `entries`.

    `since` limits flags to entries from then on; `live` looks backwards only; a column `person`
    separates people. `decisions` maps row numbers (as text) to mine, not_mine or always_mine.
    `progress` is told the share of the work that is done.
    """
    if not entries.num_rows:
        return _nothing()
    tell = progress or _silent
    history = prepare(entries, since=since, live=live)
    decided = Decided(history, decisions or {})
    history = history.trusting(decided.trust(history.trust))
    tell(0.1)
    odds = _look(history, decided, words(history))
    tell(0.5)
    fresh = np.where(history.later, _LATER_TRUST, 1.0)
    learned = fresh * (1.0 - np.minimum(1.0, _DISTRUST / (1.0 + np.exp(-odds))))
    history = history.trusting(decided.trust(learned))
    spoken = list(words(history))
    odds = _look(history, decided, spoken)
    tell(0.9)
    judgement = _judgement(history, odds, spoken, decided, sensitivity)
    tell(1.0)
    return judgement


def _nothing() -> Judgement:
    return Judgement(
        surprise=np.zeros(0), flagged=np.zeros(0, np.bool_), severity=np.zeros(0, np.int8),
        group=np.zeros(0, np.int64), reasons={}, weak=True, examined=0, known=0,
    )  # fmt: skip


def _silent(_share: float) -> None:
    """Tell nobody."""


def _look(history: History, decided: Decided, spoken: Iterable[Word]) -> NDArray[np.float64]:
    """Log odds that each entry is somebody else's, from what the signals say."""
    weights = combine(history, spoken)
    grab = posterior(history, decided.evidence(weights.alone), _PACE) + _AROUND * weights.around
    odds = np.logaddexp(grab, _SERIES_ODDS + weights.series)
    odds = np.logaddexp(odds, _TWICE_ODDS + weights.twice)
    return decided.odds(odds)


def _judgement(
    history: History,
    odds: NDArray[np.float64],
    spoken: list[Word],
    decided: Decided,
    sensitivity: str,
) -> Judgement:
    bits = surprise(history, scale.bits(odds))
    ask = scale.threshold(sensitivity, _period(history))
    flagged = decided.flags((bits >= ask) & history.examined)
    urgency = scale.severity(bits, flagged, history.out & history.moved)
    examined = int(history.examined.sum())
    learned = history.by["person"].total((~history.later).astype(np.float64))
    return Judgement(
        surprise=_restored(history, bits),
        flagged=_restored(history, flagged),
        severity=_restored(history, urgency),
        group=_restored(history, group(history, flagged)),
        reasons=reasons(history, spoken, flagged),
        weak=bool((learned < scale.SHORT_HISTORY).any()),
        examined=examined,
        known=history.count - examined,
        contributions=contributions(history, spoken, flagged, bits),
    )


def _period(history: History) -> NDArray[np.float64]:
    """Months of what is examined of each entry's person; backwards each entry stands alone."""
    if history.live:
        return np.zeros(history.count)
    person = history.by["person"]
    skipped = person.total((~history.examined).astype(np.float64)).astype(np.int64)
    last = person.ends[person.dense] - 1
    first = np.minimum(person.starts[person.dense] + skipped, last)
    return np.asarray(history.time[last] - history.time[first]) / MONTH


def _restored(history: History, column: NDArray[_Value]) -> NDArray[_Value]:
    """A column in the order of the input."""
    restored = np.empty_like(column)
    restored[history.rows] = column
    return restored
