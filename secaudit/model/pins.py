"""What a check of a PIN found: the values that every report of it shows, and no PIN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.finding import Finding
    from secaudit.model.message import Message


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

    def figures(self) -> dict[str, int]:
        """All that may be kept of it: how much was found, and how urgent the worst of it is."""
        worst = max((one.severity for one in self.findings), default=0)
        return {"findings": len(self.findings), "urgency": int(worst)}
