"""What this computer shows of itself, beside what the user says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from secaudit.model.message import Message

_UNTITLED = Message("")


class Outcome(StrEnum):
    """What a look came to; only a clear sight is `PASS` or `FAIL`, everything else `UNKNOWN`."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One look: the id of the `probe`, its outcome, and the raw `line` that it was read from.

    `title` names what was looked at, `text` says in a sentence what was seen. `line` is as the
    system printed it, empty where nothing was printed; whoever shows it neutralises it.
    """

    probe: str
    outcome: Outcome
    text: Message
    line: str = ""
    title: Message = _UNTITLED
