"""Whether what stands on the disk is unreadable without the password.

A disk that encrypts itself in hardware shows itself nowhere; it reads as not encrypted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secaudit.model.message import N_, Message
from secaudit.questionnaire.looking.commands import NoAnswer
from secaudit.questionnaire.looking.computer import (
    answer,
    answer_json,
    first_line,
    is_guest,
    not_understood,
)
from secaudit.questionnaire.looking.probe import Probe, Sight, failed, outer_knows, passed, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.questionnaire.looking.computer import Computer

_PLAIN = {"disk", "part", "lvm", "md", "raid0", "raid1", "raid5", "raid6", "raid10", "crypt"}
# Folders encrypted one by one leave no trace in the list of disks.
_FOLDERS = ("/home/.ecryptfs", "/home/.fscrypt", "/.fscrypt")
_BITLOCKER = (
    "$s = (New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive + '\\').Self;"
    "@{protection = $s.ExtendedProperty('System.Volume.BitLockerProtection');"
    "other = [bool](Get-Service veracrypt,truecrypt,dcrypt -ErrorAction SilentlyContinue)}"
    " | ConvertTo-Json -Compress"
)
# Of the shell's property: 1 on, 2 off, 3 and 4 on the way, 5 suspended, 6 on and locked.
_ON, _OFF = (1, 6), 2


def _linux(computer: Computer) -> Sight:
    chains = _chains(_lsblk(computer))
    home = computer.environ.get("HOME", "/")
    below = max((place for place in chains if _within(home, place)), key=len, default="/")
    needed = [chain for place in dict.fromkeys(("/", below)) for chain in chains.get(place, [])]
    if "/" not in chains:
        return unknown(Message(N_("Where the system's files are stored cannot be told.")))
    line = " < ".join(f"{kind} {name}".strip() for kind, name in (*reversed(needed[0]), ("/", "")))
    sealed = [any(kind == "crypt" for kind, _ in chain) for chain in needed]
    if all(sealed):
        return _encrypted(line)
    if is_guest(computer):
        return outer_knows()
    known = all(kind in _PLAIN for chain in needed for kind, _ in chain)
    if any(sealed) or not known or any(map(computer.exists, _FOLDERS)):
        return unknown(Message(N_("Only a part seems to be encrypted.")), line)
    return _plain(line)


def _lsblk(computer: Computer) -> Any:  # noqa: ANN401 - what JSON holds
    """The tree of devices, with all places of each where lsblk is new enough to know them."""
    try:
        return answer_json(computer, "lsblk", "-J", "-o", "NAME,TYPE,MOUNTPOINTS")
    except NoAnswer:
        return answer_json(computer, "lsblk", "-J", "-o", "NAME,TYPE,MOUNTPOINT")


Chain = tuple[tuple[str, str], ...]


def _chains(found: Any) -> dict[str, list[Chain]]:  # noqa: ANN401 - what JSON holds
    """The devices under each place in the file tree, the disk first."""
    chains: dict[str, list[Chain]] = {}
    try:
        for place, chain in _walk(found["blockdevices"], ()):
            chains.setdefault(place, []).append(chain)
    except (AttributeError, KeyError, TypeError, RecursionError):
        raise not_understood("lsblk") from None
    return chains


def _walk(devices: Any, above: Chain) -> Iterator[tuple[str, Chain]]:  # noqa: ANN401 - as above
    for device in devices:
        chain = (*above, (str(device["type"])[:20], str(device["name"])[:40]))
        for place in device.get("mountpoints") or [device.get("mountpoint")]:
            if isinstance(place, str):
                yield place, chain
        yield from _walk(device.get("children", ()), chain)


def _within(path: str, place: str) -> bool:
    return place == "/" or f"{path}/".startswith(f"{place.rstrip('/')}/")


def _macos(computer: Computer) -> Sight:
    text = answer(computer, "fdesetup", "status")
    line = first_line(text)
    if "in progress" in text or "eferred" in text:
        return unknown(Message(N_("The disk is being encrypted or decrypted just now.")), line)
    if line == "FileVault is On.":
        return _encrypted(line)
    if line == "FileVault is Off.":
        return _plain(line)
    raise not_understood("fdesetup", line)


def _windows(computer: Computer) -> Sight:
    found = answer_json(
        computer, "powershell", "-NoProfile", "-NonInteractive", "-Command", _BITLOCKER
    )
    if not isinstance(found, dict):
        raise not_understood("powershell")
    protection, other = found.get("protection"), found.get("other")
    line = f"System.Volume.BitLockerProtection: {str(protection)[:20]}"
    if protection in _ON:
        return _encrypted(line)
    if protection == _OFF and other is False:
        return _plain(line)
    return unknown(Message(N_("Windows does not say clearly whether the disk is encrypted.")), line)


def _encrypted(line: str) -> Sight:
    return passed(Message(N_("The disk that holds the system and your files is encrypted.")), line)


def _plain(line: str) -> Sight:
    text = N_(
        "The disk that holds the system is not encrypted: a thief of the computer can read it."
    )
    return failed(Message(text), line)


PROBE = Probe(title=Message(N_("Disk encryption")), linux=_linux, macos=_macos, windows=_windows)
