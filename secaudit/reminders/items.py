"""What is worth doing again, read from its catalogue file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.catalogue import Unfit
from secaudit.model.message import N_, Bilingual, Message

FILE = Path(__file__).parent / "items.toml"
MOST_DAYS = 3_650


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Both views of an item on which sources differ; `src` are ids of the questionnaire's bank."""

    document: Bilingual
    guidance: Bilingual
    src: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to do again every so many days; `off` where only the user's wish starts it.

    `told` names the parts of the history that tell when it was last done.
    """

    id: str
    title: Bilingual
    every: int
    command: str
    told: tuple[str, ...] = field(default=())
    off: bool = False
    contested: Contested | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.every <= MOST_DAYS:
            raise Unfit(Message(N_("the interval must lie between 1 day and 10 years")))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Items:
    item: tuple[Item, ...]


@cache
def items() -> tuple[Item, ...]:
    """All items in the order in which they are shown."""
    return catalogue.read(FILE, _Items).item
