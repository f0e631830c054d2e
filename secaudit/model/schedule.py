"""How the daily look is scheduled: what is written for it, and whether it really runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from secaudit.model.message import Message


@dataclass(frozen=True, slots=True)
class File:
    """A file that is written, whole."""

    path: Path
    content: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What starting would do: `files` are written by us, `links` by the system itself.

    `commands` are then run; `missed` says what becomes of a day on which the computer was off, and
    `warning` what is dangerous about it.
    """

    scheduler: str
    title: Message
    hour: int
    files: tuple[File, ...]
    links: tuple[Path, ...]
    commands: tuple[tuple[str, ...], ...]
    missed: Message
    warning: Message | None


class Standing(StrEnum):
    """What a recorded file is like now."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class State:
    """The truth about the daily look, as the system tells it.

    `loaded` is None where the system gave no answer, and `why` says so or what is not well.
    `ticked` is when it last ran, `seen` the user's word on the last notice that was tried out.
    """

    scheduler: str
    title: Message
    hour: int
    loaded: bool | None
    why: Message | None
    files: tuple[tuple[Path, Standing], ...]
    ticked: datetime | None
    seen: bool | None
