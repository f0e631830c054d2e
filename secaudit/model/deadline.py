"""A date by which a report keeps its protection, or by which the provider has to act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.message import Bilingual
    from secaudit.model.plan import Standing
    from secaudit.model.source import Source


class Duty(StrEnum):
    """Who has to do something by the day."""

    YOURS = "yours"
    THEIRS = "theirs"  # of the wallet or bank, once it was told


class What(StrEnum):
    """What a rule is for; several may fit one payment."""

    WALLET = "wallet"
    ACCOUNT = "account"
    CARD = "card"
    CREDIT_CARD = "credit-card"
    MACHINE = "machine"  # a transfer by a self-service machine
    TRICKED = "tricked"  # a transfer that the user made, deceived


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """What one rule of a place gives for one payment: information, not legal advice.

    `rule` is the id of the rule, `ref` where it is written (empty for the advice to report today).
    `clock` says what started the period and `began` on which day. `ends` is its last day by the
    text; `day` the last working day in it, which is the one to show. Both are None where the rule
    has no count of days: report now. `provisional`: holidays that matter are not published yet.
    """

    rule: str
    jurisdiction: str
    covers: Bilingual
    effect: Bilingual
    clock: Bilingual
    began: date | None
    day: date | None
    ends: date | None
    duty: Duty
    provisional: bool
    ref: str
    standing: Standing
    sources: tuple[Source, ...]
    checked: date

    def is_over(self, today: date) -> bool:
        """Whether the period has ended; a report may help all the same."""
        return self.ends is not None and self.ends < today
