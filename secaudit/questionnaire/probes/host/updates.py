"""Whether updates wait: by what the system found when it last looked, and no older than a week.

Nothing is looked up anew, which would need the network.
"""

from __future__ import annotations

import plistlib
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from secaudit.model.message import N_, Message
from secaudit.questionnaire.looking.computer import (
    answer,
    answer_json,
    first_line,
    in_container,
    not_understood,
)
from secaudit.questionnaire.looking.probe import Probe, Sight, failed, outer_knows, passed, unknown

if TYPE_CHECKING:
    from secaudit.questionnaire.looking.computer import Computer

_FRESH = timedelta(days=7)
_RESTART = "/run/reboot-required"
_STAMPS = ("/var/lib/apt/periodic/update-success-stamp", "/var/lib/apt/lists/partial")
_APT = re.compile(r"^([^/\s]+/(\S+) \S+ \S+ \[upgradable from: .*)$", re.MULTILINE)
_PLIST = "/Library/Preferences/com.apple.SoftwareUpdate.plist"
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,3}")
_WINDOWS = (
    "$a = New-Object -ComObject Microsoft.Update.AutoUpdate; "
    "$w = 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update'; "
    "@{level = $a.Settings.NotificationLevel; restart = Test-Path ($w + '\\RebootRequired'); "
    "managed = Test-Path 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate'}"
    " | ConvertTo-Json -Compress"
)
_NEVER, _BY_ITSELF = 1, 4


def _linux(computer: Computer) -> Sight:
    if in_container(computer):
        return outer_knows()
    if computer.exists(_RESTART):
        return _restart(_RESTART)
    text = answer(computer, "apt", "list", "--upgradable")
    waiting = _APT.findall(text)
    urgent = [line for line, suites in waiting if "-security" in suites]
    if urgent:
        return _waiting(len(urgent), urgent[0])
    if text.strip() not in {"", "Listing...", "Listing... Done"} and not waiting:
        raise not_understood("apt", first_line(text))
    stamps = [stamp for place in _STAMPS if (stamp := computer.changed(place)) is not None]
    return _quiet(computer, max(stamps, default=None), "apt list --upgradable")


def _macos(computer: Computer) -> Sight:
    text = answer(computer, "plutil", "-convert", "xml1", "-o", "-", _PLIST)
    try:
        found = plistlib.loads(text.encode(), fmt=plistlib.FMT_XML)
        offered, looked = found.get("RecommendedUpdates", []), found.get("LastSuccessfulDate")
        versions = [_system_version(one) for one in offered]
    except (ValueError, TypeError, AttributeError, RecursionError, ExpatError):
        raise not_understood("plutil") from None
    now = _parsed(first_line(answer(computer, "sw_vers", "-productVersion")))
    if now is None:
        raise not_understood("sw_vers")
    # NOTE: the list is not cleared when an update was installed, hence the comparison; the next
    # major version is an offer, not a hole.
    newer = [one for one in versions if one and one[0] == now[0] and one > now]
    if newer:
        return _waiting(len(newer), "RecommendedUpdates: " + ".".join(map(str, newer[0])))
    if offered:
        return _unclear(f"RecommendedUpdates: {len(offered)}")
    fresh = looked if isinstance(looked, datetime) else None
    return _quiet(computer, fresh, f"LastSuccessfulDate: {looked}")


def _system_version(update: dict[str, Any]) -> tuple[int, ...] | None:
    """The version of an update of macOS itself; None for one of something else."""
    if not str(update.get("Identifier", "")).startswith("MSU_UPDATE"):
        return None
    return _parsed(str(update.get("Display Version", "")))


def _parsed(version: str) -> tuple[int, ...] | None:
    if _VERSION.fullmatch(version) is None:
        return None
    parts = [int(part) for part in version.split(".")]
    while parts[-1:] == [0]:
        parts.pop()
    return tuple(parts) or (0,)


def _windows(computer: Computer) -> Sight:
    found = answer_json(
        computer, "powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS
    )
    if not isinstance(found, dict):
        raise not_understood("powershell")
    level, restart, managed = (found.get(key) for key in ("level", "restart", "managed"))
    line = f"NotificationLevel: {str(level)[:20]}, RebootRequired: {str(restart)[:20]}"
    if restart is True:
        return _restart(line)
    if level == _NEVER and managed is False:
        return failed(Message(N_("Updates are switched off.")), line)
    if level == _BY_ITSELF:
        return passed(Message(N_("Updates install by themselves.")), line)
    return _unclear(line)


def _waiting(count: int, line: str) -> Sight:
    return failed(
        Message(
            N_("{count} security update waits to be installed."),
            {"count": count},
            plural=N_("{count} security updates wait to be installed."),
            count=count,
        ),
        line,
    )


def _restart(line: str) -> Sight:
    return failed(Message(N_("An update waits for a restart of the computer.")), line)


def _quiet(computer: Computer, looked: datetime | None, line: str) -> Sight:
    """Nothing waits, which is worth as much as the last look is recent."""
    if looked is None or not timedelta(days=-1) < computer.now - looked < _FRESH:
        return unknown(
            Message(N_("The computer has not looked for updates within the last week.")), line
        )
    return passed(Message(N_("No security update waits.")), line)


def _unclear(line: str) -> Sight:
    return unknown(Message(N_("Whether updates wait is not told clearly.")), line)


PROBE = Probe(title=Message(N_("Updates")), linux=_linux, macos=_macos, windows=_windows)
