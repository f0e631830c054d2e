"""The cheapest way to put a password together from matches, by zxcvbn's formula.

The same search as `zxcvbn.scoring.most_guessable_match_sequence`, in floats instead of decimals
and without the steps that cannot win: the guesses are equal, the time is a fraction. Sequences of
k parts cost `k! * product + 10000 ** (k - 1)`.
"""

from __future__ import annotations

from math import factorial
from typing import TYPE_CHECKING

from secaudit.passwords.matching.match import Match
from secaudit.passwords.result import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 72  # as far as zxcvbn looks
_FACTORIALS = [float(factorial(number)) for number in range(LONGEST + 1)]
_PENALTIES = [10_000.0**number for number in range(LONGEST + 1)]
_BRUTE_FORCE = [1.0, 11.0, *(10.0**size for size in range(2, LONGEST + 1))]


def search(length: int, matches: Iterable[Match]) -> tuple[float, tuple[Match, ...]]:
    """The guesses for a text of `length` characters, and the parts it is made of."""
    if not length:
        return 1.0, ()
    by_end: list[list[Match]] = [[] for _ in range(length + 1)]
    for match in matches:
        by_end[match.end].append(match)
    # For each end and number of parts: whole cost, product, last match.
    best: list[dict[int, tuple[float, float, Match]]] = [{} for _ in range(length + 1)]
    best[0][0] = (0.0, 1.0, Match(0, 0, 1.0, Kind.RANDOM))
    recognised: list[int] = []  # the ends where something other than brute force ends
    for end in range(1, length + 1):
        here = best[end]
        # As in zxcvbn: which sequences are dropped on the way depends on the order.
        for match in sorted(by_end[end]):
            guesses = match.within(length)
            for parts, (_, product, _) in best[match.start].items():
                _update(here, parts + 1, product * guesses, match)
        _update(here, 1, _BRUTE_FORCE[end], Match(0, end, _BRUTE_FORCE[end], Kind.RANDOM))
        for start in recognised:
            guesses = _BRUTE_FORCE[end - start]
            for parts, (_, product, last) in best[start].items():
                if last.kind is not Kind.RANDOM:
                    filler = Match(start, end, guesses, Kind.RANDOM)
                    _update(here, parts + 1, product * guesses, filler)
        if any(last.kind is not Kind.RANDOM for _, _, last in here.values()):
            recognised.append(end)
    return _unwind(best)


def _update(
    here: dict[int, tuple[float, float, Match]], parts: int, product: float, match: Match
) -> None:
    cost = _FACTORIALS[parts] * product + _PENALTIES[parts - 1]
    for fewer, known in here.items():
        if fewer <= parts and known[0] <= cost:
            return
    here[parts] = (cost, product, match)


def _unwind(best: list[dict[int, tuple[float, float, Match]]]) -> tuple[float, tuple[Match, ...]]:
    end = len(best) - 1
    parts = min(best[end], key=lambda number: best[end][number][0])
    guesses = best[end][parts][0]
    sequence: list[Match] = []
    while end:
        match = best[end][parts][2]
        sequence.append(match)
        end, parts = match.start, parts - 1
    return guesses, tuple(reversed(sequence))
