"""What the exit code of a command says."""

from __future__ import annotations

from enum import IntEnum


def _mark(text: str) -> str:
    return text


N_ = _mark  # the marker of `secaudit.model.message`, which is slow to load


class Exit(IntEnum):
    """Exit codes; 1 always means findings, never a crash."""

    NOTHING_FOUND = 0
    FINDINGS = 1
    NOT_DONE = 2
    INTERNAL_ERROR = 3
    INTERRUPTED = 130


MEANINGS = {
    Exit.NOTHING_FOUND: N_("it was done, and nothing was found"),
    Exit.FINDINGS: N_("it was done, and something is to be looked at"),
    Exit.NOT_DONE: N_("it was not done: a wrong option, a file that cannot be read, no answer"),
    Exit.INTERNAL_ERROR: N_("a fault of secaudit; please report it"),
    Exit.INTERRUPTED: N_("you interrupted it"),
}
