"""Whatever scheduler there is: its files are found by name, whole, and name no account."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from secaudit.commands import trusted_folders
from secaudit.reminders import scheduler
from secaudit.reminders.scheduler import Tick
from secaudit.reminders.system import ReminderError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reminders.conftest import Machine

ALL = pytest.mark.parametrize("name", scheduler.members())


@ALL
def test_its_files_lie_in_folders_of_the_user_and_have_our_name(
    name: str, machine: Machine
) -> None:
    found = scheduler.members()[name]
    files = found.files(Tick(("/usr/bin/python3", "-m", "secaudit"), 7), machine)
    assert files
    for path in (*(file.path for file in files), *found.links(machine)):
        assert path.is_relative_to(machine.home)
        assert path.stem == "secaudit-remind"


@ALL
def test_a_line_break_in_a_path_is_refused_before_any_file_is_made(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del name
    monkeypatch.setattr(sys, "executable", "/opt/a\nExecStart=/bin/false/python")
    with pytest.raises(ReminderError, match="line break"):
        scheduler.daily(("remind", "tick"), 20)


def test_a_python_that_does_not_know_where_it_is_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(ReminderError):
        scheduler.daily(("remind", "tick"), 20)


def test_python_does_not_look_for_modules_where_the_system_starts_it() -> None:
    assert scheduler.daily(("remind", "tick"), 20).command[:2] == (sys.executable, "-P")


@pytest.mark.skipif(sys.platform == "win32", reason="modes of Unix")
def test_a_python_that_others_could_replace_is_warned_of(tmp_path: Path) -> None:
    private, python = tmp_path / "shared", str(tmp_path / "shared" / "bin" / "python")
    private.mkdir(mode=0o755)
    calm = scheduler.danger(Tick((python,), 20))
    private.chmod(0o777)
    warned = scheduler.danger(Tick((python,), 20))
    assert warned is not None
    assert warned.params["folder"] == str(private)
    assert calm is None or calm.params["folder"] != str(private)  # the folders of tests lie in /tmp


@pytest.mark.parametrize(
    ("platform", "commands", "chosen"),
    [
        ("linux", {"systemctl", "crontab"}, "systemd"),
        ("linux", {"crontab"}, "cron"),
        ("freebsd14", {"crontab"}, "cron"),
        ("darwin", {"launchctl", "crontab"}, "launchd"),
        ("win32", {"schtasks"}, "windows_task"),
        ("linux", set(), None),
    ],
)
def test_the_best_scheduler_of_a_system_is_chosen(
    platform: str, commands: set[str], chosen: str | None, machine: Machine
) -> None:
    machine.platform, machine.commands = platform, commands
    assert scheduler.choose(machine) == chosen


@pytest.mark.skipif(sys.platform == "win32", reason="folders of Unix")
def test_commands_come_from_folders_that_only_an_administrator_can_write_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from secaudit.reminders.system import ThisSystem  # noqa: PLC0415 - reads the folders

    planted = tmp_path / "notify-send-of-a-thief"
    planted.write_text("#!/bin/sh\n", encoding="ascii")
    planted.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    system = ThisSystem(tmp_path)
    assert not system.has(planted.name)
    assert system.run("env").out.decode().count(str(tmp_path)) <= 1  # HOME alone
    assert f"PATH={':'.join(trusted_folders())}" in system.run("env").out.decode()
    with pytest.raises(ReminderError):
        system.run(planted.name)
