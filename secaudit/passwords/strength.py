"""How soon a password would be guessed: zxcvbn, with what it misses added.

zxcvbn's matches come first and give its own score. More matches can only lower the guesses, so
that ours is never the better score. Nothing of the password is kept.
"""

from __future__ import annotations

from functools import partial
from math import log10
from typing import TYPE_CHECKING

from secaudit.passwords import reasons
from secaudit.passwords.result import Kind, Part, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from secaudit.passwords.matching.match import Match
    from secaudit.passwords.personal import Personal


def score(text: str, *, personal: Personal | None = None) -> Strength:
    """The strength of `text` against strangers, or against somebody who knows `personal`.

    Takes any text; what stands behind the 72nd character is not looked at.
    """
    # Late, since they load zxcvbn and its dictionaries.
    from zxcvbn.time_estimates import guesses_to_score  # noqa: PLC0415

    from secaudit.passwords.matching import folding, stock  # noqa: PLC0415

    seen = folding.typed(text)
    folded = folding.folded(seen)
    matches = stock.matches(seen)
    theirs = _stock(seen, matches)
    if folded.text != seen:
        matches = stock.matches(folded.text)
    ours, found = _guesses(folded.text, matches, variants=_variants(personal))
    guesses = min(ours, theirs)
    stars, stock_stars = guesses_to_score(guesses), guesses_to_score(theirs)
    parts = tuple(_part(match, folded.origins) for match in found)
    length = len(text.rstrip("\r\n"))
    return Strength(
        score=stars,
        guesses_log10=log10(guesses),
        stock_score=stock_stars,
        stock_guesses_log10=log10(theirs),
        length=length,
        scored=len(seen),
        parts=parts,
        why=tuple(reasons.why(parts)),
        advice=tuple(reasons.advice(stars, parts, length=length, scored=len(seen))),
        difference=reasons.difference(stars, stock_stars, parts),
    )


def _variants(personal: Personal | None) -> Mapping[str, float]:
    if not personal:
        return {}
    from secaudit.passwords.matching.variants import variants  # noqa: PLC0415 - few give facts

    return variants(personal)


def _part(match: Match, origins: Sequence[int]) -> Part:
    first, last = origins[match.start], origins[match.end - 1]
    return Part(match.kind, first, last - first + 1)


def _stock(text: str, matches: Sequence[Match] | None = None) -> float:
    """The guesses by zxcvbn alone."""
    from secaudit.passwords.matching import search, stock  # noqa: PLC0415 - loads zxcvbn

    found = stock.matches(text) if matches is None else matches
    return search.search(len(text), [*found, *stock.repeats(text, analyse=_stock)])[0]


def _guesses(
    text: str, matches: Sequence[Match] | None = None, *, variants: Mapping[str, float]
) -> tuple[float, tuple[Match, ...]]:
    """Our guesses, and the parts that make the text guessable."""
    from secaudit.passwords.matching import (  # noqa: PLC0415 - as above
        chain,
        digits,
        pinyin,
        search,
        stock,
    )

    found = [
        *(stock.matches(text) if matches is None else matches),
        *stock.repeats(text, analyse=partial(_repeated, variants=variants)),
        *digits.matches(text),
        *pinyin.matches(text),
        *_personal(text, variants),
    ]
    return min(search.search(len(text), found), chain.chain(text, found), key=lambda way: way[0])


def _personal(text: str, variants: Mapping[str, float]) -> Iterator[Match]:
    """Every variant in `text`, whatever its capitals."""
    from secaudit.passwords.matching import match, stock  # noqa: PLC0415 - as above

    lower = text.lower()
    for variant, guesses in variants.items():
        start = lower.find(variant)
        while start >= 0:
            end = start + len(variant)
            cost = guesses * stock.capitals(text[start:end])
            yield match.Match(start, end, cost, Kind.PERSONAL)
            start = lower.find(variant, start + 1)


def _repeated(text: str, *, variants: Mapping[str, float]) -> float:
    return _guesses(text, variants=variants)[0]
