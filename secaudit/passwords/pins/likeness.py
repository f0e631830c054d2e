"""Whether two PINs are so alike that who knows one has the other."""

from __future__ import annotations

from enum import StrEnum

from secaudit.passwords.pins.score import digits


class Likeness(StrEnum):
    """How two PINs are alike."""

    SAME = "same"
    BACKWARDS = "backwards"
    PART = "part"
    NEARLY = "nearly"


def likeness(one: str, other: str) -> Likeness | None:
    """How two PINs are alike; None where knowing one does not help with the other."""
    first, second = sorted((digits(one), digits(other)), key=len)
    if first == second:
        return Likeness.SAME
    if first == second[::-1]:
        return Likeness.BACKWARDS
    if first in second:
        return Likeness.PART
    if len(first) == len(second) and sum(map(str.__ne__, first, second)) == 1:
        return Likeness.NEARLY
    return None
