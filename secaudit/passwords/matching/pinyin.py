"""Chinese written in Latin letters: words, whole phrases and names.

Phrases are scored by how likely each syllable is after the one before, so that a phrase counts as
one thing however many syllables it has; a guesser tries phrases in about that order.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from secaudit.passwords.dictionaries import bigrams, phrase_ranks, ranked
from secaudit.passwords.matching.match import Match
from secaudit.passwords.matching.stock import capitals
from secaudit.passwords.result import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = re.compile(r"[A-Za-z]+")
_SYLLABLE = 6  # letters of the longest
_SHORTEST = 3  # letters that a phrase or a name has at least
_WORD = 20  # letters of the longest word
# A phrase by hand ranks before the words of a corpus, which is no corpus of passwords.
_PHRASES = (20.0, 3.0)
_WORDS = (300.0, 2.0)
_PHRASE = 200.0  # the commonest are listed
_NAME = 1.0


def matches(text: str) -> Iterator[Match]:
    """Every word, phrase and name of `text`."""
    for run in _LETTERS.finditer(text):
        if run.end() - run.start() < _SHORTEST:
            continue
        yield from _listed(text, run.start(), run.end())
        token = run.group()
        written = capitals(token)
        phrase = phrase_guesses(token.lower())
        if phrase:
            yield Match(run.start(), run.end(), phrase * written, Kind.PHRASE)
        name = name_guesses(token.lower())
        if name:
            yield Match(run.start(), run.end(), name * written, Kind.NAME)


def _listed(text: str, first: int, last: int) -> Iterator[Match]:
    lower = text.lower()
    sources = [
        (ranked("phrases"), _PHRASES, Kind.PHRASE),
        (ranked("words"), _WORDS, Kind.WORD),
    ]
    for start in range(first, last - _SHORTEST + 1):
        for end in range(start + _SHORTEST, min(last, start + 2 * _WORD) + 1):
            token = lower[start:end]
            for ranks, (base, step), kind in sources:
                rank = ranks.get(token)
                if rank is not None:
                    guesses = (base + step * (rank - 1)) * capitals(text[start:end])
                    yield Match(start, end, guesses, kind)


@cache
def _places() -> dict[str, int]:
    return {syllable: place - 1 for syllable, place in ranked("syllables").items()}


def phrase_guesses(letters: str) -> float:
    """The guesses for a whole run of syllables; 0 where the letters are none."""
    places, table = _places(), bigrams()
    size = len(places)
    width = size + 1
    # For each end and last syllable: eighths of a bit so far.
    best: list[dict[int, int]] = [{} for _ in range(len(letters) + 1)]
    best[0][size] = 0
    for start, reached in enumerate(best[:-1]):
        if not reached:
            continue
        for end in range(start + 1, min(len(letters), start + _SYLLABLE) + 1):
            here = places.get(letters[start:end])
            if here is not None:
                cost = min(bits + table[last * width + here] for last, bits in reached.items())
                if cost < best[end].get(here, cost + 1):
                    best[end][here] = cost
    ends = [bits + table[last * width + size] for last, bits in best[-1].items()]
    if not ends:
        return 0.0
    ranks = phrase_ranks()
    bits = min(min(ends) // 8, len(ranks) - 1)
    rank: float = 2.0 ** ranks[bits]
    return max(_PHRASE, rank)


def name_guesses(letters: str) -> float:
    """The guesses for a surname and one or two given syllables, in either order; else 0."""
    surnames, given = ranked("surnames"), ranked("given")
    found = []
    for cut in range(1, len(letters)):
        for surname, rest in ((letters[:cut], letters[cut:]), (letters[cut:], letters[:cut])):
            rank = surnames.get(surname)
            if rank is None:
                continue
            own = _given(rest, given)
            if own:
                turned = 1.0 if letters.startswith(surname) else 4.0
                found.append(_NAME * turned * (rank + 8) * own)
    return min(found, default=0.0)


def _given(letters: str, given: dict[str, int]) -> float:
    """The guesses for one or two given syllables."""
    alone = given.get(letters)
    found = [] if alone is None else [alone + 20.0]
    for cut in range(1, len(letters)):
        first, second = given.get(letters[:cut]), given.get(letters[cut:])
        if first is not None and second is not None:
            same = letters[:cut] == letters[cut:]
            found.append(4.0 * (first + 20) if same else (first + 20.0) * (second + 20.0))
    return min(found, default=0.0)
