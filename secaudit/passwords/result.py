"""What a check of a password says. No password and no piece of one is in it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from secaudit.model.message import N_, Message


class Kind(StrEnum):
    """What a part of a password is."""

    PERSONAL = "personal"
    COMMON = "common"
    WORD = "word"
    NAME = "name"
    PHRASE = "phrase"
    IDIOM = "idiom"
    DATE = "date"
    YEAR = "year"
    KEYBOARD = "keyboard"
    REPEAT = "repeat"
    SEQUENCE = "sequence"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    RANDOM = "random"


class Part(NamedTuple):
    """A stretch of the password by what it is; `start` counts characters from 0."""

    kind: Kind
    start: int
    length: int


class Attacker(StrEnum):
    """Who guesses; the speeds are those of `_SECONDS_PER_GUESS`."""

    WALLET = "wallet"
    THROTTLED = "throttled"
    UNTHROTTLED = "unthrottled"
    STOLEN = "stolen"


# A wallet that locks for a day after five wrong tries; the others are zxcvbn's: a hundred tries an
# hour, ten a second, and a fast hash on graphics cards.
_SECONDS_PER_GUESS = {
    Attacker.WALLET: 86_400 / 5,
    Attacker.THROTTLED: 36.0,
    Attacker.UNTHROTTLED: 0.1,
    Attacker.STOLEN: 1e-10,
}
_MOST = 300.0  # powers of ten that a float holds
_UNITS = (
    (1, 60, (N_("{count} second"), N_("{count} seconds"))),
    (60, 60, (N_("{count} minute"), N_("{count} minutes"))),
    (3600, 24, (N_("{count} hour"), N_("{count} hours"))),
    (86_400, 31, (N_("{count} day"), N_("{count} days"))),
    (31 * 86_400, 12, (N_("{count} month"), N_("{count} months"))),
    (365 * 86_400, 100, (N_("{count} year"), N_("{count} years"))),
)


class CrackTime(NamedTuple):
    """How long one attacker needs to try all guesses up to this password."""

    attacker: Attacker
    seconds: float

    @property
    def text(self) -> Message:
        """The time in words."""
        if self.seconds < 1:
            return Message(N_("less than a second"))
        for size, limit, (one, many) in _UNITS:
            count = max(1, round(self.seconds / size))
            if count < limit:
                return Message(one, {"count": count}, plural=many, count=count)
        return Message(N_("centuries"))


def crack_times(guesses_log10: float) -> tuple[CrackTime, ...]:
    """For each attacker, the slowest first."""
    guesses = 10 ** min(guesses_log10, _MOST)
    return tuple(
        CrackTime(attacker, guesses * seconds) for attacker, seconds in _SECONDS_PER_GUESS.items()
    )


class Strength(NamedTuple):
    """How soon a password would be guessed, and why.

    `score` runs from 0 (guessed at once) to 4, as zxcvbn's, and is never above `stock_score`,
    which is zxcvbn's own. `why` and `advice` are sentences, most important first; `difference`
    says why the score is below zxcvbn's, where it is. `scored` is how many of the `length`
    characters were looked at.
    """

    score: int
    guesses_log10: float
    stock_score: int
    stock_guesses_log10: float
    length: int
    scored: int
    parts: tuple[Part, ...] = ()
    why: tuple[Message, ...] = ()
    advice: tuple[Message, ...] = ()
    difference: Message | None = None
