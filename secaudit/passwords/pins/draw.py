"""A PIN that nobody chose."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from secaudit.passwords.pins.score import Band, score

if TYPE_CHECKING:
    from secaudit.passwords.personal import Personal


def draw(length: int, *, personal: Personal | None = None) -> str:
    """A PIN drawn uniformly from all that `score` finds nothing in."""
    while True:
        pin = f"{secrets.randbelow(10**length):0{length}}"
        if score(pin, personal=personal).band is Band.FREE:
            return pin
