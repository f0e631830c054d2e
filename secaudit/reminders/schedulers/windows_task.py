"""A task of the Windows Task Scheduler for this user; a run that was missed is made up for.

Format: https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from secaudit.model.message import N_, Message
from secaudit.model.schedule import File
from secaudit.reminders.scheduler import NAME, Scheduler, Tick, demand
from secaudit.reminders.system import ReminderError

if TYPE_CHECKING:
    from pathlib import Path

    from secaudit.reminders.system import System

SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_DISABLED = re.compile(rb"<Settings>.*?<Enabled>\s*false\s*</Enabled>.*?</Settings>", re.DOTALL)
_SETTINGS = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "StartWhenAvailable": "true",
    "ExecutionTimeLimit": "PT5M",
    "Enabled": "true",
}


def _path(system: System) -> Path:
    return system.config / "secaudit" / f"{NAME}.xml"


def _files(tick: Tick, system: System) -> tuple[File, ...]:
    for word in tick.command:
        if "%" in word or "$(" in word:
            raise ReminderError(
                Message(N_("The Task Scheduler would take a part of this path for a variable.")),
                where=word,
                hint=Message(N_("Install the program at another place, then try again.")),
            )
    # NOTE: as a plain attribute, since only the registered spelling of the namespace is read.
    task = ET.Element("Task", {"version": "1.2", "xmlns": SPACE})
    about = ET.SubElement(task, "RegistrationInfo")
    ET.SubElement(about, "Description").text = "secaudit: look once a day for what is due"
    trigger = ET.SubElement(ET.SubElement(task, "Triggers"), "CalendarTrigger")
    ET.SubElement(trigger, "StartBoundary").text = f"2026-01-01T{tick.hour:02}:{tick.minute:02}:00"
    ET.SubElement(ET.SubElement(trigger, "ScheduleByDay"), "DaysInterval").text = "1"
    principal = ET.SubElement(ET.SubElement(task, "Principals"), "Principal", {"id": "Author"})
    ET.SubElement(principal, "LogonType").text = "InteractiveToken"
    ET.SubElement(principal, "RunLevel").text = "LeastPrivilege"
    settings = ET.SubElement(task, "Settings")
    for name, value in _SETTINGS.items():
        ET.SubElement(settings, name).text = value
    run = ET.SubElement(ET.SubElement(task, "Actions", {"Context": "Author"}), "Exec")
    ET.SubElement(run, "Command").text = tick.command[0]
    ET.SubElement(run, "Arguments").text = subprocess.list2cmdline(tick.command[1:])
    ET.indent(task)
    # schtasks takes UTF-16 with a mark at its beginning.
    return (File(_path(system), ET.tostring(task, encoding="utf-16", xml_declaration=True)),)


def _commands(system: System) -> tuple[tuple[str, ...], ...]:
    return (("schtasks", "/Create", "/TN", NAME, "/XML", str(_path(system)), "/F"),)


def _load(system: System) -> None:
    for command in _commands(system):
        demand(system.run(*command), " ".join(command))


def _unload(system: System) -> None:
    if _there(system):
        demand(system.run("schtasks", "/Delete", "/TN", NAME, "/F"), "schtasks /Delete")


def _there(system: System) -> bool:
    return system.run("schtasks", "/Query", "/TN", NAME).code == 0


def _loaded(system: System) -> tuple[bool, Message | None]:
    answer = system.run("schtasks", "/Query", "/TN", NAME, "/XML")
    # It answers in UTF-16 or in the code page of the console; what is looked for is ASCII.
    off = _DISABLED.search(answer.out.replace(b"\0", b"")) is not None
    return answer.code == 0 and not off, None


SCHEDULER = Scheduler(
    place=1,
    title=Message(N_("task of Windows")),
    missed=Message(N_("If the computer was off at that hour, it looks once it is on again.")),
    usable=lambda system: system.platform == "win32" and system.has("schtasks"),
    files=_files,
    commands=_commands,
    load=_load,
    unload=_unload,
    loaded=_loaded,
)
