"""The strength of a password: a score of 0 to 4, finite, and personal facts never raise it."""

from __future__ import annotations

import math

from secaudit.api import score_password

SEEDS = None
_FACTS = {"names": ["李小龙"], "birthdays": ["1988-11-05"], "words": ["Kitty"]}


def check(data: bytes) -> None:
    """Score one invented password, as a stranger and as somebody who knows the person."""
    text = data[:200].decode(errors="ignore")
    stranger, friend = score_password(text), score_password(text, _FACTS)
    if not (0 <= friend.score <= stranger.score <= 4):
        raise AssertionError
    if not math.isfinite(stranger.guesses_log10):
        raise AssertionError
    # Letters alone may be a word of ours, such as "pass" in the name of a kind.
    letters = text.replace("_", "").isalpha()
    if len(text) > 3 and not letters and text in repr(stranger):
        raise AssertionError
