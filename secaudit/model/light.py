"""The traffic light of the transactions."""

from __future__ import annotations

from enum import StrEnum


class Light(StrEnum):
    """The transactions beside the score, never in it."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NONE = "none"  # nothing was scanned
