"""What a check of a password found: the values that every report of it shows, and no password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from secaudit.model.finding import Finding
    from secaudit.model.message import Message


class Attack(NamedTuple):
    """One way of guessing, by its id and in words, and how long it takes."""

    id: str
    who: Message
    time: Message
    seconds: float


class Asked(NamedTuple):
    """One thing that somebody asks of a password; `met` is None where that cannot be seen in it."""

    id: str
    text: Message
    met: bool | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Leak:
    """What a list of leaked passwords says, in words too, and how often the password was seen.

    `standing` is `found`, `not_found`, `not_checked` (it was tried) or `not_asked`; `source` is who
    made the list.
    """

    standing: str
    text: Message
    count: int = 0
    source: str | None = None


class PasswordReport(NamedTuple):
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

    def figures(self) -> dict[str, int]:
        """All that may be kept of it; `leaked` only where it was looked up."""
        figures = {"score": self.score, "findings": len(self.findings)}
        if self.leak.standing in {"found", "not_found"}:
            figures["leaked"] = self.leak.count
        return figures
