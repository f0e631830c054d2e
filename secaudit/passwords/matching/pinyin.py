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
# A capital for each syllable or word is one way to write a phrase, not one for each letter.
_CAMEL, _CAMEL_GUESSES = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+"), 4.0
_SYLLABLE = 6  # letters of the longest
_SHORTEST = 3  # letters that a phrase or a name has at least
_WORD = 20  # letters of the longest word
# A phrase by hand ranks before the words of a corpus, which is no corpus of passwords.
_PHRASES = (20.0, 3.0)
_WORDS = (300.0, 2.0)
_LEADING = 3
_PHRASE = 200.0  # the commonest are listed
_NAME = 1.0


def matches(text: str) -> Iterator[Match]:
    """Every word, phrase and name of `text`."""
    for run in _LETTERS.finditer(text):
        if run.end() - run.start() < _SHORTEST:
            continue
        yield from _listed(text, run.start(), run.end())
        token = run.group()
        written = _CAMEL_GUESSES if _CAMEL.fullmatch(token) else capitals(token)
        for start, end, guesses in _phrases(token.lower()):
            yield Match(run.start() + start, run.start() + end, guesses * written, Kind.PHRASE)
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


def _phrases(letters: str) -> Iterator[tuple[int, int, float]]:
    """Phrases that begin with the run, and those that end with it after a letter or three."""
    for end, guesses in phrase_guesses(letters).items():
        yield 0, end, guesses
    for start in range(1, min(_LEADING, len(letters) - _SHORTEST) + 1):
        rest = phrase_guesses(letters[start:]).get(len(letters) - start)
        if rest is not None:
            yield start, len(letters), rest


def phrase_guesses(letters: str) -> dict[int, float]:
    """The guesses for the syllables that the letters begin with, by where they end."""
    places, table, ranks = _places(), bigrams(), phrase_ranks()
    size = len(places)
    width = size + 1
    # For each end and last syllable: eighths of a bit so far.
    best: list[dict[int, int]] = [{} for _ in range(len(letters) + 1)]
    best[0][size] = 0
    for start, reached in enumerate(best):
        for end in range(start + 1, min(len(letters), start + _SYLLABLE) + 1) if reached else ():
            here = places.get(letters[start:end])
            if here is not None:
                cost = min(bits + table[last * width + here] for last, bits in reached.items())
                if cost < best[end].get(here, cost + 1):
                    best[end][here] = cost
    found = {}
    for end, reached in enumerate(best):
        if reached and end >= _SHORTEST:
            bits = min(bits + table[last * width + size] for last, bits in reached.items())
            rank: float = 2.0 ** ranks[min(bits // 8, len(ranks) - 1)]
            found[end] = max(_PHRASE, rank)
    return found


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
