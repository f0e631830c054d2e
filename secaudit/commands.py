"""The system's own commands: where they are found, and the little that they are told.

They come from folders that only an administrator can write to, never from the user's PATH, and see
an environment of a few names. Nothing is run here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# NixOS has its commands in the last one.
_UNIX = ("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/run/current-system/sw/bin")
# What the session and the settings of the user are found by.
_KEPT = (
    "DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR",
    "APPDATA", "LOCALAPPDATA", "SYSTEMDRIVE", "SYSTEMROOT", "USERPROFILE",
)  # fmt: skip


def trusted_folders() -> tuple[str, ...]:
    """The folders of the system's own commands."""
    if sys.platform != "win32":
        return _UNIX
    import ctypes  # noqa: PLC0415 - Windows only

    found = ctypes.create_unicode_buffer(260)
    # NOTE: not %SystemRoot%, which whoever starts the program may set.
    ctypes.windll.kernel32.GetSystemDirectoryW(found, 260)
    return (found.value, rf"{found.value}\WindowsPowerShell\v1.0")


def find(command: str, folders: Iterable[str]) -> str | None:
    """The path of a command, if one of the folders has it."""
    name = f"{command}.exe" if sys.platform == "win32" else command
    places = (Path(folder, name) for folder in folders)
    return next((str(at) for at in places if at.is_file() and os.access(at, os.X_OK)), None)


def environment(
    environ: Mapping[str, str], folders: Iterable[str], *, more: Iterable[str] = ()
) -> dict[str, str]:
    """What a command sees: English, nothing that bends what it does, and the names in `more`."""
    kept = {name: environ[name] for name in (*_KEPT, *more) if name in environ}
    return kept | {"PATH": os.pathsep.join(folders), "LC_ALL": "C", "LANGUAGE": "C"}
