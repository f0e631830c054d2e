"""What the exit code of a command says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; 1 always means findings, never a crash."""

    NOTHING_FOUND = 0
    FINDINGS = 1
    NOT_DONE = 2
    INTERNAL_ERROR = 3
    INTERRUPTED = 130
