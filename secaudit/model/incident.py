"""An emergency that the user works through: which one it is, and what was done when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the playbook that the user has ticked off.

    `at` has a time zone; `note` is what they wrote down of it, such as a case number.
    """

    step: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """One emergency. `id` is that of the database; `scenario` is one of the playbook.

    `started` and `ended` have a time zone; `noticed` is the local wall clock at which the user saw
    it, where they have told it. `done` is in the order in which the steps were done.
    """

    id: int
    scenario: str
    provider: str | None
    started: datetime
    noticed: datetime | None = None
    ended: datetime | None = None
    done: tuple[StepDone, ...] = ()
