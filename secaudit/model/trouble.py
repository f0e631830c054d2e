"""Everyday troubles as trees: questions whose answers lead to something to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from secaudit.model.message import Bilingual, Message  # noqa: TC001 - the catalogue reads it at run time

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.plan import HotlineCard, Way
    from secaudit.model.recurring import LateWithdrawal


class End(StrEnum):
    """What the end of a path asks for."""

    SELF_FIX = "self-fix"
    WAIT = "wait"
    SUPPORT = "support"
    BANK = "bank"
    CARRIER = "carrier"
    POLICE = "police"
    EMERGENCY = "emergency"
    DONE = "done"


class Since(StrEnum):
    """From when a wait is counted."""

    TODAY = "today"
    WITHDRAWAL = "withdrawal"


class Asks(StrEnum):
    """A question that a date answers: until its time is over the first answer, then the last."""

    WITHDRAWAL_DAY = "withdrawal-day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long to wait; without `days` as many working days as the provider's withdrawals take."""

    days: int | None = None
    working: bool = True
    since: Since = Since.TODAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, and the node that it leads to; `@tree` is the start of another tree."""

    text: Bilingual
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A question with answers, or the end of a path with what to do, one action a line.

    `hotline`: whom to call belongs to it. `scenario` is that of the emergency to start.
    """

    id: str
    q: Bilingual | None = None
    asks: Asks | None = None
    answer: tuple[Answer, ...] = ()
    end: End | None = None
    do: tuple[Bilingual, ...] = ()
    hotline: bool = False
    scenario: str | None = None
    wait: Wait | None = None
    src: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One trouble; `src` are the sources of what its nodes say."""

    id: str
    title: Bilingual
    start: str
    src: tuple[str, ...]
    node: tuple[Node, ...]

    def __getitem__(self, node_id: str) -> Node:
        return next(node for node in self.node if node.id == node_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of the user's trouble: when it is, and the withdrawal and provider meant.

    `paths` are the ways to the support number inside the app, which come before any number;
    `allowed` the working days of a withdrawal, `how_long` how sure that figure is.
    """

    today: date
    card: HotlineCard
    paths: tuple[Way, ...] = ()
    allowed: int = 3
    how_long: tuple[Message | Bilingual, ...] = ()
    provider: str | None = None
    withdrawn: date | None = None
    late: LateWithdrawal | None = None
    details: Message | None = None
