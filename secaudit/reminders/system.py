"""The system that schedules and notifies: its own commands, run with fixed arguments.

Commands come from the folders that only an administrator can write to, never from PATH; there is
no shell, and they see an environment of a few names.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from secaudit.errors import SecauditError
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE = 20.0  # seconds
_UNIX = ("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/run/current-system/sw/bin")
# What the session of the user is reached by.
_KEPT = (
    "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "HOME", "LOGNAME", "USER", "WAYLAND_DISPLAY",
    "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR",
    "APPDATA", "LOCALAPPDATA", "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE",
)  # fmt: skip


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
        return self._find(command) is not None

    def run(self, *command: str, feed: bytes = b"") -> Answer:
        """Run a command to its end, for some seconds at most."""
        name = Message(N_("`{command}` did not work."), {"command": command[0]})
        found = self._find(command[0])
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
        kept = {name: self._environ[name] for name in _KEPT if name in self._environ}
        runtime = Path(f"/run/user/{self.uid}")
        if self.platform == "linux" and (runtime / "bus").is_socket():
            # What cron starts is told of no session; its bus stands at a place that is known.
            kept.setdefault("XDG_RUNTIME_DIR", str(runtime))
            kept.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={runtime}/bus")
        return kept | {"PATH": os.pathsep.join(self._folders), "LC_ALL": "C"}

    def _find(self, command: str) -> str | None:
        name = f"{command}.exe" if self.platform == "win32" else command
        places = (Path(folder, name) for folder in self._folders)
        return next((str(at) for at in places if at.is_file() and os.access(at, os.X_OK)), None)


def trusted_folders() -> tuple[str, ...]:
    """The folders of the system's own commands."""
    if sys.platform != "win32":
        return _UNIX
    import ctypes  # noqa: PLC0415 - Windows only

    found = ctypes.create_unicode_buffer(260)
    # NOTE: not %SystemRoot%, which whoever starts the program may set.
    ctypes.windll.kernel32.GetSystemDirectoryW(found, 260)
    return (found.value, rf"{found.value}\WindowsPowerShell\v1.0")
