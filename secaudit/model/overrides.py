"""What the user decides where a file leaves more than one reading open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DateOrder(StrEnum):
    """How dates such as 10/02/2026 are meant."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Sign(StrEnum):
    """What an amount without a minus sign means."""

    SPEND_POSITIVE = "spend-positive"
    SPEND_NEGATIVE = "spend-negative"


@dataclass(frozen=True, slots=True)
class Overrides:
    """Readings that the user gave; None leaves each to the evidence in the file.

    `currency` is an ISO 4217 code for entries that name none, `encoding` a Python codec name,
    `sheet` the name of a workbook's sheet.
    """

    dates: DateOrder | None = None
    sign: Sign | None = None
    currency: str | None = None
    encoding: str | None = None
    sheet: str | None = None
