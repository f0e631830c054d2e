"""Whether the screen locks by itself.

A setting counts only where the desktop that obeys it is running: `gsettings` answers "true" even on
a server without any desktop.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.questionnaire.looking.commands import NoAnswer
from secaudit.questionnaire.looking.computer import (
    answer,
    first_line,
    in_container,
    not_understood,
)
from secaudit.questionnaire.looking.probe import Probe, Sight, failed, outer_knows, passed, unknown

if TYPE_CHECKING:
    from secaudit.questionnaire.looking.computer import Computer

_GNOME = {"GNOME", "ubuntu", "pop"}
_NUMBER = re.compile(r"(?:uint32 )?(\d{1,9})")
_MAC_DELAY = re.compile(r"screenLock delay is (?:(immediate)|(\d{1,9}) seconds)\s*$", re.MULTILINE)
_MAC_OFF = re.compile(r"screenLock is off\s*$", re.MULTILINE)
_DESKTOP = r"HKCU\Control Panel\Desktop"
_POLICY = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_MINUTE = 60


def _linux(computer: Computer) -> Sight:
    if in_container(computer):
        return outer_knows()
    desktop = set(computer.environ.get("XDG_CURRENT_DESKTOP", "").split(":"))
    if not desktop <= _GNOME or "DBUS_SESSION_BUS_ADDRESS" not in computer.environ:
        return unknown(Message(N_("The settings of this desktop are not known here.")))
    if _setting(computer, "lockdown", "disable-lock-screen") == "true":
        return _never("disable-lock-screen true")
    locks = _setting(computer, "screensaver", "lock-enabled")
    idle = _seconds(computer, "session", "idle-delay")
    line = f"lock-enabled {locks}, idle-delay {idle}"
    if locks == "false" or (locks == "true" and idle == 0):
        return _never(line)
    if locks != "true":
        raise not_understood("gsettings", line)
    return _after(idle + _seconds(computer, "screensaver", "lock-delay"), line)


def _setting(computer: Computer, schema: str, key: str) -> str:
    return first_line(answer(computer, "gsettings", "get", f"org.gnome.desktop.{schema}", key))


def _seconds(computer: Computer, schema: str, key: str) -> int:
    text = _setting(computer, schema, key)
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise not_understood("gsettings", text)
    return int(found[1])


def _macos(computer: Computer) -> Sight:
    # NOTE: it writes its answer as a line of a log, to stderr.
    text = computer.run("sysadminctl", "-screenLock", "status", with_errors=True).text
    delay, off = _MAC_DELAY.search(text), _MAC_OFF.search(text)
    if (delay is None) == (off is None):
        raise not_understood("sysadminctl", first_line(text))
    if delay is None:
        return _never("screenLock is off")
    return _asked(0 if delay[1] else int(delay[2]), delay[0].strip())


def _windows(computer: Computer) -> Sight:
    limit = _value(_query(computer, _POLICY), "InactivityTimeoutSecs")
    if limit:
        return _after(limit, f"InactivityTimeoutSecs: {limit}")
    text = _query(computer, _DESKTOP)
    active, secure, timeout = (
        _value(text, name)
        for name in ("ScreenSaveActive", "ScreenSaverIsSecure", "ScreenSaveTimeOut")
    )
    line = f"ScreenSaveActive {active}, ScreenSaverIsSecure {secure}, ScreenSaveTimeOut {timeout}"
    if active and secure and timeout and "SCRNSAVE.EXE" in text:
        return _after(timeout, line)
    # Windows also locks when it wakes up, so that no screen saver is no proof.
    return unknown(
        Message(N_("No screen saver locks it; whether something else does is not told.")), line
    )


def _query(computer: Computer, key: str) -> str:
    try:
        return answer(computer, "reg", "query", key)
    except NoAnswer:
        return ""


def _value(text: str, name: str) -> int | None:
    """A number of the registry, written in decimals as text or with 0x."""
    value = r"(0x[0-9a-f]{1,8}|\d{1,9})"
    found = re.search(rf"^\s+{name}\s+REG_(?:SZ|DWORD)\s+{value}\s*$", text, re.MULTILINE)
    return int(found[1], 16 if found[1].startswith("0x") else 10) if found else None


def _after(seconds: int, line: str) -> Sight:
    minutes = max(1, -(-seconds // _MINUTE))
    return passed(
        Message(
            N_("The screen locks by itself after {minutes} minute."),
            {"minutes": minutes},
            plural=N_("The screen locks by itself after {minutes} minutes."),
            count=minutes,
        ),
        line,
    )


def _asked(seconds: int, line: str) -> Sight:
    return passed(
        Message(
            N_("The password is asked for {seconds} seconds after the screen went dark."),
            {"seconds": seconds},
        ),
        line,
    )


def _never(line: str) -> Sight:
    return failed(Message(N_("The screen does not lock by itself.")), line)


PROBE = Probe(title=Message(N_("Screen lock")), linux=_linux, macos=_macos, windows=_windows)
