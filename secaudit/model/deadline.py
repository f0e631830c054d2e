"""A date by which a report keeps its protection, or until which to wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.message import Bilingual
    from secaudit.model.plan import Standing
    from secaudit.model.source import Source


@dataclass(frozen=True, slots=True)
class Deadline:
    """What one rule of a place gives for one incident: information, not legal advice.

    `rule` is the id of the rule, `ref` where it is written. `day` is the last day of the period,
    None where the rule has no count of days: report now. `clock` says what started the period and
    `began` on which day. `provisional`: a calendar of holidays that matters is not published yet.
    """

    rule: str
    jurisdiction: str
    covers: Bilingual
    effect: Bilingual
    clock: Bilingual
    began: date | None
    day: date | None
    provisional: bool
    ref: str
    standing: Standing
    sources: tuple[Source, ...]
