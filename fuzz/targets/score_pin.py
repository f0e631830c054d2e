"""The place of a PIN: within its length, or a refusal that does not quote it."""

from __future__ import annotations

from secaudit.api import score_pin
from secaudit.errors import SecauditError

SEEDS = None


def _refusal(text: str) -> str:
    """What is said of another text, which holds our own words alone."""
    try:
        score_pin(text)
    except (SecauditError, ValueError) as error:
        return str(error)
    return ""


def check(data: bytes) -> None:
    """Score one invented PIN."""
    text = data[:40].decode(errors="ignore")
    try:
        found = score_pin(text, {"birthdays": ["1988-11-05"]})
    except (SecauditError, ValueError) as error:
        if len(text) > 3 and text in str(error) and text not in _refusal("no PIN"):
            raise AssertionError from error
    else:
        if not 1 <= found.rank <= 10**6:
            raise AssertionError(found.rank)
