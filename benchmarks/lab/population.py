"""Numbered people: the same seed and number give the same person and the same theft."""

from __future__ import annotations

from datetime import datetime, time

import numpy as np

from benchmarks.lab.people import PERSONAS, person
from benchmarks.lab.thieves import kinds, strike
from benchmarks.lab.wallet import Life, table, thefts

SEED = 20261123
# One in so many people is left alone.
_UNTOUCHED = 5


def life(seed: int, number: int) -> Life:
    """The ledger of one person, their theft (if any) and its kind."""
    rng = np.random.default_rng([seed, number])
    persona, kind = cast(number)
    someone = person(rng, persona)
    entries = list(someone.entries) if not kind else strike(rng, someone, kind)
    entries.sort(key=lambda entry: entry.time)
    stolen = thefts(entries, someone.shape)
    return Life(
        entries=table(rng, entries, someone.shape),
        since=datetime.combine(someone.since, time()),
        theft=stolen,
        kind=kind if stolen.any() else "",
        persona=persona,
    )


def cast(number: int) -> tuple[str, str]:
    """Who a person is and what happens to them: every kind meets every persona in turn."""
    fives, left = divmod(number, _UNTOUCHED)
    personas, names = list(PERSONAS), list(kinds())
    if left == _UNTOUCHED - 1:
        return personas[fives % len(personas)], ""
    turn, at = divmod(fives * (_UNTOUCHED - 1) + left, len(names))
    return personas[(turn + at) % len(personas)], names[at]
