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
_TOO_WEAK = -1e9


def reasons(
    history: History, words: Sequence[Word], flagged: NDArray[np.bool_]
) -> dict[int, tuple[Reason, ...]]:
    """The reasons for each flagged entry, by its row number in the input."""
    rows = np.flatnonzero(flagged)
    if not len(rows):
        return {}
    weight = np.stack([np.where(w.applies[rows] & (w.bits[rows] >= _LEAST_BITS), w.ratio[rows], _TOO_WEAK) for w in words])
    loudest = np.argsort(-weight, axis=0, kind="stable")[:_MOST_REASONS]
    spoken: dict[tuple[int, int], Reason] = {}
    for number, word in enumerate(words):
        mine = np.flatnonzero(((loudest == number) & (np.take_along_axis(weight, loudest, 0) > _TOO_WEAK)).any(axis=0))
        sentences = word.explain([int(row) for row in rows[mine]])
        for place, sentence in zip(mine.tolist(), sentences, strict=True):
            spoken[place, number] = Reason(word.id, float(word.bits[rows[place]]), sentence)
    return {
        int(history.rows[row]): tuple(
            spoken[place, number]
            for number in loudest[:, place].tolist()
            if (place, number) in spoken
        )
        for place, row in enumerate(rows.tolist())
    }
