"""How long a line may be, for containers that have one entry or field to a line."""

from __future__ import annotations

from secaudit.errors import ExportError
from secaudit.model.message import N_, Message

MAX_LINE = 100_000
# A stretch of so many bytes without a line end is a line too long in every encoding.
_STRETCH = 4 * MAX_LINE


def refuse_endless(data: bytes) -> None:
    """Say so before a line is taken apart that would be millions of cells."""
    for start in range(0, len(data) - _STRETCH, _STRETCH):
        stretch = start, start + _STRETCH
        if data.find(b"\n", *stretch) < 0 and data.find(b"\r", *stretch) < 0:
            raise too_long(data.count(b"\n", 0, start) + 1)


def too_long(line: int) -> ExportError:
    """The error for a line of this number."""
    return ExportError(
        Message(N_("a line is longer than {limit} characters."), {"limit": MAX_LINE}),
        line=line,
        hint=Message(N_("An export has one transaction per line; check that this is one.")),
    )
