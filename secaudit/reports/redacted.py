"""A translator that masks amounts and long numbers, for a report that somebody else may see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secaudit.i18n import Translator

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

    from secaudit.model.message import Bilingual, Message
    from secaudit.model.money import Money

# Numbers of accounts, cards, orders and phones; the last four digits, which receipts show, at most.
_NUMBER = re.compile(r"\d(?:[ -]?\d){4,}")
_MASK = "***"


class Redacted(Translator):
    """Sentences as usual, but every amount is `***` and no number has more than four digits."""

    def value(
        self, value: str | float | Decimal | Money | date | time | Bilingual | Message
    ) -> str:
        """One value, long numbers in text from outside masked."""
        shown = super().value(value)
        return _NUMBER.sub(_MASK, shown) if isinstance(value, str) else shown

    def money(self, money: Money) -> str:
        """The sign and the currency; not the figure."""
        shown = super().money(money)
        return re.sub(r"\d[\d,]*(?:\.\d+)?", _MASK, shown, count=1)
