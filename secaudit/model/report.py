"""What a scan of transactions found: the values that every report of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from secaudit.errors import SecauditError
    from secaudit.model.emergency import FirstScreen
    from secaudit.model.finding import Finding
    from secaudit.model.judgement import Judgement
    from secaudit.model.ledger import Ledger, Reading
    from secaudit.model.memory import Memory
    from secaudit.model.money import Money
    from secaudit.model.plan import Plan, Way
    from secaudit.model.recurring import Recurring


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of one file in one currency at face value, every status."""

    rows: int
    outflow: Money
    inflow: Money
    neutral: Money


@dataclass(frozen=True, slots=True)
class FileReport:
    """How one file was understood, the period it covers and what it adds up to.

    `exports` are the ways to a better export, where this one is not the best that there is;
    `tables` the readings of its tables, which `reading` sums up.
    """

    reading: Reading
    first: datetime | None
    last: datetime | None
    totals: tuple[Totals, ...]
    exports: tuple[Way, ...] = ()
    tables: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    path: Path
    error: SecauditError


@dataclass(frozen=True, slots=True)
class Repeat:
    """A file with the same content as an earlier one, so it was not read again."""

    path: Path
    same_as: Path


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """What was asked for: `since` is the first moment judged, or None for all entries."""

    since: datetime | None = None
    last_days: int | None = None
    sensitivity: str = "normal"
    provider: str | None = None


@dataclass(frozen=True, eq=False)
class ScanResult:
    """Everything that a report shows; `plans` is empty when nothing was flagged.

    There is one plan per provider that has flagged entries, the most urgent first, and one without
    a provider for those whose provider nobody named. `absent` names what signals would have
    compared but no file tells: ledger columns, and `time_of_day`. `recurring` is there when asked.
    `screen` is the first screen of all plans. `memory` is None where nothing was to be remembered,
    or could be: then `unremembered` says that there are too many entries.
    """

    files: tuple[FileReport, ...]
    ledger: Ledger
    judgement: Judgement
    findings: tuple[Finding, ...]
    plans: tuple[Plan, ...]
    settings: ScanSettings
    absent: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    recurring: Recurring | None = None
    memory: Memory | None = None
    unremembered: bool = False
    screen: FirstScreen | None = None
