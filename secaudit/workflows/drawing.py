"""New passwords that nobody chose."""

from __future__ import annotations

from secaudit.model.drawn import Generated, Made
from secaudit.model.message import N_, Message
from secaudit.passwords import generate

_KEEP = (
    Message(N_("Keep it in a password manager, or on paper away from the phone.")),
    Message(N_("Use it for this account alone, and change it when you suspect a leak.")),
)
_SHORTER = Message(
    N_("The wallet takes fewer characters? secaudit password --generate --length 16")
)


def draw_password(*, words: int | None, length: int | None, language: str) -> Generated:
    """A new password of so many words in a language, or of so many characters."""
    if length is not None:
        drawn, made, count = generate.characters(length), Made.CHARACTERS, length
    else:
        count = words or generate.WORDS
        drawn, made = generate.words(count, language), Made.WORDS
    return Generated(
        made=made,
        count=count,
        bits=drawn.bits,
        advice=(*_KEEP, _SHORTER) if made is Made.WORDS else _KEEP,
        text=drawn.text,
    )
