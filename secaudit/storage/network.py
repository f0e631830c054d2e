"""Tells whether a folder is on a network drive, where SQLite's locks and its log do not work.

Source: https://sqlite.org/wal.html ("does not work over a network filesystem"). Linux is tested;
macOS and Windows follow their documentation.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
# Names of Linux, then of macOS.
_NETWORK = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs",
        "nfs", "nfs4", "ocfs2", "orangefs", "smb3", "smbfs", "vboxsf",
        "afpfs", "ftp", "macfuse", "webdav",
    }
)  # fmt: skip
_ESCAPE = re.compile(r"\\([0-7]{3})")
_MAC_LINE = re.compile(r"^.* on (?P<place>/.*) \((?P<kind>[^,)]+)", re.MULTILINE)
_DRIVE_REMOTE = 4


def kind_of(folder: Path) -> str | None:
    """The kind of the network file system that `folder` is on, None for a disk of this computer."""
    place = folder.resolve()
    if sys.platform == "win32":
        return _windows(place)
    if sys.platform == "darwin":
        import subprocess  # noqa: PLC0415 - there only, and slow to load

        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
        kind = of_mac_mounts(listed.stdout, place)
    else:
        try:
            text = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None  # another Unix, or no /proc: it cannot be known
        kind = of_mounts(text, place)
    return kind if kind in _NETWORK else None


def of_mounts(text: str, folder: Path) -> str | None:
    """The type of the file system of `folder` by Linux's list of mounts (proc(5), mountinfo)."""
    found: list[tuple[Path, str]] = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) > 4 and kinds[0]:  # noqa: PLR2004 - the fifth is the mount point
            found.append((Path(_unescaped(fields[4])), kinds[0]))
    return _innermost(found, folder)


def of_mac_mounts(text: str, folder: Path) -> str | None:
    """The type of the file system of `folder` by what `mount` of macOS prints."""
    found = [(Path(line["place"]), line["kind"]) for line in _MAC_LINE.finditer(text)]
    return _innermost(found, folder)


def _innermost(mounts: list[tuple[Path, str]], folder: Path) -> str | None:
    """The type of the deepest mount that holds `folder`; of several at one place the last."""
    best, kind = -1, None
    for place, name in mounts:
        if folder.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), name
    return kind


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda octal: chr(int(octal[1], 8)), text)


def _windows(folder: Path) -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415 - there only

    if folder.drive.startswith("\\\\"):
        return "SMB"
    drive = ctypes.windll.kernel32.GetDriveTypeW(os.path.join(folder.drive, "\\"))  # noqa: PTH118
    return "SMB" if drive == _DRIVE_REMOTE else None
