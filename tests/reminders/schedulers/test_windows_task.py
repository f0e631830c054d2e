"""The task of Windows: held to its documented schema, and asked and told by schtasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from secaudit.reminders.scheduler import Tick
from secaudit.reminders.schedulers.windows_task import SCHEDULER, SPACE
from secaudit.reminders.system import Answer, ReminderError

if TYPE_CHECKING:
    from tests.reminders.conftest import Machine

COMMAND = ('C:\\Program Files\\密 & "q"\\python.exe', "-P", "-m", "secaudit", "a b", 'say "x"')
BOOLEAN, DURATION = r"true|false", r"PT\d+[HMS]"
WHEN = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
# https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema, as far as a daily task
# reaches: a type is the elements it may have, in their order where the schema has a sequence.
# "all" is any order; a text is a pattern. The first word says whether the order counts.
TYPES: dict[str, tuple[str, dict[str, str]]] = {
    "Task": ("all", {
        "RegistrationInfo": "RegistrationInfo", "Triggers": "Triggers", "Principals": "Principals",
        "Settings": "Settings", "Data": "", "Actions": "Actions",
    }),
    "RegistrationInfo": ("all", {"Description": ".+", "Author": ".+", "URI": ".+", "Date": WHEN}),
    "Triggers": ("all", {"CalendarTrigger": "CalendarTrigger"}),
    "CalendarTrigger": ("sequence", {
        "Enabled": BOOLEAN, "StartBoundary": WHEN, "EndBoundary": WHEN,
        "ExecutionTimeLimit": DURATION, "RandomDelay": DURATION, "ScheduleByDay": "ScheduleByDay",
    }),
    "ScheduleByDay": ("all", {"DaysInterval": r"[1-9]\d{0,2}"}),
    "Principals": ("all", {"Principal": "Principal"}),
    "Principal": ("all", {
        "UserId": ".+", "LogonType": "S4U|Password|InteractiveToken|InteractiveTokenOrPassword",
        "RunLevel": "LeastPrivilege|HighestAvailable",
    }),
    "Settings": ("all", {
        "MultipleInstancesPolicy": "Parallel|Queue|IgnoreNew|StopExisting",
        "DisallowStartIfOnBatteries": BOOLEAN, "StopIfGoingOnBatteries": BOOLEAN,
        "StartWhenAvailable": BOOLEAN, "ExecutionTimeLimit": DURATION, "Enabled": BOOLEAN,
        "AllowHardTerminate": BOOLEAN, "Hidden": BOOLEAN, "WakeToRun": BOOLEAN,
    }),
    "Actions": ("all", {"Exec": "Exec"}),
    "Exec": ("all", {"Command": ".+", "Arguments": ".+", "WorkingDirectory": ".+"}),
}  # fmt: skip
NEEDED = {
    "Task": {"Actions"}, "CalendarTrigger": {"StartBoundary", "ScheduleByDay"}, "Exec": {"Command"},
}  # fmt: skip
ATTRIBUTES = {"Task": {"version"}, "Principal": {"id"}, "Actions": {"Context"}}


def faults(element: ET.Element, kind: str) -> list[str]:
    """What the schema does not allow in an element of a type."""
    order, known = TYPES[kind]
    names = [child.tag.removeprefix(f"{{{SPACE}}}") for child in element]
    found = [f"{kind}: {name} is there twice" for name in names if names.count(name) > 1]
    found += [f"{kind}: {name} is missing" for name in NEEDED.get(kind, set()) - {*names}]
    found += [
        f"{kind}: attribute {name}" for name in {*element.attrib} - ATTRIBUTES.get(kind, set())
    ]
    found += [f"{kind}: {name} is unknown" for name in names if name not in known]
    places = [list(known).index(name) for name in names if name in known]
    if order == "sequence" and places != sorted(places):
        found.append(f"{kind}: the order is not that of the schema")
    for name, child in zip(names, element, strict=True):
        inner = known.get(name, ".*")
        if inner in TYPES:
            found += faults(child, inner)
        elif not re.fullmatch(inner, child.text or ""):
            found.append(f"{name}: {child.text}")
    return found


def task(machine: Machine) -> ET.Element:
    (file,) = SCHEDULER.files(Tick(COMMAND, 6, 30), machine)
    assert file.content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return ET.fromstring(file.content)  # noqa: S314 - our own


def test_it_fits_the_documented_schema(machine: Machine) -> None:
    found = task(machine)
    assert found.tag == f"{{{SPACE}}}Task"
    assert faults(found, "Task") == []


def test_the_check_of_the_schema_sees_a_wrong_order_and_an_unknown_element(
    machine: Machine,
) -> None:
    found = task(machine)
    (trigger,) = found.iter(f"{{{SPACE}}}CalendarTrigger")
    trigger.insert(0, trigger[-1])
    ET.SubElement(found, f"{{{SPACE}}}Command")
    assert len(faults(found, "Task")) >= 2


def test_a_missed_run_is_made_up_for_on_battery_too(machine: Machine) -> None:
    told = {child.tag.partition("}")[2]: child.text for child in task(machine).iter()}
    assert told["StartWhenAvailable"] == "true"
    assert told["DisallowStartIfOnBatteries"] == "false"
    assert str(told["StartBoundary"]).endswith("T06:30:00")
    assert told["RunLevel"] == "LeastPrivilege"


def test_the_command_is_handed_on_as_it_is(machine: Machine) -> None:
    told = {child.tag.partition("}")[2]: child.text for child in task(machine).iter()}
    assert told["Command"] == COMMAND[0]
    assert told["Arguments"] == '-P -m secaudit "a b" "say \\"x\\""'


@pytest.mark.parametrize("path", ["C:\\100%TEMP%\\python.exe", "C:\\$(Arg0)\\python.exe"])
def test_what_windows_would_take_for_a_variable_is_refused(path: str, machine: Machine) -> None:
    with pytest.raises(ReminderError, match="variable"):
        SCHEDULER.files(Tick((path,), 6), machine)


ENABLED = (
    "<Task><Triggers><x><Enabled>false</Enabled></x></Triggers>"
    "<Settings><Enabled>{}</Enabled></Settings></Task>"
)


@pytest.mark.parametrize(
    ("code", "enabled", "loaded"), [(0, "true", True), (0, "false", False), (1, "true", False)]
)
def test_status_is_what_the_task_scheduler_says(
    code: int, enabled: str, loaded: bool, machine: Machine
) -> None:
    query = ("schtasks", "/Query", "/TN", "secaudit-remind", "/XML")
    for encoding in ("utf-16", "utf-8"):
        machine.answers[query] = Answer(code, ENABLED.format(enabled).encode(encoding))
        assert SCHEDULER.loaded(machine)[0] is loaded


def test_starting_replaces_the_task_and_stopping_takes_it_out(machine: Machine) -> None:
    SCHEDULER.load(machine)
    SCHEDULER.unload(machine)
    verbs = [command[1] for command in machine.ran]
    assert verbs == ["/Create", "/Query", "/Delete"]
