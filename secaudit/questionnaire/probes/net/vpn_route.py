"""Where traffic goes: the routing table is asked, and nothing is sent.

Whether a tunnel exists says nothing: macOS always has some, and many carry a part only. A tunnel
may also be a filter of some program, so a "yes" is never praise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secaudit.model.message import N_, Message
from secaudit.questionnaire.looking.commands import NoAnswer
from secaudit.questionnaire.looking.computer import (
    answer,
    answer_json,
    first_line,
    from_json,
    is_guest,
    not_understood,
)
from secaudit.questionnaire.looking.probe import (
    Probe,
    Sight,
    not_applicable,
    outer_knows,
    passed,
    unknown,
)

if TYPE_CHECKING:
    from secaudit.questionnaire.looking.computer import Computer

# Any address outside will do; nothing is sent to these.
_OUTSIDE, _OUTSIDE_6 = "1.1.1.1", "2606:4700:4700::1111"
_TUNNELS = {"tun", "wireguard", "xfrm", "vti"}
_LOCAL = {"", "bridge", "bond", "team", "vlan"}  # "": a card, cable or Wi-Fi
_NAME = re.compile(r"[\w.@:-]{1,32}")
_MAC_INTERFACE = re.compile(r"^\s*interface:\s*([a-z]+)(\d+)\s*$", re.MULTILINE)
_MAC_TUNNELS, _MAC_CARDS = {"utun", "ipsec"}, {"en", "bridge"}
_WINDOWS = (
    "$r = Find-NetRoute -RemoteIPAddress '{0}' -ErrorAction Stop | Select-Object -First 1; "
    "Get-NetAdapter -InterfaceIndex $r.InterfaceIndex -IncludeHidden -ErrorAction Stop | "
    "Select-Object -First 1 Name,InterfaceType,HardwareInterface | ConvertTo-Json -Compress"
)
# Interface types of IANA: 53 virtual, 131 tunnel; a dial-up line (23) may be either.
_WINDOWS_TUNNELS = (53, 131)


def _linux(computer: Computer) -> Sight:
    device = _linux_device(computer, _OUTSIDE)
    if device is None:
        return _offline()
    kind = _linux_kind(computer, device)
    line = f"{_OUTSIDE} dev {device} {kind}".rstrip()
    if kind in _TUNNELS:
        other = _linux_device(computer, _OUTSIDE_6)
        aside = other is not None and _linux_kind(computer, other) not in _TUNNELS
        return _partly(f"{line}; {_OUTSIDE_6} dev {other}") if aside else _through(device, line)
    if is_guest(computer):
        return outer_knows()
    return _direct(device, line) if kind in _LOCAL else _unclear(device, line)


def _linux_device(computer: Computer, address: str) -> str | None:
    """The interface that traffic to an address leaves through, None without a way there."""
    output = computer.run("ip", "-j", "route", "get", address)
    if output.code:
        return None
    found = _first(from_json("ip", output.text))
    device = found.get("dev")
    if not isinstance(device, str) or not _NAME.fullmatch(device):
        raise not_understood("ip")
    return None if found.get("type") in ("unreachable", "blackhole", "prohibit") else device


def _linux_kind(computer: Computer, device: str) -> str:
    link = _first(answer_json(computer, "ip", "-j", "-d", "link", "show", "dev", device))
    if link.get("link_type") in ("ppp", "none") and "linkinfo" not in link:
        return "ppp"  # a dial-up line or a tunnel
    about = link.get("linkinfo")
    kind = about.get("info_kind", "") if isinstance(about, dict) else ""
    return kind if isinstance(kind, str) else "?"


def _first(found: Any) -> dict[str, Any]:  # noqa: ANN401 - what JSON holds
    if isinstance(found, list) and found and isinstance(found[0], dict):
        return found[0]
    raise not_understood("ip")


def _macos(computer: Computer) -> Sight:
    text = answer(computer, "route", "-n", "get", _OUTSIDE)
    kind, device = _mac_device(text)
    line = f"interface: {device}"
    if kind in _MAC_TUNNELS:
        try:
            other, _ = _mac_device(answer(computer, "route", "-n", "get", "-inet6", _OUTSIDE_6))
        except NoAnswer:
            other = kind  # no way there at all
        return _through(device, line) if other in _MAC_TUNNELS else _partly(line)
    return _direct(device, line) if kind in _MAC_CARDS else _unclear(device, line)


def _mac_device(text: str) -> tuple[str, str]:
    found = _MAC_INTERFACE.findall(text)
    if len(found) != 1:
        raise not_understood("route", first_line(text))
    return found[0][0], "".join(found[0])


def _windows(computer: Computer) -> Sight:
    adapter = _windows_adapter(computer, _OUTSIDE)
    kind, real, name = (adapter.get(key) for key in ("InterfaceType", "HardwareInterface", "Name"))
    line = f"InterfaceType: {kind}, HardwareInterface: {real}"
    # NOTE: Windows lets the user name an adapter, and a Wi-Fi one may carry the network's name.
    device = name if isinstance(name, str) and kind in _WINDOWS_TUNNELS else "-"
    if real is True:
        return _direct(device, line)
    if kind in _WINDOWS_TUNNELS and real is False:
        try:
            other = _windows_adapter(computer, _OUTSIDE_6)
        except NoAnswer:
            return _through(device, line)  # no way there at all
        aside = other.get("InterfaceType") not in _WINDOWS_TUNNELS
        return _partly(line) if aside else _through(device, line)
    return _unclear(device, line)


def _windows_adapter(computer: Computer, address: str) -> dict[str, Any]:
    script = _WINDOWS.format(address)
    found = answer_json(computer, "powershell", "-NoProfile", "-NonInteractive", "-Command", script)
    if not isinstance(found, dict):
        raise not_understood("powershell")
    return found


def _through(device: str, line: str) -> Sight:
    text = N_(
        "Traffic leaves through the tunnel {device}: a VPN, or a filter of some program. "
        "Whether to trust it depends on who runs it."
    )
    return passed(Message(text, {"device": device}), line)


def _direct(device: str, line: str) -> Sight:
    text = N_(
        "Traffic leaves directly, through no tunnel of this computer ({device}). "
        "On a network of your own that is as it should be."
    )
    return not_applicable(Message(text, {"device": device}), line)


def _partly(line: str) -> Sight:
    return unknown(
        Message(N_("A tunnel takes a part of the traffic only: IPv6 goes beside it.")), line
    )


def _unclear(device: str, line: str) -> Sight:
    text = N_("Traffic leaves through {device}; what that is cannot be told.")
    return unknown(Message(text, {"device": device}), line)


def _offline() -> Sight:
    return not_applicable(Message(N_("This computer has no way to the network at present.")))


PROBE = Probe(
    title=Message(N_("Traffic through a VPN")), linux=_linux, macos=_macos, windows=_windows
)
