"""How often the user wants to be reminded of an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.message import Bilingual


@dataclass(frozen=True, slots=True)
class Wish:
    """An item and its interval in days, 0 where it is off.

    `by_question`: each question has an interval of its own, until the user sets one for all.
    `views` are what the founding guidance asks and what current sources say, where these differ.
    """

    id: str
    title: Bilingual
    every: int
    by_question: bool = False
    views: tuple[Bilingual, Bilingual] | None = None
