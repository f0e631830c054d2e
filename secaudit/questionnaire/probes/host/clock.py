"""Whether the clock is set by the network: a wrong one spoils codes and warns of certificates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.questionnaire.looking.computer import answer, first_line, is_guest, not_understood
from secaudit.questionnaire.looking.probe import Probe, Sight, failed, outer_knows, passed, unknown

if TYPE_CHECKING:
    from secaudit.questionnaire.looking.computer import Computer

_SERVICE = r"HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Parameters"
_TYPE = re.compile(r"^\s+Type\s+REG_SZ\s+(NTP|NT5DS|AllSync|NoSync)\s*$", re.MULTILINE)
# The first line of the status, in any language; 3 means not synchronised.
_LEAP = re.compile(r"[^:\uff1a]*[:\uff1a]\s*([0-3])\s*\(")


def _linux(computer: Computer) -> Sight:
    names = ("CanNTP", "NTP", "NTPSynchronized")
    text = answer(computer, "timedatectl", "show", *(f"--property={name}" for name in names))
    said = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    values = [said.get(name) for name in names]
    if not set(values) <= {"yes", "no"}:
        raise not_understood("timedatectl", first_line(text))
    line = ", ".join(f"{name}={value}" for name, value in zip(names, values, strict=True))
    can, on, done = values
    if done == "yes":
        return _set(line)
    if is_guest(computer):
        return outer_knows()
    # Where no service of its own could be switched on, another program may set the clock.
    return _by_hand(line) if (can, on) == ("yes", "no") else _not_now(line)


def _macos(_: Computer) -> Sight:
    return unknown(
        Message(
            N_(
                "macOS tells this to administrators only. "
                "Look under System Settings > General > Date & Time."
            )
        )
    )


def _windows(computer: Computer) -> Sight:
    text = answer(computer, "reg", "query", _SERVICE, "/v", "Type")
    found = _TYPE.search(text)
    if found is None:
        raise not_understood("reg", first_line(text))
    if found[1] == "NoSync":
        return _by_hand(f"Type: {found[1]}")
    status = first_line(answer(computer, "w32tm", "/query", "/status"))
    leap = _LEAP.match(status)
    if leap is None:
        raise not_understood("w32tm", status)
    line = f"Type: {found[1]}; {status}"
    return _not_now(line) if leap[1] == "3" else _set(line)


def _set(line: str) -> Sight:
    return passed(Message(N_("The clock is set by the network.")), line)


def _by_hand(line: str) -> Sight:
    return failed(Message(N_("Setting the clock by the network is switched off.")), line)


def _not_now(line: str) -> Sight:
    return unknown(Message(N_("The clock is not being set by the network at the moment.")), line)


PROBE = Probe(title=Message(N_("Clock")), linux=_linux, macos=_macos, windows=_windows)
