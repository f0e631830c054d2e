"""A launch agent of macOS for this user.

Format: launchd.plist(5). An agent that was due while the Mac slept runs when it wakes.
"""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.schedule import File
from secaudit.reminders.scheduler import NAME, Scheduler, Tick, demand

if TYPE_CHECKING:
    from pathlib import Path

    from secaudit.reminders.system import System


def _path(system: System) -> Path:
    return system.home / "Library" / "LaunchAgents" / f"{NAME}.plist"


def _files(tick: Tick, system: System) -> tuple[File, ...]:
    agent = {
        "Label": NAME,
        "ProgramArguments": list(tick.command),
        "StartCalendarInterval": {"Hour": tick.hour, "Minute": tick.minute},
        "ProcessType": "Background",
    }
    return (File(_path(system), plistlib.dumps(agent)),)


def _target(system: System) -> str:
    return f"gui/{system.uid}/{NAME}"


def _commands(system: System) -> tuple[tuple[str, ...], ...]:
    return (
        ("launchctl", "enable", _target(system)),  # it may have been stopped before
        ("launchctl", "bootstrap", f"gui/{system.uid}", str(_path(system))),
    )


def _load(system: System) -> None:
    for command in _commands(system):
        demand(system.run(*command), " ".join(command))


def _unload(system: System) -> None:
    if _loaded(system)[0]:
        command = ("launchctl", "bootout", _target(system))
        demand(system.run(*command), " ".join(command))
    # The file stays, and without this it would be loaded at the next sign-in.
    demand(system.run("launchctl", "disable", _target(system)), "launchctl disable")


def _loaded(system: System) -> tuple[bool, Message | None]:
    return system.run("launchctl", "print", _target(system)).code == 0, None


SCHEDULER = Scheduler(
    place=1,
    title=Message(N_("launch agent of macOS")),
    missed=Message(N_("If the Mac sleeps at that hour, it looks when it wakes; not if it is off.")),
    usable=lambda system: system.platform == "darwin" and system.has("launchctl"),
    files=_files,
    commands=_commands,
    load=_load,
    unload=_unload,
    loaded=_loaded,
)
