"""What a file left open: readings that another file could contradict, and how each was settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.message import Message


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that may be wrong: `flag` is the option that decides it, whole, where one does."""

    text: Message
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """How one question about a file was settled, and why.

    `question` is `header`, `dates`, `sign`, `decimal_mark`, `currency`, `balance` or `lines`;
    `answer` an id or figure for programs, `text` the same in words, `evidence` what speaks for it.
    `trust` is between 0 and 1; 1 is proven.
    """

    question: str
    answer: str
    text: Message
    trust: float = 1.0
    evidence: Message | None = None

    @property
    def proven(self) -> bool:
        """Whether nothing in the file leaves another answer open."""
        return self.trust >= 1.0
