"""zxcvbn's own matches, found in bounded time.

Its patterns, dictionaries and guess counts are used as they are. Two things are done here instead:
a repeat is scored with the caller's matches for what is repeated, and letters written as digits
and symbols are looked up by their shape where trying out every substitution would take seconds.
"""

from __future__ import annotations

import re
from functools import cache
from math import prod
from typing import TYPE_CHECKING

from zxcvbn import matching, scoring

from secaudit.passwords.matching.match import Match
from secaudit.passwords.result import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_KINDS = {
    "passwords": Kind.COMMON,
    "male_names": Kind.NAME,
    "female_names": Kind.NAME,
    "surnames": Kind.NAME,
}
_LONGEST_WORD = 24
# Alphabets tried one by one, in texts of this length; else words are looked up by shape.
_MOST_ALPHABETS, _LONGEST_TRIED = 8, 32
_GREEDY, _LAZY = re.compile(r"(.+)\1+"), re.compile(r"(.+?)\1+")
_OTHERS = (
    (matching.spatial_match, Kind.KEYBOARD),
    (matching.sequence_match, Kind.SEQUENCE),
    (matching.regex_match, Kind.YEAR),
    (matching.date_match, Kind.DATE),
)
# One sign for all that may stand for one another; `1` reads as i or l, `7` as l or t.
_SHAPES = str.maketrans(
    {
        sign: letters[0]
        for letters in ("a4@", "b8", "c({[<", "e3", "g69", "ilt1!|7+", "o0", "s$5", "x%", "z2")
        for sign in letters
    }
)


def matches(text: str) -> list[Match]:
    """Every match of zxcvbn's in `text` but the repeats."""
    found = list(_words(text))
    for finder, kind in _OTHERS:
        for match in finder(text):
            guesses = _PATTERNS[match["pattern"]](match)
            found.append(Match(match["i"], match["j"] + 1, float(guesses), kind))
    return found


_PATTERNS: Mapping[str, Callable[[object], float]] = {
    "spatial": scoring.spatial_guesses,
    "sequence": scoring.sequence_guesses,
    "regex": scoring.regex_guesses,
    "date": scoring.date_guesses,
}


@cache
def dictionaries() -> tuple[tuple[dict[str, int], Kind], ...]:
    """The dictionaries of zxcvbn: the place of each word, and what its words are."""
    known = matching.RANKED_DICTIONARIES
    return tuple(
        (ranks, _KINDS.get(name, Kind.WORD))
        for name, ranks in known.items()
        if name != "user_inputs"
    )


def capitals(token: str) -> float:
    """How many ways of writing capitals a guesser tries until this one."""
    return 1.0 if token.islower() else float(scoring.uppercase_variations({"token": token}))


def _words(text: str) -> Iterator[Match]:
    """Words forwards, backwards, and with letters written as digits and symbols."""
    lower, size = text.lower(), len(text)
    for start, end, rank, kind in _lookups(lower):
        yield Match(start, end, rank * capitals(text[start:end]), kind)
    for start, end, rank, kind in _lookups(lower[::-1]):
        here, there = size - end, size - start
        yield Match(here, there, 2.0 * rank * capitals(text[here:there]), kind)
    table = matching.relevant_l33t_subtable(text, matching.L33T_TABLE)
    if not table:
        return
    alphabets = prod(len(signs) for signs in table.values())
    few = alphabets <= _MOST_ALPHABETS and len(text) <= _LONGEST_TRIED
    for start, end, rank, kind, letters in _substituted(text, table) if few else _shaped(text):
        token = text[start:end]
        variations = scoring.l33t_variations({"l33t": True, "token": token, "sub": letters})
        yield Match(start, end, rank * capitals(token) * variations, kind)


def _lookups(lower: str) -> Iterator[tuple[int, int, int, Kind]]:
    """The likeliest word at each stretch."""
    known = [(ranks.get, kind) for ranks, kind in dictionaries()]
    size = len(lower)
    for start in range(size):
        for end in range(start + 1, min(size, start + _LONGEST_WORD) + 1):
            word = lower[start:end]
            best = 0
            best_kind = Kind.WORD
            for rank_of, kind in known:
                rank = rank_of(word)
                if rank is not None and (not best or rank < best):
                    best, best_kind = rank, kind
            if best:
                yield start, end, best, best_kind


def _substituted(
    text: str, table: dict[str, list[str]]
) -> Iterator[tuple[int, int, int, Kind, dict[str, str]]]:
    """Words after writing letters for signs, by each alphabet that zxcvbn would try."""
    lower = text.lower()
    for alphabet in matching.enumerate_l33t_subs(table):
        plain = matching.translate(text, alphabet).lower()
        for start, end, rank, kind in _lookups(plain):
            if end - start > 1 and plain[start:end] != lower[start:end]:
                used = {sign: to for sign, to in alphabet.items() if sign in text[start:end]}
                yield start, end, rank, kind, used


@cache
def _by_shape() -> dict[str, str]:
    """The words of each shape, one a line: a list for each would take three times as long."""
    found: dict[str, str] = {}
    for ranks, _ in dictionaries():
        for shape, word in zip("\n".join(ranks).translate(_SHAPES).split("\n"), ranks, strict=True):
            found[shape] = f"{found[shape]}\n{word}" if shape in found else word
    return found


def _shaped(text: str) -> Iterator[tuple[int, int, int, Kind, dict[str, str]]]:
    """Words that have the shape of a stretch, where each sign stands for one letter."""
    lower = text.lower()
    shape, known, size = lower.translate(_SHAPES), _by_shape(), len(text)
    for start in range(size):
        for end in range(start + 2, min(size, start + _LONGEST_WORD) + 1):
            for word in known.get(shape[start:end], "").split():
                used = _alphabet(lower[start:end], word)
                if used:
                    for ranks, kind in dictionaries():
                        if word in ranks:
                            yield start, end, ranks[word], kind, used


def _alphabet(token: str, word: str) -> dict[str, str]:
    """The letter that each sign of `token` stands for in `word`; empty where it is not so."""
    used: dict[str, str] = {}
    for sign, letter in zip(token, word, strict=True):
        if sign == letter:
            continue
        fits = sign in matching.L33T_TABLE.get(letter, ())
        if not fits or used.setdefault(sign, letter) != letter:
            return {}
    # zxcvbn writes a letter with one sign at a time.
    return used if len(set(used.values())) == len(used) else {}


def repeats(text: str, *, analyse: Callable[[str], float]) -> Iterator[Match]:
    """Stretches that repeat themselves; `analyse` gives the guesses for what they repeat."""
    place = 0
    while place < len(text):
        greedy, lazy = _GREEDY.search(text, place), _LAZY.search(text, place)
        if greedy is None or lazy is None:
            return
        found, base = lazy, lazy.group(1)
        if len(greedy.group()) > len(lazy.group()):
            found = greedy
            whole = _LAZY.fullmatch(greedy.group())
            base = greedy.group(1) if whole is None else whole.group(1)
        count = len(found.group()) / len(base)
        yield Match(found.start(), found.end(), analyse(base) * count, Kind.REPEAT)
        place = found.end()
