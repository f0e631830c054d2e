"""macOS: a script whose texts come as arguments, so that none of them can be run."""

from __future__ import annotations

from secaudit.reminders.notice import Notice

_SCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)


def _command(title: str, text: str) -> tuple[str, ...]:
    lines = tuple(part for line in _SCRIPT for part in ("-e", line))
    return ("osascript", *lines, title, text)


NOTICE = Notice(
    usable=lambda system: system.platform == "darwin" and system.has("osascript"),
    command=_command,
)
