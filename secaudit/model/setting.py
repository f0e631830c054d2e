"""A setting that holds for all runs, its value, and where that is from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a value is from, the strongest first."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """One key; `value` is None where nothing was settled and a command decides by itself."""

    name: str
    value: str | None
    origin: Origin
    variable: str
