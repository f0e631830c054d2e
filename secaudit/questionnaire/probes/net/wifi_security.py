"""What protects the Wi-Fi that the computer is on.

The name of the network is never kept, not even in the raw line. Windows counts a look at Wi-Fi as a
look at where the user is and may ask for leave; it is asked only where that leave was given before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secaudit.model.message import N_, Message
from secaudit.questionnaire.looking.commands import NoAnswer
from secaudit.questionnaire.looking.computer import answer, answer_json, is_guest, not_understood
from secaudit.questionnaire.looking.probe import (
    Probe,
    Sight,
    failed,
    not_applicable,
    outer_knows,
    passed,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.questionnaire.looking.computer import Computer

_OPEN, _WEP, _OLD = "", "WEP", "WPA"
_GOOD = ("OWE", "WPA2", "WPA3")
_NM_LINE = re.compile(r"(yes|no):([\w. -]*)")
_NM_OFF = {"disconnected", "unavailable"}
_MAC = "spairport_security_mode_"
_MAC_GOOD = (
    "wpa2_personal", "wpa2_enterprise", "wpa3_personal", "wpa3_enterprise", "wpa3_transition",
)  # fmt: skip
_CONSENT = (
    r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\location"
)
_ALLOWED = re.compile(r"^\s*Value\s+REG_SZ\s+Allow\s*$", re.MULTILINE)
_LABELS = {"authentication": 0, "身份验证": 0, "cipher": 1, "密码": 1}
_WINDOWS_OPEN, _NO_CIPHER = {"open", "开放式"}, {"none", "无"}


def _linux(computer: Computer) -> Sight:
    try:
        states = answer(computer, "nmcli", "-t", "-f", "TYPE,STATE", "dev", "status").splitlines()
    except NoAnswer:
        if is_guest(computer):
            return outer_knows()
        raise
    cards = [state for kind, _, state in (line.partition(":") for line in states) if kind == "wifi"]
    if not cards:
        return outer_knows() if is_guest(computer) else _none_here()
    if "unmanaged" in cards:
        return _unclear("wifi:unmanaged")
    modes = _nm_modes(
        answer(
            computer, "nmcli", "-t", "-f", "ACTIVE,SECURITY", "dev", "wifi", "list",
            "--rescan", "no",
        )
    )  # fmt: skip
    if modes:
        return _worst([_judge(_nm_mode(one), f"ACTIVE,SECURITY yes:{one}") for one in modes])
    return _none_here() if set(cards) <= _NM_OFF else _unclear("wifi:connected")


def _nm_modes(text: str) -> list[str]:
    """What protects each network that is in use."""
    lines = [_NM_LINE.fullmatch(line.strip()) for line in text.splitlines() if line.strip()]
    if not all(lines):
        raise not_understood("nmcli")
    return [found[2].strip() for found in lines if found and found[1] == "yes"]


def _nm_mode(mode: str) -> str:
    """The least that a network accepts, in words of ours."""
    words = set(mode.split())
    if not words:
        return _OPEN
    if words == {"WEP"}:
        return _WEP
    if "WPA1" in words:
        return _OLD if words == {"WPA1"} else "?"
    return next((good for good in _GOOD if good in words), "?")


def _macos(computer: Computer) -> Sight:
    found = answer_json(computer, "system_profiler", "-json", "SPAirPortDataType")
    modes = list(_mac_modes(found))
    if not modes:
        return _none_here()
    return _worst([_judge(_mac_mode(mode), f"spairport_security_mode: {mode}") for mode in modes])


def _mac_modes(found: Any) -> Iterator[str]:  # noqa: ANN401 - what JSON holds
    """How each network is protected that the computer is on."""
    try:
        for card in found["SPAirPortDataType"]:
            for interface in card.get("spairport_airport_interfaces", ()):
                network = interface.get("spairport_current_network_information")
                if network:
                    yield str(network.get("spairport_security_mode", "?"))[:60]
    except (AttributeError, KeyError, TypeError):
        raise not_understood("system_profiler") from None


def _mac_mode(mode: str) -> str:
    # Only the very words are taken: a missing or new one is no proof of anything.
    name = mode.removeprefix(_MAC)
    if name in _MAC_GOOD:
        return name[:4].upper()
    return {"none": _OPEN, "wep": _WEP, "wpa_personal": _OLD}.get(name, "?")


def _windows(computer: Computer) -> Sight:
    if not all(_allowed(computer, root) for root in ("HKLM", "HKCU")):
        return unknown(
            Message(
                N_(
                    "Windows tells this only to programs that may see where you are. "
                    "Look under Settings > Network & internet > Wi-Fi > Properties."
                )
            )
        )
    text = answer(computer, "netsh", "wlan", "show", "interfaces")
    if not text.count(":"):
        raise not_understood("netsh")
    seen: tuple[list[str], list[str]] = ([], [])
    for line in text.splitlines():
        label, _, value = line.partition(":")
        if (place := _LABELS.get(label.strip().lower())) is not None:
            seen[place].append(value.strip()[:60])
    # NOTE: a second one may be the name of a network that pretends to be an answer.
    if len(seen[0]) != 1 or len(seen[1]) != 1:
        raise not_understood("netsh")
    authentication, cipher = seen[0][0], seen[1][0]
    return _judge(
        _windows_mode(authentication.lower(), cipher.lower()),
        f"Authentication: {authentication}, Cipher: {cipher}",
    )


def _allowed(computer: Computer, root: str) -> bool:
    try:
        text = answer(computer, "reg", "query", rf"{root}\{_CONSENT}", "/v", "Value")
    except NoAnswer:
        return False
    return _ALLOWED.search(text) is not None


def _windows_mode(authentication: str, cipher: str) -> str:
    if authentication in _WINDOWS_OPEN:
        if cipher in _NO_CIPHER:
            return _OPEN
        return _WEP if cipher == "wep" else "?"
    start = authentication[:4].upper()
    if start in _GOOD and cipher in {"ccmp", "gcmp", "gcmp-256"}:
        return start
    return "?"


def _judge(mode: str, line: str) -> Sight:
    if mode in _GOOD:
        text = N_("The Wi-Fi in use now is encrypted ({mode}).")
        return passed(Message(text, {"mode": mode}), line)
    if mode == _OPEN:
        return failed(Message(N_("The Wi-Fi in use now is open: it is not encrypted.")), line)
    if mode in {_WEP, _OLD}:
        text = N_("The Wi-Fi in use now has an old encryption only, easily broken ({mode}).")
        return failed(Message(text, {"mode": mode}), line)
    return _unclear(line)


def _unclear(line: str) -> Sight:
    return unknown(Message(N_("How the Wi-Fi in use is encrypted cannot be told.")), line)


def _worst(sights: list[Sight]) -> Sight:
    order = ("fail", "unknown", "pass")
    return min(sights, key=lambda one: order.index(one.outcome.value))


def _none_here() -> Sight:
    return not_applicable(Message(N_("This computer is not on any Wi-Fi.")))


PROBE = Probe(title=Message(N_("Wi-Fi encryption")), linux=_linux, macos=_macos, windows=_windows)
