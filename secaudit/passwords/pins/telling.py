"""What is said of a PIN, in words that do not give it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.passwords.pins.likeness import Likeness
from secaudit.passwords.pins.personal import Fact
from secaudit.passwords.pins.score import Band

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.passwords.pins.score import PinScore

TITLES = {
    Band.PERSONAL: N_("This PIN is made of what people who know you know"),
    Band.FIRST: N_("This PIN is among the first ten that anybody tries"),
    Band.COMMON: N_("This PIN is among the first hundred that anybody tries"),
    Band.BLOCKED: N_("This PIN is so common that a careful wallet refuses it"),
    Band.DATE: N_("This PIN reads as a date, and dates are what people try who know you"),
    Band.FREE: N_("Nothing was found in this PIN; the lock after a few wrong tries does the rest"),
}
SEVERITIES = {
    Band.PERSONAL: Severity.HIGH, Band.FIRST: Severity.HIGH, Band.COMMON: Severity.HIGH,
    Band.BLOCKED: Severity.MEDIUM, Band.DATE: Severity.LOW, Band.FREE: Severity.NONE,
}  # fmt: skip
LIKENESSES = {
    Likeness.SAME: N_("It is the same as the other PIN: who sees you type one has both"),
    Likeness.BACKWARDS: N_("It is the other PIN backwards: who knows one has both"),
    Likeness.PART: N_("One of the two PINs stands in the other: who knows one nearly has both"),
    Likeness.NEARLY: N_("It differs from the other PIN in one digit only: who knows one has both"),
}
_FACTS = {
    Fact.BIRTHDAY: N_("It is made of a birthday."),
    Fact.PHONE: N_("It is a part of a phone number."),
    Fact.ID_NUMBER: N_("It is a part of an ID number."),
    Fact.OTHER: N_("It is made of digits in a name or word that belongs to you."),
}
_COUNTS = N_("Its digits count.")
_REPEATS = N_("It repeats itself.")
_SHAPES = {
    "year_month_day": N_("It reads as a date with the year first."),
    "month_day_year": N_("It reads as a date with the month first."),
    "day_month_year": N_("It reads as a date with the day first."),
    "year_month": N_("It reads as a year and a month."),
    "month_year": N_("It reads as a month and a year."),
    "year_and_two": N_("It begins with a year."),
    "month_day": N_("It reads as a month and a day."),
    "day_month": N_("It reads as a day and a month."),
    "year": N_("It reads as a year."),
    "run": N_("It is a run of digits."),
    "same": N_("It is one digit all over."),
    "mostly_one": N_("It is one digit in all places but one."),
    "phrase": N_("It sounds like words, or is a number that everybody knows."),
    "keypad": N_("It draws a shape on the keys."),
    "two_threes": N_("It consists of two numbers that many people like."),
    "two_pairs": N_("It consists of two numbers that many people like."),
    "id_tail": N_("It looks like the end of an ID number."),
    "phone_head": N_("It looks like the beginning of a phone number."),
    "round_number": N_("It is a round number."),
    "counted_pairs": _COUNTS,
    "counted_threes": _COUNTS,
    "doubled_three": _REPEATS,
    "mirrored_three": N_("It reads the same backwards."),
    "mirrored_pair": N_("It reads the same backwards."),
    "doubled_pair": _REPEATS,
    "three_pairs": _REPEATS,
    "three_doubles": _REPEATS,
    "two_doubles": _REPEATS,
    "two_triples": _REPEATS,
}


def why(score: PinScore) -> Iterator[Message]:
    """What it was recognised by, and what place that gives it."""
    if score.fact is not None:
        yield Message(_FACTS[score.fact])
    if score.shape is not None:
        yield Message(_SHAPES[score.shape])
    if score.band is not Band.FREE:
        yield Message(
            N_("A stranger comes to it within {tries} tries of {all}."),
            {"tries": rounded(score.blind_rank), "all": 10**score.length},
        )
    if score.fact is not None:
        yield Message(
            N_("Somebody who knows these facts comes to it within {tries} tries."),
            {"tries": rounded(score.rank)},
        )


def rounded(rank: int) -> int:
    """A place without its exact figures: it would tell which PIN has it."""
    size = int(10 ** max(1, len(str(rank)) - 1))
    return -(-rank // size) * size


def advice(score: PinScore, likeness: Likeness | None) -> Iterator[Message]:
    """What to do, most important first."""
    if score.band is not Band.FREE:
        yield Message(
            N_("Take digits that nobody chose: secaudit pin --generate --length {length}"),
            {"length": score.length},
        )
    if score.band in {Band.PERSONAL, Band.DATE}:
        yield Message(
            N_("Use no birthday, phone, ID or plate number: not yours, not your family's.")
        )
    if likeness is not None:
        yield Message(N_("Change one of the two in its own app."))
    yield Message(
        N_("Use it for this wallet alone, not for the phone, a card or another wallet too.")
    )
    if score.band is Band.FREE:
        yield Message(
            N_(
                "Keep it until you suspect that somebody saw it; "
                "a wallet that never locks after wrong tries is no place for money."
            )
        )
