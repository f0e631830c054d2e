"""What the file of jurisdictions holds: places with their calendars, clocks, and rules.

A rule that changes on a date is two rules, each with the days of payment for which it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the catalogue reads these annotations at run time
from enum import StrEnum
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.catalogue import Unfit
from secaudit.errors import UsageError
from secaudit.model.deadline import Duty, What
from secaudit.model.message import N_, Bilingual, Message
from secaudit.providers.facts import Fact

FILE = Path(__file__).with_name("jurisdictions.toml")


class Unit(StrEnum):
    """What a period is counted in."""

    BUSINESS_DAY = "business-day"
    CALENDAR_DAY = "calendar-day"
    MONTH = "month"
    HOUR = "hour"


class Start(StrEnum):
    """Which of the known days starts a clock."""

    NOTICED = "noticed"
    PAID = "paid"
    STATEMENT = "statement"
    TODAY = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with laws of its own; the head of the file says what its calendar means."""

    id: str
    name: Bilingual
    holidays: str | None = None
    region: str | None = None
    skips: str | None = None
    saturdays: bool = False
    known_to: int | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What starts a period."""

    id: str
    starts: Start
    text: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Today(Fact):
    """The advice that holds everywhere."""

    covers: Bilingual
    effect: Bilingual
    clock: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Fact):
    """One rule of a place."""

    id: str
    jurisdiction: str
    what: tuple[What, ...]
    covers: Bilingual
    clock: str
    value: int
    unit: Unit
    effect: Bilingual
    ref: str
    duty: Duty = Duty.YOURS
    first_day_counts: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, paid: date) -> bool:
        """Whether the rule is that of a payment of this day."""
        return (self.valid_from is None or self.valid_from <= paid) and (
            self.valid_to is None or paid <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdictions:
    """The whole file."""

    today: Today
    place: tuple[Place, ...]
    clock: tuple[Clock, ...]
    rule: tuple[Rule, ...]

    def __post_init__(self) -> None:
        places, clocks = {one.id for one in self.place}, {one.id for one in self.clock}
        for rule in self.rule:
            if rule.jurisdiction not in places or rule.clock not in clocks:
                text = N_("rule {id} names a place or a clock that is not in the file")
                raise Unfit(Message(text, {"id": rule.id}))


@cache
def jurisdictions() -> Jurisdictions:
    """The places and rules of this program; raises `CatalogueError` if the file is wrong."""
    return catalogue.read(FILE, Jurisdictions)


def place_of(code: str) -> Place:
    """The place whose rules hold for a code, which may be that of a member such as DE.

    Raises `UsageError` for a code that nothing is known of.
    """
    wanted = code.strip().upper()
    for place in jurisdictions().place:
        if wanted == place.id or wanted in place.members:
            return place
    raise UsageError(
        Message(N_("No deadlines are on file for {code}."), {"code": code}),
        where="--jurisdiction",
        hint=Message(
            N_("Give one of: {codes}; or the code of a country of the EU. Report today anyway."),
            {"codes": Message(", ".join(place.id for place in jurisdictions().place))},
        ),
    )
