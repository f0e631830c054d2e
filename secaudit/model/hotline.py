"""What `secaudit hotline` answers: a provider's card, or whose a number is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.emergency import PublicNumber
    from secaudit.model.message import Bilingual, Message
    from secaudit.model.plan import Number, Standing
    from secaudit.model.source import Source


@dataclass(frozen=True, slots=True)
class Fraud:
    """A number that is known from frauds, and why."""

    number: str
    why: Bilingual
    sources: tuple[Source, ...]
    checked: date


@dataclass(frozen=True, slots=True)
class Owner:
    """A provider that has this number on file, as its card shows it."""

    provider_id: str
    name: Bilingual
    number: Number
    heading: Message


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is on file about a number; nothing at all means: do not dial it."""

    asked: str
    fraud: Fraud | None = None
    owners: tuple[Owner, ...] = ()
    public: tuple[PublicNumber, ...] = ()


class Objection(StrEnum):
    """Why a number is not simply kept as confirmed."""

    FRAUD = "fraud"  # refused
    NO_NUMBER = "no-number"  # refused
    DIFFERENT = "different"  # kept, with a warning
    OTHERS = "others"  # kept, with a warning: it is on file for somebody else


@dataclass(frozen=True, slots=True)
class Listed:
    """A provider in the list: how sure the best of its numbers is, None where there is none."""

    provider_id: str
    name: Bilingual
    best: Standing | None
    freeze: bool
