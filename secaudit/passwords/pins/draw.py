"""A PIN that nobody chose."""

from __future__ import annotations

import math
import secrets
from typing import TYPE_CHECKING

import numpy as np

from secaudit.passwords.pins.order import order
from secaudit.passwords.pins.score import BLOCKED, LIKELY, Band, score

if TYPE_CHECKING:
    from secaudit.passwords.personal import Personal


def draw(length: int, *, personal: Personal | None = None) -> str:
    """A PIN drawn uniformly from all that `score` finds nothing in."""
    while True:
        pin = f"{secrets.randbelow(10**length):0{length}}"
        if score(pin, personal=personal).band is Band.FREE:
            return pin


def bits(length: int) -> float:
    """What somebody who knows how it was drawn must guess, in bits."""
    known = order(length)
    left = (known.ranks > BLOCKED[length]) & (known.dated < LIKELY)
    return math.log2(int(np.count_nonzero(left)))
