"""What is kept between runs, in figures: values that `secaudit data show` tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeptImport:
    """One export that was read; `added` is in UTC, `first` and `last` are its wall clock.

    `within` is the id of a later import that holds every entry of this one.
    """

    id: int
    file: str
    provider: str | None
    added: datetime
    entries: int
    first: datetime | None
    last: datetime | None
    within: int | None


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account; `entries` counts each once, `open` those asked about that wait for an answer."""

    name: str
    provider: str | None
    entries: int
    decided: int
    open: int
    imports: tuple[KeptImport, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that is kept; `size` is in bytes on the disk, `since` the first day of it."""

    path: Path
    size: int
    since: datetime | None
    accounts: tuple[KeptAccount, ...]
    answers: int
    checks: int
    hotlines: int
    incidents: int
    settings: int


@dataclass(frozen=True, slots=True)
class ToForget:
    """What a request to forget would delete; `accounts` are those that nothing remains of."""

    imports: tuple[KeptImport, ...]
    accounts: tuple[str, ...]
    facts: bool = False
    everything: bool = False
