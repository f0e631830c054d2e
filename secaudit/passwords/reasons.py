"""What a check of a password says in words: why it is weak or strong, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.passwords.result import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secaudit.passwords.result import Part

GOOD = 3  # from this score on a password withstands guessing online
LONG = 15  # characters of a password that stands alone, by NIST SP 800-63B-4
_MOST = 5
_CHINESE = {Kind.PHRASE, Kind.IDIOM, Kind.NAME, Kind.WORD, Kind.PHONE, Kind.ID_NUMBER}

_PARTS = {
    Kind.PERSONAL: N_("Characters {first} to {last} are something that belongs to you."),
    Kind.COMMON: N_("Characters {first} to {last} are among the most used passwords."),
    Kind.WORD: N_("Characters {first} to {last} are a word, or a usual beginning."),
    Kind.NAME: N_("Characters {first} to {last} are a name."),
    Kind.PHRASE: N_("Characters {first} to {last} are a phrase in pinyin."),
    Kind.IDIOM: N_("Characters {first} to {last} are digits that many people like."),
    Kind.DATE: N_("Characters {first} to {last} are a date."),
    Kind.YEAR: N_("Characters {first} to {last} are a year."),
    Kind.KEYBOARD: N_("Characters {first} to {last} lie side by side on the keyboard."),
    Kind.REPEAT: N_("Characters {first} to {last} say the same thing again and again."),
    Kind.SEQUENCE: N_("Characters {first} to {last} follow a simple pattern."),
    Kind.PHONE: N_("Characters {first} to {last} are a mobile number."),
    Kind.ID_NUMBER: N_("Characters {first} to {last} are from an identity number."),
}


def why(parts: Sequence[Part]) -> Iterator[Message]:
    """What each part is, and whether anything is left to chance."""
    told = [part for part in parts if part.kind in _PARTS and part.length > 1]
    for part in told[:_MOST]:
        places = {"first": part.start + 1, "last": part.start + part.length}
        yield Message(_PARTS[part.kind], places)
    if parts and not told:
        yield Message(N_("No word, name, date or pattern was found in it."))


def difference(score: int, stock: int, parts: Sequence[Part]) -> Message | None:
    """Why our score is below zxcvbn's, where it is."""
    if score >= stock:
        return None
    kinds = {part.kind for part in parts}
    if Kind.PERSONAL in kinds:
        text = N_("zxcvbn alone gives {stock} of 4: it does not know what belongs to you.")
    elif kinds & _CHINESE:
        text = N_("zxcvbn alone gives {stock} of 4: it does not know what Chinese speakers choose.")
    else:
        text = N_("zxcvbn alone gives {stock} of 4: it does not know how people join such parts.")
    return Message(text, {"stock": stock})


def advice(score: int, parts: Sequence[Part], *, length: int, scored: int) -> Iterator[Message]:
    """What to do, most important first."""
    if score < GOOD:
        yield Message(
            N_("Choose another: four or more random words, or {n} random characters."), {"n": LONG}
        )
        if any(part.kind is Kind.PERSONAL for part in parts):
            yield Message(N_("Use no name, day or number of yours, your family's or a pet's."))
        if length:
            yield Message(N_("A digit or a sign at the end does not mend it: that is tried first."))
    elif length < LONG:
        yield Message(
            N_("Longer is safer than more complicated: {n} characters, if it stands alone."),
            {"n": LONG},
        )
    if scored < length:
        yield Message(N_("Only the first {n} characters were looked at."), {"n": scored})
