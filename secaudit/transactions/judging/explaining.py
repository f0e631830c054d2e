"""Why an entry was flagged, in sentences with numbers: what spoke loudest comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.judgement import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.mixture import Word

_MOST_REASONS = 4
# About one entry in four is as odd as this: weaker words explain nothing.
_LEAST_BITS = 2.0
_LEAST_BITS_OF_PAYEE = 0.7
_TOO_WEAK = -1e9


def reasons(
    history: History, words: Sequence[Word], flagged: NDArray[np.bool_]
) -> dict[int, tuple[Reason, ...]]:
    """The reasons for each flagged entry, by its row number in the input."""
    rows = np.flatnonzero(flagged)
    if not len(rows):
        return {}
    weight = _one_of_each([_loudness(word, rows) for word in words], words)
    loudest = np.argsort(-weight, axis=0, kind="stable")[:_MOST_REASONS]
    spoken: dict[tuple[int, int], Reason] = {}
    for number, word in enumerate(words):
        mine = np.flatnonzero((loudest == number).any(axis=0) & (weight[number] > _TOO_WEAK))
        sentences = word.evidence.explain([int(row) for row in rows[mine]])
        for place, sentence in zip(mine.tolist(), sentences, strict=True):
            spoken[place, number] = Reason(
                word.signal.id, float(word.evidence.bits[rows[place]]), sentence
            )
    return {
        int(history.rows[row]): tuple(
            spoken[place, number]
            for number in loudest[:, place].tolist()
            if (place, number) in spoken
        )
        for place, row in enumerate(rows.tolist())
    }


def _one_of_each(loudness: list[NDArray[np.float64]], words: Sequence[Word]) -> NDArray[np.float64]:
    """Loudness by word and entry, with all but the loudest word about the same thing silenced."""
    weight = np.stack(loudness)
    subjects = [word.signal.about or word.signal.id for word in words]
    for subject in dict.fromkeys(subjects):
        same = np.flatnonzero([other == subject for other in subjects])
        quieter = np.ones((len(same), weight.shape[1]), bool)
        np.put_along_axis(quieter, weight[same].argmax(axis=0)[None], values=False, axis=0)
        weight[same] = np.where(quieter, _TOO_WEAK, weight[same])
    return weight


def _loudness(word: Word, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    # That a payee is new tells the user more than its bits: many new shops make it common, not
    # vain.
    least = _LEAST_BITS_OF_PAYEE if word.signal.about == "payee" else _LEAST_BITS
    speaks = word.evidence.bits[rows] >= least
    for mask in (word.evidence.applies, word.evidence.holds):
        if mask is not None:
            speaks &= mask[rows]
    return np.where(speaks, word.weight(rows), _TOO_WEAK)
