"""What checks of passwords and PINs found: the values that every report of them shows.

None of these holds a password or a PIN, except `Generated`, which is there to be shown once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.finding import Finding
    from secaudit.model.message import Message


@dataclass(frozen=True, slots=True)
class Attack:
    """One way of guessing, by its id and in words, and how long it takes."""

    id: str
    who: Message
    time: Message
    seconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that somebody asks of a password; `met` is None where that cannot be seen in it."""

    id: str
    text: Message
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Leak:
    """What a list of leaked passwords says, in words too, and how often the password was seen.

    `standing` is `found`, `not_found`, `not_checked` (it was tried) or `not_asked`.
    """

    standing: str
    text: Message
    count: int = 0


@dataclass(frozen=True, slots=True)
class PasswordReport:
    """Everything that a report on one password shows.

    `score` runs from 0 to 4, `word` is the same in words. Guesses are rounded, since exact ones
    would tell a word by its place in a dictionary. `parts` are what the password consists
    of: kind and number of characters. `wallet` is what wallets ask for, `ours` what we do.
    `scored` is how many of the `length` characters were looked at; `knowing` is whether facts about
    the person were compared.
    """

    score: int
    word: Message
    guesses_log10: float
    stock_score: int
    stock_guesses_log10: float
    difference: Message | None
    length: int
    scored: int
    attacks: tuple[Attack, ...]
    parts: tuple[tuple[str, int], ...]
    why: tuple[Message, ...]
    advice: tuple[Message, ...]
    wallet: tuple[Asked, ...]
    ours: tuple[Asked, ...]
    leak: Leak
    findings: tuple[Finding, ...]
    knowing: bool = False


@dataclass(frozen=True, slots=True)
class PinChance:
    """The chances that a PIN is guessed within so many tries, between 0 and 1.

    `blind` is that of a stranger, `knowing` that of somebody who knows the person; `opened` is the
    share of all people's PINs that a stranger opens with as many tries.
    """

    tries: int
    blind: float
    knowing: float
    opened: float


@dataclass(frozen=True, slots=True)
class PinReport:
    """Everything that a report on one PIN shows.

    `within` is how many tries of all `of` PINs of its length somebody needs who knows the facts
    that were given, `blind_within` how many a stranger; rounded, since an exact place would tell
    the PIN. `band` is the id of what it is, `title` the same in words. `likeness` says how it is
    like the other PIN that was given, if it is.
    """

    length: int
    of: int
    within: int
    blind_within: int
    band: str
    title: Message
    chances: tuple[PinChance, ...]
    why: tuple[Message, ...]
    advice: tuple[Message, ...]
    findings: tuple[Finding, ...]
    likeness: str | None = None
    knowing: bool = False
    compared: bool = False


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
