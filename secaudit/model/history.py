"""What was noted over time, and what changed between two moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.status import Noted


@dataclass(frozen=True, slots=True)
class Change:
    """The figures of one kind and label before and after; `before` is None where it was new."""

    before: Noted | None
    after: Noted

    @property
    def figures(self) -> dict[str, tuple[int | None, int]]:
        """Each figure that is not what it was, before and after."""
        old = {} if self.before is None else self.before.figures
        return {
            name: (old.get(name), value)
            for name, value in self.after.figures.items()
            if old.get(name) != value
        }


@dataclass(frozen=True, slots=True)
class History:
    """All audits in order of time; `scores` are the comparable ones of the questionnaire."""

    noted: tuple[Noted, ...]
    scores: tuple[Noted, ...]
    changes: tuple[Change, ...]
