"""How soon a PIN would be guessed, by a stranger and by somebody who knows the person.

No PIN and no piece of one is in what is returned, nor in any error.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from secaudit.errors import UsageError
from secaudit.model.message import N_, Message
from secaudit.passwords.pins.habits import LENGTHS
from secaudit.passwords.pins.order import order
from secaudit.passwords.pins.personal import candidates

if TYPE_CHECKING:
    from secaudit.passwords.personal import Personal
    from secaudit.passwords.pins.personal import Fact

TRIES = (3, 5, 10, 100)
# Blocking this many stops most guessing and leaves most people their choice: Markert et al., This
# PIN Can Be Easily Guessed, IEEE S&P 2020.
BLOCKED = {4: 1000, 6: 2000}
_FIRST, _COMMON = 10, 100
# Whose date it is, where a PIN is one: the person's own or that of somebody close, as far as we
# estimate; an acquaintance comes to it within so many tries.
_KNOWN_DATE = {3: 0.45, 5: 0.55, 10: 0.65, 100: 0.8}
# Nobody guesses in exactly our order: two times of three a place is within a factor of e of ours.
_SCATTER = 1.0
_NEARLY_SURE = 0.99
LIKELY = 0.5  # a PIN that is a date with this probability is taken for one


class Band(StrEnum):
    """What a PIN is to somebody who guesses; there is no band called strong."""

    PERSONAL = "personal"  # made of facts about the person
    FIRST = "first"  # among the first ten guesses
    COMMON = "common"  # among the first hundred
    BLOCKED = "blocked"  # among those that a careful wallet refuses
    DATE = "date"  # reads as a date
    FREE = "free"  # nothing was found in it; the lock does the rest


@dataclass(frozen=True, slots=True)
class Chance:
    """How probable it is that this PIN is guessed within so many tries.

    `blind` is the chance of a stranger, `knowing` that of somebody who knows the person; `opened`
    the share of all people's PINs that a stranger opens with as many tries.
    """

    tries: int
    blind: float
    knowing: float
    opened: float


@dataclass(frozen=True, slots=True)
class PinScore:
    """The place of a PIN among all of its length: `rank` 1 is guessed first.

    `rank` is that of somebody who knows the facts that were given, `blind_rank` that of a stranger;
    they differ where the PIN is made of a `fact`. `shape` is the habit that most likely led to it,
    None where chance did as likely.
    """

    length: int
    rank: int
    blind_rank: int
    band: Band
    chances: tuple[Chance, ...]
    shape: str | None = None
    fact: Fact | None = None


def score(text: str, *, personal: Personal | None = None) -> PinScore:
    """The place of a PIN of four or six digits; raises `UsageError` for anything else."""
    pin = digits(text)
    known, size = order(len(pin)), 10 ** len(pin)
    blind_rank, dated = int(known.ranks[int(pin)]), float(known.dated[int(pin)])
    made = candidates(personal, len(pin)) if personal else {}
    fact = made.get(pin)
    rank = blind_rank if fact is None else min(blind_rank, list(made).index(pin) + 1)
    # Who was told the facts knows the dates too, so that no other date is to be feared.
    date_known = {tries: 0.0 if personal else dated * _KNOWN_DATE[tries] for tries in TRIES}
    shape = known.shapes[known.origins[int(pin)]]
    return PinScore(
        length=len(pin),
        rank=rank,
        blind_rank=blind_rank,
        band=_band(blind_rank, len(pin), fact=fact, dated=dated),
        chances=tuple(
            Chance(
                tries,
                blind=_chance(blind_rank, tries, of=size),
                knowing=max(date_known[tries], _chance(rank, tries, of=size)),
                opened=float(known.reached[tries]),
            )
            for tries in TRIES
        ),
        shape=None if shape == "free" else shape,
        fact=fact,
    )


def digits(text: str) -> str:
    """The digits of a PIN as it was typed, full-width ones too."""
    pin = unicodedata.normalize("NFKC", text.strip())
    hint = Message(N_("`secaudit password` checks everything else, longer numbers too."))
    if not (pin.isascii() and pin.isdecimal()):
        raise UsageError(Message(N_("This is no PIN: a PIN has digits only.")), hint=hint)
    if len(pin) not in LENGTHS:
        text_ = Message(
            N_("A PIN of {count} digit cannot be judged here, only one of 4 or 6."),
            {"count": len(pin)},
            plural=N_("A PIN of {count} digits cannot be judged here, only one of 4 or 6."),
            count=len(pin),
        )
        raise UsageError(text_, hint=hint)
    return pin


def _band(rank: int, length: int, *, fact: Fact | None, dated: float) -> Band:
    if fact is not None:
        return Band.PERSONAL
    if rank <= _FIRST:
        return Band.FIRST
    if rank <= _COMMON:
        return Band.COMMON
    if rank <= BLOCKED[length]:
        return Band.BLOCKED
    return Band.DATE if dated >= LIKELY else Band.FREE


def _chance(rank: int, tries: int, *, of: int) -> float:
    """The chance that somebody whose order scatters around ours comes to `rank` in `tries`."""
    distance = math.log((tries + 0.5) / rank) / _SCATTER
    reached = 0.5 * (1 + math.erf(distance / math.sqrt(2)))
    return min(max(reached, tries / of), _NEARLY_SURE)
