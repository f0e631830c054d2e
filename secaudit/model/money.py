"""Exact amounts of money: whole units of the last printed decimal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """`units` times 10^-`digits` of `currency` (ISO 4217 code, ticker as printed, or empty)."""

    units: int
    digits: int
    currency: str = ""

    @property
    def value(self) -> Decimal:
        """The amount at face value, with all its decimals."""
        return Decimal(self.units).scaleb(-self.digits)

    def __abs__(self) -> Money:
        return Money(abs(self.units), self.digits, self.currency)
