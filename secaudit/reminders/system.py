"""The system that schedules and notifies: its own commands, run with fixed arguments.

There is no shell; where commands are found and what they see stands in `secaudit.commands`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from secaudit.commands import environment, find, trusted_folders
from secaudit.errors import SecauditError
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE = 20.0  # seconds
# What notices need beside what every command sees.
_KEPT = ("DISPLAY", "LOGNAME", "USER", "WAYLAND_DISPLAY", "TEMP", "TMP")


class ReminderError(SecauditError):
    """The daily look could not be started, stopped or deleted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended, and what it said."""

    code: int
    out: bytes = b""
    err: str = ""


class System(Protocol):
    """What schedulers and notices need of a computer."""

    @property
    def platform(self) -> str:
        """The system, as `sys.platform` calls it."""

    @property
    def home(self) -> Path:
        """The home folder of the user."""

    @property
    def config(self) -> Path:
        """The folder of the user's settings, of all programs."""

    @property
    def uid(self) -> int:
        """The number of the user."""

    def has(self, command: str) -> bool:
        """Whether the system has a command of this name."""

    def run(self, *command: str, feed: bytes = b"") -> Answer:
        """Run a command to its end; raises `ReminderError` where that is not possible."""

    def alive(self, pid_file: str) -> bool:
        """Whether the process whose number stands in a file is there."""


class ThisSystem:
    """The computer that the program runs on."""

    def __init__(self, config: Path, environ: Mapping[str, str] = os.environ) -> None:
        self.platform = sys.platform
        self.home = Path.home()
        self.config = config
        self.uid = os.getuid() if hasattr(os, "getuid") else 0
        self._folders = trusted_folders()
        self._environ = environ

    def has(self, command: str) -> bool:
        """Whether the system has a command of this name."""
        return find(command, self._folders) is not None

    def run(self, *command: str, feed: bytes = b"") -> Answer:
        """Run a command to its end, for some seconds at most."""
        name = Message(N_("`{command}` did not work."), {"command": command[0]})
        found = find(command[0], self._folders)
        if found is None:
            raise ReminderError(name, hint=Message(N_("It is not on this computer.")))
        try:
            done = subprocess.run(  # noqa: S603 - fixed arguments, a trusted folder, no shell
                [found, *command[1:]],
                input=feed,
                capture_output=True,
                check=False,
                cwd=os.sep,
                env=self._environment(),
                timeout=PATIENCE,
            )
        except (OSError, subprocess.TimeoutExpired):
            raise ReminderError(
                name, hint=Message(N_("It could not be started, or gave no answer in time."))
            ) from None
        return Answer(done.returncode, done.stdout, done.stderr.decode(errors="replace").strip())

    def alive(self, pid_file: str) -> bool:
        """Whether the process whose number stands in a file is there."""
        try:
            number = int(Path(pid_file).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return False
        return Path("/proc", str(number)).exists()

    def _environment(self) -> dict[str, str]:
        seen = environment(self._environ, self._folders, more=_KEPT)
        runtime = Path(f"/run/user/{self.uid}")
        if self.platform == "linux" and (runtime / "bus").is_socket():
            # What cron starts is told of no session; its bus stands at a place that is known.
            seen.setdefault("XDG_RUNTIME_DIR", str(runtime))
            seen.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={runtime}/bus")
        return seen
