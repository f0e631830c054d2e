"""Why an entry was flagged: its reasons as clauses with numbers, and what each signal adds."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.judgement import REST, Contribution, Reason
from secaudit.model.message import MOST_CLAUSES, N_, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.mixture import Word

# About one entry in sixteen is as odd as this: weaker words are told only where there are no
# stronger ones.
_LEAST_BITS, _LEAST_BITS_AT_ALL = 4.0, 2.0
_LEAST_BITS_OF_PAYEE = 0.7
_TOO_WEAK = -1e9
# A word about the entries around, or about the size alone, is told where no word about the same
# thing says more.
_OUTDONE = frozenset({"small_for_category"})
_BACKWARD = 1e6
_NATS = log(2.0)
_LEAST_SHOWN = 0.05
REST_TITLE = N_("How rare theft is, what happened around it, your own past")


def reasons(
    history: History, words: Sequence[Word], flagged: NDArray[np.bool_]
) -> dict[int, tuple[Reason, ...]]:
    """The reasons for each flagged entry, by its row number in the input."""
    rows = np.flatnonzero(flagged)
    if not len(rows):
        return {}
    weight = np.stack([_loudness(word, rows, _LEAST_BITS) for word in words])
    silent = (weight <= _TOO_WEAK).all(axis=0)
    weight[:, silent] = [_loudness(word, rows[silent], _LEAST_BITS_AT_ALL) for word in words]
    weight = _one_of_each(weight, words)
    loudest = np.argsort(-weight, axis=0, kind="stable")[:MOST_CLAUSES]
    spoken: dict[tuple[int, int], Reason] = {}
    for number, word in enumerate(words):
        mine = np.flatnonzero((loudest == number).any(axis=0) & (weight[number] > _TOO_WEAK))
        clauses = word.evidence.explain([int(row) for row in rows[mine]])
        for place, clause in zip(mine.tolist(), clauses, strict=True):
            spoken[place, number] = Reason(
                word.signal.id,
                float(word.evidence.bits[rows[place]]),
                clause,
                float(weight[number, place]) / _NATS,
            )
    return {
        int(history.rows[row]): tuple(
            spoken[place, number]
            for number in loudest[:, place].tolist()
            if (place, number) in spoken
        )
        for place, row in enumerate(rows.tolist())
    }


def contributions(
    history: History,
    words: Sequence[Word],
    flagged: NDArray[np.bool_],
    surprise: NDArray[np.float64],
) -> dict[int, tuple[Contribution, ...]]:
    """What each signal adds to the `surprise` of each flagged entry, in the attack it fits best."""
    rows = np.flatnonzero(flagged)
    if not len(rows):
        return {}
    weights = np.stack([word.weights(rows) for word in words]) / _NATS
    best = weights.sum(axis=0).argmax(axis=0)
    bits = np.take_along_axis(weights, best[None, None], axis=1)[:, 0]
    titles = [Message(word.signal.title) for word in words]
    told = {}
    for place, row in enumerate(rows.tolist()):
        parts = [
            Contribution(words[number].signal.id, titles[number], float(bits[number, place]))
            for number in np.argsort(-bits[:, place], kind="stable").tolist()
            if abs(bits[number, place]) >= _LEAST_SHOWN
        ]
        rest = float(surprise[row]) - sum(part.bits for part in parts)
        parts.append(Contribution(REST, Message(REST_TITLE), rest))
        told[int(history.rows[row])] = tuple(parts)
    return told


def _one_of_each(weight: NDArray[np.float64], words: Sequence[Word]) -> NDArray[np.float64]:
    """Loudness by word and entry, with all but the most telling word about a thing silenced."""
    told = weight.copy()
    subjects = [word.signal.about or word.signal.id for word in words]
    behind = np.array([word.signal.around or word.signal.id in _OUTDONE for word in words])
    telling = np.where(behind[:, None] & (weight > _TOO_WEAK), weight - _BACKWARD, weight)
    for subject in dict.fromkeys(subjects):
        same = np.flatnonzero([other == subject for other in subjects])
        quieter = np.ones((len(same), weight.shape[1]), bool)
        np.put_along_axis(quieter, telling[same].argmax(axis=0)[None], values=False, axis=0)
        told[same] = np.where(quieter, _TOO_WEAK, weight[same])
    return told


def _loudness(word: Word, rows: NDArray[np.int64], least: float) -> NDArray[np.float64]:
    # That a payee is new tells the user more than its bits: many new shops make it common, not
    # vain.
    speaks = word.evidence.bits[rows] >= min(
        least, _LEAST_BITS_OF_PAYEE if word.signal.about == "payee" else least
    )
    for mask in (word.evidence.applies, word.evidence.holds):
        if mask is not None:
            speaks &= mask[rows]
    return np.where(speaks, word.weight(rows), _TOO_WEAK)
