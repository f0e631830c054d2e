"""Desktops on Linux and BSD: notify-send of libnotify, see notify-send(1)."""

from __future__ import annotations

from secaudit.reminders.notice import Notice

NOTICE = Notice(
    usable=lambda system: system.platform not in ("win32", "darwin") and system.has("notify-send"),
    command=lambda title, text: ("notify-send", "--app-name=secaudit", "--", title, text),
)
