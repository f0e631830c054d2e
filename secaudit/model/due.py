"""What the user should do again, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.message import Message


@dataclass(frozen=True, slots=True)
class Due:
    """One item of the self-check: `id` such as "transactions", `title` what to do.

    `last` is the day on which it was done, None where it never was; `day` is the next day on which
    it is to be done, `every` its interval in days. `command` is what to type.
    """

    id: str
    title: Message
    last: date | None
    day: date
    every: int
    command: str

    def is_due(self, today: date) -> bool:
        """Whether it should be done by now."""
        return self.day <= today
