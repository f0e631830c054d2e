"""What an emergency shows: seven lines at first, then one step after the other.

Nothing here is translated or laid out. Numbers are plain text, as in `secaudit.model.plan`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.message import Bilingual, Message
    from secaudit.model.plan import HotlineCard, Plan, Standing, Step, Way
    from secaudit.model.source import Source


@dataclass(frozen=True, slots=True)
class PublicNumber:
    """A public line of a place; shown with its standing, its sources and the day it was read."""

    country: str
    number: str
    text: Bilingual
    standing: Standing
    sources: tuple[Source, ...]
    checked: date
    caution: Message | None = None
    brief: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """What is known of one provider for a line: its way to freeze, or its numbers.

    The general text of the line stands where no way of this provider may be shown.
    """

    name: Bilingual | None
    way: Way | None = None
    card: HotlineCard | None = None


@dataclass(frozen=True, slots=True)
class FirstLine:
    """One of the seven: a word, a text, and what is known beside it.

    `text` is the general one; `known` tells of the providers, `lines` of the place.
    """

    id: str
    word: Bilingual
    text: Bilingual
    known: tuple[Called, ...] = ()
    lines: tuple[PublicNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """The seven lines of an emergency, biggest first.

    `notices` and `cautions` say what speaks against what is shown. `providers` are the ids to name
    in commands, `place` the one whose public lines are shown, None where it is not known.
    """

    scenario: str
    name: Bilingual
    lines: tuple[FirstLine, ...]
    providers: tuple[tuple[str | None, Bilingual | None], ...]
    place: str | None
    notices: tuple[Message, ...] = ()
    cautions: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class EmergencyStep:
    """A step in its place: `at` is the minute mark ("1:20"); after ten minutes `span` says when."""

    step: Step
    at: str | None
    span: Bilingual | None
    numbered: bool


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency of one provider: the first screen, and everything behind it."""

    screen: FirstScreen
    plan: Plan
    steps: tuple[EmergencyStep, ...]
