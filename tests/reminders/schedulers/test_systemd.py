"""The units of systemd: valid, and told any path as it is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from secaudit.reminders.scheduler import Tick
from secaudit.reminders.schedulers.systemd import SCHEDULER
from secaudit.reminders.system import Answer, ReminderError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reminders.conftest import Machine

ANALYZE = shutil.which("systemd-analyze")
AWKWARD = "a b %h $HOME ${HOME} ; 密"


def written(machine: Machine, command: tuple[str, ...]) -> Path:
    files = SCHEDULER.files(Tick(command, 6, 30), machine)
    for file in files:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.write_bytes(file.content)
    return files[1].path


def test_a_missed_run_is_made_up_for(machine: Machine) -> None:
    timer = written(machine, ("/bin/true",)).read_text(encoding="utf-8")
    assert "\nPersistent=true\n" in timer
    assert "\nOnCalendar=*-*-* 06:30:00\n" in timer


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
def test_systemd_accepts_the_units_and_finds_a_python_at_an_awkward_path(
    machine: Machine,
) -> None:
    folder = machine.home / AWKWARD
    folder.mkdir()
    python = folder / "python"
    python.symlink_to(sys.executable)
    timer = written(machine, (str(python), "-P", "-m", "secaudit", AWKWARD + "\"q\" 's' \\x"))
    assert verify(timer) == (0, "")
    python.unlink()
    code, text = verify(timer)
    assert code
    assert str(python) in text  # the path that systemd has read is the one that was meant


def verify(timer: Path) -> tuple[int, str]:
    command = [str(ANALYZE), "--user", "verify", str(timer), str(timer.with_suffix(".service"))]
    environment = {"XDG_RUNTIME_DIR": str(timer.parent), "HOME": str(timer.parent)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=60
    )
    ours = [line for line in done.stderr.splitlines() if "secaudit" in line or "python" in line]
    return done.returncode, "\n".join(ours)


def test_starting_enables_the_timer_and_says_when_that_fails(machine: Machine) -> None:
    enable = ("systemctl", "--user", "enable", "--now", "secaudit-remind.timer")
    SCHEDULER.load(machine)
    assert machine.ran == [("systemctl", "--user", "daemon-reload"), enable]
    machine.answers[enable] = Answer(1, err="Unit not found.")
    with pytest.raises(ReminderError) as caught:
        SCHEDULER.load(machine)
    assert "Unit not found." in str(caught.value)


@pytest.mark.parametrize(
    ("active", "enabled", "loaded", "well"),
    [(0, 0, True, True), (0, 1, True, False), (3, 0, False, True)],
)
def test_status_is_what_systemd_says(
    active: int, enabled: int, loaded: bool, well: bool, machine: Machine
) -> None:
    ask = ("systemctl", "--user")
    timer = "secaudit-remind.timer"
    machine.answers[(*ask, "is-active", "--quiet", timer)] = Answer(active)
    machine.answers[(*ask, "is-enabled", "--quiet", timer)] = Answer(enabled)
    found, why = SCHEDULER.loaded(machine)
    assert (found, why is None) == (loaded, well)


@pytest.mark.parametrize("character", ['"', "'", "\\"])
def test_a_python_that_systemd_would_not_run_is_refused(character: str, machine: Machine) -> None:
    with pytest.raises(ReminderError, match="systemd"):
        SCHEDULER.files(Tick((f"/opt/a{character}b/python",), 20), machine)
