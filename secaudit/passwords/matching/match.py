"""A stretch of a password that a guesser would try as one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from secaudit.passwords.result import Kind

# zxcvbn's: as one part among others, nothing counts less than this.
_FLOOR_ONE, _FLOOR_MORE = 10.0, 50.0


class Match(NamedTuple):
    """Characters `start` to `end` (exclusive), found after `guesses` guesses of this kind."""

    start: int
    end: int
    guesses: float
    kind: Kind

    def within(self, length: int) -> float:
        """The guesses as a part of a password of `length` characters."""
        size = self.end - self.start
        if size == length:
            return self.guesses
        return max(self.guesses, _FLOOR_ONE if size == 1 else _FLOOR_MORE)
