"""What the user may say of an entry."""

from __future__ import annotations

from enum import StrEnum


class Decision(StrEnum):
    """The user's word on an entry; `UNSURE` leaves the question open."""

    MINE = "mine"
    NOT_MINE = "not_mine"
    ALWAYS_MINE = "always_mine"
    UNSURE = "unsure"
