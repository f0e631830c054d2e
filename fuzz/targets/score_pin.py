"""The place of a PIN: within its length, or a refusal that does not quote it."""

from __future__ import annotations

from secaudit.api import score_pin
from secaudit.errors import SecauditError

SEEDS = None


def check(data: bytes) -> None:
    """Score one invented PIN."""
    text = data[:40].decode(errors="ignore")
    try:
        found = score_pin(text, {"birthdays": ["1988-11-05"]})
    except (SecauditError, ValueError) as error:
        if len(text) > 3 and text in str(error):
            raise AssertionError from error
    else:
        if not 1 <= found.rank <= 10**6:
            raise AssertionError(found.rank)
