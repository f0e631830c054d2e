"""A new password or PIN: the one value with a secret in it, there to be shown once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.message import Message


class Made(StrEnum):
    """What a drawn secret consists of."""

    WORDS = "words"
    CHARACTERS = "characters"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Generated:
    """A new password or PIN, to be shown once, and the bits that nobody can know of it."""

    made: Made
    count: int
    bits: float
    advice: tuple[Message, ...]
    text: str = field(repr=False)
