"""Whatever a command prints: no probe falls over it, and nothing is proven by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secaudit import safe
from secaudit.model.evidence import Outcome
from secaudit.questionnaire.looking.computer import System
from secaudit.questionnaire.looking.registry import look, members

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.questionnaire.looking.computer import Computer

DESKTOP = {"XDG_CURRENT_DESKTOP": "GNOME", "DBUS_SESSION_BUS_ADDRESS": "unix:", "HOME": "/h"}
ANSWERS = {
    "escapes": "\x1b]0;owned\x07\x1b[2J\x1b[31mFileVault is On.\x1b[0m",
    "right to left": "\u202eFileVault is Off.\u202c",
    "nothing": "",
    "zeros": "\0" * 1000,
    "deep": "[" * 100_000,
    "deep object": '{"a":' * 100_000,
    "long number": "9" * 10_000,
    "not a number": '[{"dev": NaN, "type": Infinity}]',
    "half": '{"SPAirPortDataType": [{"spairport_airport_interf',
    "wrong shapes": '{"blockdevices": {"name": []}, "SPAirPortDataType": 7, "protection": []}',
    "wrong shapes below": '{"blockdevices": [null], "SPAirPortDataType": [3], "protection": {}}',
    "list": "[[], null, 1]",
    "null": "null",
    "entities": '<!DOCTYPE x [<!ENTITY a "aaaa">]><plist><dict><key>&a;</key></dict></plist>',
    "not UTF-8": "\ufffd\ufffd FileVault is On.",
    "device": '[{"dev": "../../etc", "linkinfo": {"info_kind": ["tun"]}}]',
}


def outcomes(text: str, recorded: Callable[..., Computer]) -> list[Outcome]:
    computer = recorded({"environ": DESKTOP, "command": [{"run": "", "text": text}]})
    seen = [
        look(name, probe, computer, system)
        for name, probe in members().items()
        for system in System
    ]
    for one in seen:
        assert not any(ord(letter) < 32 for letter in safe.plain(one.line))
    return [one.outcome for one in seen]


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_hostile_answer_proves_nothing(kind: str, recorded: Callable[..., Computer]) -> None:
    assert not {Outcome.PASS, Outcome.FAIL} & set(outcomes(ANSWERS[kind], recorded))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["blockdevices", "type", "name", "mountpoint", "children", "dev", "linkinfo",
                 "info_kind", "SPAirPortDataType", "spairport_airport_interfaces",
                 "spairport_current_network_information", "InterfaceType", "other", "level"]
            ),
            inner,
            max_size=4,
        )
    ),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | JSON.map(json.dumps))
def test_no_answer_is_too_much(recorded: Callable[..., Computer], text: str) -> None:
    assert outcomes(text, recorded)


def test_a_change_of_the_words_takes_back_the_proof(recorded: Callable[..., Computer]) -> None:
    def lock(text: str) -> Any:  # noqa: ANN401 - an outcome
        computer = recorded({"command": [{"run": "sysadminctl", "text": text}]})
        return look(
            "host.screen_lock", members()["host.screen_lock"], computer, System.MACOS
        ).outcome

    assert lock("x screenLock is off") is Outcome.FAIL
    assert lock("x screenLock is off today") is Outcome.UNKNOWN
    assert lock("x screenLock is off\nx screenLock delay is immediate") is Outcome.UNKNOWN
