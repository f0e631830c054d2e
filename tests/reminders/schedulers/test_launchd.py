"""The launch agent: only documented keys, of the documented types; asked and told by launchctl."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.reminders.scheduler import Tick
from secaudit.reminders.schedulers.launchd import SCHEDULER
from secaudit.reminders.system import Answer, ReminderError

if TYPE_CHECKING:
    from tests.reminders.conftest import Machine

COMMAND = ('/opt/a b/100%/<x>&"q"/密/python', "-P", "-m", "secaudit")
# launchd.plist(5): the keys that fit an agent which runs at a time of day, with their types.
DOCUMENTED: dict[str, type] = {
    "Label": str, "Disabled": bool, "Program": str, "ProgramArguments": list, "RunAtLoad": bool,
    "StartInterval": int, "StartCalendarInterval": dict, "StandardOutPath": str, "Nice": int,
    "StandardErrorPath": str, "ProcessType": str, "LowPriorityIO": bool, "WorkingDirectory": str,
    "EnvironmentVariables": dict, "LimitLoadToSessionType": str, "TimeOut": int, "Umask": int,
}  # fmt: skip
INTERVAL = {"Minute": 59, "Hour": 23, "Day": 31, "Weekday": 7, "Month": 12}
PROCESSES = {"Background", "Standard", "Adaptive", "Interactive"}
PRINT = ("launchctl", "print", "gui/501/secaudit-remind")


def agent(machine: Machine) -> dict[str, Any]:
    (file,) = SCHEDULER.files(Tick(COMMAND, 6, 30), machine)
    assert file.path.parent == machine.home / "Library" / "LaunchAgents"
    found: dict[str, Any] = plistlib.loads(file.content)
    return found


def test_every_key_is_documented_and_of_its_type(machine: Machine) -> None:
    found = agent(machine)
    assert found.keys() >= {"Label", "ProgramArguments"}  # what the page calls required
    for key, value in found.items():
        assert type(value) is DOCUMENTED[key], key
    for key, value in found["StartCalendarInterval"].items():
        assert 0 <= value <= INTERVAL[key]
    assert found["ProcessType"] in PROCESSES


def test_it_is_told_the_command_word_by_word_and_the_time(machine: Machine) -> None:
    found = agent(machine)
    assert tuple(found["ProgramArguments"]) == COMMAND
    assert found["StartCalendarInterval"] == {"Hour": 6, "Minute": 30}


def test_stopping_keeps_it_from_coming_back_at_the_next_sign_in(machine: Machine) -> None:
    SCHEDULER.unload(machine)
    assert machine.ran[1:] == [
        ("launchctl", "bootout", "gui/501/secaudit-remind"),
        ("launchctl", "disable", "gui/501/secaudit-remind"),
    ]


def test_starting_allows_it_first_and_says_when_it_fails(machine: Machine) -> None:
    path = str(machine.home / "Library" / "LaunchAgents" / "secaudit-remind.plist")
    bootstrap = ("launchctl", "bootstrap", "gui/501", path)
    machine.answers[bootstrap] = Answer(5, err="Input/output error")
    with pytest.raises(ReminderError) as caught:
        SCHEDULER.load(machine)
    assert machine.ran == [("launchctl", "enable", "gui/501/secaudit-remind"), bootstrap]
    assert "Input/output error" in str(caught.value)


@pytest.mark.parametrize(("code", "loaded"), [(0, True), (113, False)])
def test_status_is_what_launchd_says(code: int, loaded: bool, machine: Machine) -> None:
    machine.answers[PRINT] = Answer(code)
    assert SCHEDULER.loaded(machine) == (loaded, None)
