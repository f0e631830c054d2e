"""What one answer means where the rest of the computer says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit.model.evidence import Outcome
from secaudit.questionnaire.looking.computer import System, ThisComputer
from secaudit.questionnaire.looking.registry import look, members

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.questionnaire.looking.computer import Computer


@pytest.mark.parametrize(
    ("security", "outcome"),
    [
        ("", "fail"), ("WEP", "fail"), ("WPA1", "fail"), ("WPA1 WPA2", "unknown"),
        ("WPA2", "pass"), ("WPA2 WPA3", "pass"), ("WPA2 802.1X", "pass"), ("OWE", "pass"),
        ("OWE-TM", "unknown"), ("(none)", "unknown"), ("WEP WPA9", "unknown"),
    ],
)  # fmt: skip
def test_networkmanager_fails_only_on_what_is_known_to_be_weak(
    security: str, outcome: str, recorded: Callable[..., Computer]
) -> None:
    commands = [
        {"run": "TYPE,STATE", "text": "wifi:connected"},
        {"run": "ACTIVE,SECURITY", "text": f"no:WPA2\nyes:{security}"},
    ]
    assert wifi({"command": commands}, recorded) == outcome


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("disconnected", "not_applicable"), ("unavailable", "not_applicable"),
        ("unmanaged", "unknown"), ("connected", "unknown"), ("\u5df2\u8fde\u63a5", "unknown"),
    ],
)  # fmt: skip
def test_a_card_that_others_manage_may_be_on_some_wifi(
    state: str, outcome: str, recorded: Callable[..., Computer]
) -> None:
    commands = [
        {"run": "TYPE,STATE", "text": f"wifi:{state}"},
        {"run": "ACTIVE,SECURITY", "text": "no:WPA2"},
    ]
    assert wifi({"command": commands}, recorded) == outcome


def wifi(recording: dict[str, object], recorded: Callable[..., Computer]) -> str:
    probe = members()["net.wifi_security"]
    return look("net.wifi_security", probe, recorded(recording), System.LINUX).outcome.value


@pytest.mark.parametrize(("offered", "outcome"), [("15.7.4", "unknown"), ("15.8", "fail")])
def test_an_update_of_macos_that_is_there_already_does_not_wait(
    offered: str, outcome: str, recorded: Callable[..., Computer]
) -> None:
    update = (
        "<key>Identifier</key><string>MSU_UPDATE_X</string>"
        f"<key>Display Version</key><string>{offered}</string>"
    )
    updates = f"<key>RecommendedUpdates</key><array><dict>{update}</dict></array>"
    plist = f"<plist><dict>{updates}</dict></plist>"
    commands = [{"run": "plutil", "text": plist}, {"run": "sw_vers", "text": "15.7.4"}]
    probe = members()["host.updates"]
    seen = look("host.updates", probe, recorded({"command": commands}), System.MACOS)
    assert seen.outcome.value == outcome


def test_a_lock_that_is_forbidden_fails(recorded: Callable[..., Computer]) -> None:
    recording = {
        "environ": {"XDG_CURRENT_DESKTOP": "GNOME", "DBUS_SESSION_BUS_ADDRESS": "unix:"},
        "command": [{"run": "gsettings disable-lock-screen", "text": "true"}],
    }
    probe = members()["host.screen_lock"]
    seen = look("host.screen_lock", probe, recorded(recording), System.LINUX)
    assert (seen.outcome, seen.line) == (Outcome.FAIL, "disable-lock-screen true")


def test_a_file_is_read_in_part_and_a_missing_one_is_not_there(tmp_path: Path) -> None:
    computer, path = ThisComputer(), tmp_path / "long"
    path.write_bytes(b"\xff" + b"a" * 1_000_000)
    text = computer.read(str(path))
    assert text is not None
    assert len(text) < 100_000
    assert computer.exists(str(path))
    changed = computer.changed(str(path))
    assert changed is not None
    assert abs((computer.now - changed).total_seconds()) < 60
    missing = str(tmp_path / "missing")
    assert (computer.read(missing), computer.exists(missing), computer.changed(missing)) == (
        None, False, None,
    )  # fmt: skip
