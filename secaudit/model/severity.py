"""How urgent something is."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """How urgent a finding is; for transactions: have a look, ask the hotline, freeze now."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
