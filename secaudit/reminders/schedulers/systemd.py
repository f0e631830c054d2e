"""A timer of systemd for this user; a run that was missed is made up for.

Format: systemd.service(5), "COMMAND LINES"; systemd.syntax(7), "QUOTING"; systemd.timer(5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.schedule import File
from secaudit.reminders.scheduler import NAME, Scheduler, Tick, demand
from secaudit.reminders.system import ReminderError

if TYPE_CHECKING:
    from pathlib import Path

    from secaudit.reminders.system import System

_TIMER = f"{NAME}.timer"
_SERVICE_TEXT = """\
# Written by `secaudit remind start`; `secaudit remind delete` removes it.
[Unit]
Description=secaudit: look once a day for what is due

[Service]
Type=oneshot
ExecStart=:{command}
"""
_TIMER_TEXT = """\
# Written by `secaudit remind start`; `secaudit remind delete` removes it.
[Unit]
Description=secaudit: look once a day for what is due

[Timer]
OnCalendar=*-*-* {hour:02}:{minute:02}:00
Persistent=true

[Install]
WantedBy=timers.target
"""
_REFUSED = "\"'\\"
_LOAD = (
    ("systemctl", "--user", "daemon-reload"),
    ("systemctl", "--user", "enable", "--now", _TIMER),
)


def _quoted(word: str) -> str:
    # NOTE: the colon before the command switches off variables, so `$` stands for itself.
    return '"' + word.replace("\\", r"\\").replace('"', r"\"").replace("%", "%%") + '"'


def _folder(system: System) -> Path:
    return system.config / "systemd" / "user"


def _files(tick: Tick, system: System) -> tuple[File, ...]:
    if any(character in tick.command[0] for character in _REFUSED):
        raise ReminderError(
            Message(N_("systemd runs no program whose path holds a quote or a backslash.")),
            where=tick.command[0],
            hint=Message(N_("Take another one: secaudit remind start --scheduler cron")),
        )
    command = " ".join(map(_quoted, tick.command))
    return (
        File(
            _folder(system) / f"{NAME}.service",
            _SERVICE_TEXT.format(command=command).encode(),
        ),
        File(
            _folder(system) / _TIMER,
            _TIMER_TEXT.format(hour=tick.hour, minute=tick.minute).encode(),
        ),
    )


def _usable(system: System) -> bool:
    if system.platform != "linux" or not system.has("systemctl"):
        return False
    try:
        # It answers only where a systemd of this user runs.
        return system.run("systemctl", "--user", "show", "--property=Version").code == 0
    except ReminderError:
        return False


def _load(system: System) -> None:
    for command in _LOAD:
        demand(system.run(*command), " ".join(command))


def _unload(system: System) -> None:
    if _loaded(system)[0] or any(link.is_symlink() for link in _links(system)):
        command = ("systemctl", "--user", "disable", "--now", _TIMER)
        demand(system.run(*command), " ".join(command))


def _loaded(system: System) -> tuple[bool, Message | None]:
    if system.run("systemctl", "--user", "is-active", "--quiet", _TIMER).code:
        return False, None
    if system.run("systemctl", "--user", "is-enabled", "--quiet", _TIMER).code:
        return True, Message(N_("It ends when you sign out, for it is not enabled."))
    return True, None


def _links(system: System) -> tuple[Path, ...]:
    return (_folder(system) / "timers.target.wants" / _TIMER,)


SCHEDULER = Scheduler(
    place=1,
    title=Message(N_("systemd timer of this user")),
    missed=Message(N_("If the computer was off at that hour, it looks once it is on again.")),
    usable=_usable,
    files=_files,
    commands=lambda _: _LOAD,
    load=_load,
    unload=_unload,
    loaded=_loaded,
    links=_links,
)
