"""Passwords put together the usual way: a word, perhaps a sign, a number that means something.

zxcvbn asks ten thousand guesses for each further part and counts every order of the parts. People
don't: letters come first, digits after them, and guessers go through likely words times likely
endings. Here each join costs a small factor, and every character has to belong to something
known; what is random is left to zxcvbn's search.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING

from secaudit.passwords.dictionaries import ranked
from secaudit.passwords.matching.match import Match
from secaudit.passwords.matching.stock import capitals
from secaudit.passwords.result import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RUNS = re.compile(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9]")
_SIGN, _RARE_SIGN = 5.0, 15.0
_USUAL_SIGNS = frozenset("@._!#*-, ")
_JOINS = {"aa": 4.0, "a0": 1.0, "0a": 2.0, "00": 1.0, "-a": 8.0}
_START = 2.0
_USUAL, _FURTHER = 3, 10.0  # few passwords have more than three parts
_LETTER, _DIGIT = 25.0, 10.0
_KNOWN = 30.0  # what a word costs at least that is no usual beginning


def chain(text: str, matches: Iterable[Match]) -> tuple[float, tuple[Match, ...]]:
    """The guesses for `text` as a chain of two parts and more; infinite where it is none."""
    length = len(text)
    by_end: list[list[Match]] = [[] for _ in range(length + 1)]
    for match in matches:
        if match.end - match.start < length:
            known = match.kind is Kind.PERSONAL or not text[match.start].isalpha()
            floor = 1.0 if known else _KNOWN
            by_end[match.end].append(match._replace(guesses=max(match.guesses, floor)))
    for match in _links(text):
        by_end[match.end].append(match)
    # For each end: guesses, how many parts but signs, the last of them.
    best: list[tuple[float, int, Match | None]] = [(1.0, 0, None)]
    best += [(float("inf"), 0, None)] * length
    for end in range(1, length + 1):
        for match in by_end[end]:
            join = _JOINS.get(_classes(text, match.start), 1.0) if match.start else 1.0
            before, parts, _ = best[match.start]
            cost = before * match.guesses * join * (_FURTHER if parts >= _USUAL else 1.0)
            if cost < best[end][0]:
                best[end] = (cost, parts + text[match.start].isalnum(), match)
    product = best[length][0]
    sequence: list[Match] = []
    end = length
    while product < float("inf") and end:
        last = best[end][2]
        if last is None:
            break
        sequence.append(last)
        end = last.start
    return _START * product * (1 + log(max(product, 1.0))), tuple(reversed(sequence))


def _classes(text: str, place: int) -> str:
    """Whether letters or digits meet before `place`, as `a0`; anything else for signs."""
    return "".join(
        "a" if sign.isalpha() else "0" if sign.isdigit() else "-"
        for sign in text[place - 1 : place + 1]
    )


def _links(text: str) -> Iterator[Match]:
    """Usual beginnings, usual signs, and runs that are nothing in particular."""
    prefixes = ranked("prefixes")
    for run in _RUNS.finditer(text):
        start, end, token = run.start(), run.end(), run.group()
        if token.isalnum():
            yield Match(
                start, end, (_LETTER if token.isalpha() else _DIGIT) ** (end - start), Kind.RANDOM
            )
            rank = prefixes.get(token.lower())
            if rank is not None:
                yield Match(start, end, rank * capitals(token), Kind.WORD)
        else:
            usual = _SIGN if token in _USUAL_SIGNS else _RARE_SIGN
            yield Match(start, end, usual, Kind.RANDOM)
