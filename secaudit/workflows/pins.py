"""From a PIN to what is said of it: its place, the chances, and whether another one is like it.

What comes out holds no PIN, so that it may be shown and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.drawn import Generated, Made
from secaudit.model.finding import Finding
from secaudit.model.message import N_, Message
from secaudit.model.pins import PinChance, PinReport
from secaudit.model.severity import Severity
from secaudit.passwords.pins import draw, telling
from secaudit.passwords.pins.likeness import Likeness, likeness
from secaudit.passwords.pins.score import Band, score
from secaudit.passwords.pins.telling import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.passwords.personal import Personal
    from secaudit.passwords.pins.score import PinScore

_NEARLY_SURE = 0.99
CHANGE_ONE = Message(N_("Change one of the two in its own app."))
_CLOSE = {Likeness.SAME, Likeness.BACKWARDS}


def check_pin(pin: str, *, other: str | None = None, personal: Personal | None = None) -> PinReport:
    """Judge a PIN, alone and beside another one of the same person.

    Raises `UsageError` for what is no PIN of four or six digits; it quotes neither.
    """
    scored = score(pin, personal=personal)
    alike = None if other is None else likeness(pin, other)
    return PinReport(
        length=scored.length,
        of=10**scored.length,
        within=rounded(scored.rank),
        blind_within=rounded(scored.blind_rank),
        band=scored.band,
        title=Message(telling.TITLES[scored.band]),
        chances=tuple(
            PinChance(
                tries=chance.tries,
                blind=_rough(chance.blind),
                knowing=_rough(chance.knowing),
                opened=round(chance.opened, 3),
            )
            for chance in scored.chances
        ),
        why=tuple(telling.why(scored)),
        advice=tuple(telling.advice(scored, alike)),
        findings=tuple(_findings(scored, alike)),
        likeness=alike,
        knowing=bool(personal),
        compared=other is not None,
    )


def draw_pin(length: int, *, personal: Personal | None = None) -> Generated:
    """A new PIN of four or six digits that `check_pin` finds nothing in."""
    return Generated(
        made=Made.DIGITS,
        count=length,
        bits=draw.bits(length),
        advice=(
            Message(N_("Learn it by typing it in the wallet; write it nowhere near the phone.")),
            Message(
                N_("Use it for this wallet alone, not for the phone, a card or another wallet too.")
            ),
        ),
        text=draw.draw(length, personal=personal),
    )


def _rough(chance: float) -> float:
    """A chance with one figure, since an exact one would tell the place, and so the PIN."""
    return min(float(f"{chance:.1g}"), _NEARLY_SURE)


def _findings(scored: PinScore, alike: Likeness | None) -> Iterator[Finding]:
    if scored.band is not Band.FREE:
        yield Finding(
            rule=f"pin_{scored.band}",
            title=Message(telling.TITLES[scored.band]),
            severity=telling.SEVERITIES[scored.band],
            evidence=tuple(telling.why(scored)),
            remedy=tuple(telling.advice(scored, None)),
        )
    if alike is not None:
        yield Finding(
            rule="pin_reused",
            title=Message(telling.LIKENESSES[alike]),
            severity=Severity.MEDIUM if alike in _CLOSE else Severity.LOW,
            evidence=(Message(telling.LIKENESSES[alike]),),
            remedy=(CHANGE_ONE,),
        )
