"""Commands of the system: trusted folders, a bare environment, an end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from secaudit.reminders import system
from secaudit.reminders.system import ReminderError, ThisSystem

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="commands of Unix")


def test_a_command_sees_its_arguments_as_they_are_and_what_it_is_fed(tmp_path: Path) -> None:
    this = ThisSystem(tmp_path)
    assert this.run("printf", "%s", "$(id) ; 'x'").out == b"$(id) ; 'x'"
    assert this.run("cat", feed=b"\xff\n").out == b"\xff\n"
    assert this.run("false").code == 1


def test_a_command_that_does_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "PATIENCE", 0.1)
    with pytest.raises(ReminderError, match="in time"):
        ThisSystem(tmp_path).run("sleep", "20")


def test_what_bends_programs_is_not_handed_on(tmp_path: Path) -> None:
    bent = {"LD_PRELOAD": "/tmp/x.so", "PYTHONPATH": "/tmp", "PATH": "/tmp", "HOME": "/home/a"}  # noqa: S108
    told = ThisSystem(tmp_path, bent).run("env").out.decode().splitlines()
    names = {line.partition("=")[0] for line in told}
    assert {"HOME", "LC_ALL", "PATH"} <= names
    assert names.isdisjoint({"LD_PRELOAD", "PYTHONPATH"})
    assert "PATH=/tmp" not in told


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs /proc")  # noqa: PTH112
def test_a_daemon_is_alive_while_its_process_is_there(tmp_path: Path) -> None:
    this, file = ThisSystem(tmp_path), tmp_path / "daemon.pid"
    assert not this.alive(str(file))
    for text, alive in ((f"{os.getpid()}\n", True), ("4194305\n", False), ("none", False)):
        file.write_text(text, encoding="ascii")
        assert this.alive(str(file)) is alive
