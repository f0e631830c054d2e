"""What a look-up tells of one password."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secaudit.model.message import Message

    Progress = Callable[[float], None]


ATTRIBUTION = "Pwned Passwords, haveibeenpwned.com, CC BY 4.0"


class Standing(StrEnum):
    """Found, looked for and not found, or not looked up at all: three different things."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The standing of one password, how often it was seen, and why it could not be checked."""

    standing: Standing
    count: int = 0
    why: Message | None = None

    @classmethod
    def of(cls, count: int) -> Outcome:
        """The outcome of a look-up that worked; a count of 0 says that there was no match."""
        return cls(Standing.FOUND, count) if count else cls(Standing.NOT_FOUND)

    @classmethod
    def unchecked(cls, why: Message) -> Outcome:
        """The outcome of a look-up that did not work."""
        return cls(Standing.NOT_CHECKED, why=why)


class Breaches(Protocol):
    """A list of leaked passwords."""

    def look_up(
        self, passwords: Sequence[str], *, progress: Progress | None = None
    ) -> tuple[Outcome, ...]:
        """One outcome for each password, in their order."""
