"""Our block in the crontab: everything else stays byte for byte, and a real cron runs it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import secaudit
from secaudit.reminders.scheduler import Tick
from secaudit.reminders.schedulers.cron import SCHEDULER
from secaudit.reminders.system import Answer, ReminderError

if TYPE_CHECKING:
    from tests.reminders.conftest import Machine

MINE = b'# \xcc\xec my own\nMAILTO=""\n\n5 4 * * 0 /usr/bin/true % a\n\n'
AWKWARD = "/opt/a b/100%/it's/密/$HOME/python"


def start(machine: Machine, *command: str) -> None:
    for file in SCHEDULER.files(Tick(command, 20), machine):
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.write_bytes(file.content)
    SCHEDULER.load(machine)


@pytest.mark.parametrize("before", [None, b"", MINE])
def test_the_rest_of_the_crontab_stays_byte_for_byte(
    before: bytes | None, machine: Machine
) -> None:
    machine.crontab = before
    start(machine, "/usr/bin/python3")
    assert machine.crontab is not None
    assert machine.crontab.startswith(before or b"")
    assert b"0 20 * * * /usr/bin/python3 " in machine.crontab
    assert SCHEDULER.loaded(machine) == (True, None)
    SCHEDULER.unload(machine)
    assert (machine.crontab or b"") == (before or b"")
    assert SCHEDULER.loaded(machine)[0] is False


def test_starting_twice_leaves_one_block(machine: Machine) -> None:
    machine.crontab = MINE
    start(machine, "/usr/bin/python3")
    start(machine, "/usr/bin/python4")
    assert machine.crontab.count(b"python") == 1
    assert b"python4" in machine.crontab


def test_lines_of_the_user_after_the_block_stay_too(machine: Machine) -> None:
    start(machine, "/usr/bin/python3")
    assert machine.crontab is not None
    machine.crontab += MINE
    SCHEDULER.unload(machine)
    assert machine.crontab == MINE


def test_an_error_of_crontab_is_not_taken_for_an_empty_one(machine: Machine) -> None:
    machine.crontab = MINE
    machine.answers["crontab", "-l"] = Answer(1, err="You (x) are not allowed to use this program")
    with pytest.raises(ReminderError, match="did not work"):
        start(machine, "/usr/bin/python3")
    assert machine.crontab == MINE


@pytest.mark.parametrize(
    "torn",
    [
        b"# >>> secaudit remind >>> `secaudit remind delete` takes these lines out\n",
        b"# <<< secaudit remind <<<\n",
    ],
)
def test_torn_marks_are_left_to_the_user(torn: bytes, machine: Machine) -> None:
    machine.crontab = MINE + torn + MINE
    with pytest.raises(ReminderError, match="marks"):
        SCHEDULER.unload(machine)
    assert machine.crontab == MINE + torn + MINE


def test_a_crontab_without_a_running_cron_is_told(machine: Machine) -> None:
    start(machine, "/usr/bin/python3")
    machine.crond = False
    loaded, why = SCHEDULER.loaded(machine)
    assert loaded
    assert why is not None


def test_cron_and_its_shell_hand_on_any_path_as_it_is(machine: Machine) -> None:
    (file,) = SCHEDULER.files(Tick((AWKWARD, "-m", "secaudit"), 20), machine)
    line = file.content.decode().splitlines()[1]
    assert line.count("%") == line.count(r"\%")  # a bare one would be a line break
    command = line.replace(r"\%", "%").removeprefix("0 20 * * * ")
    assert shlex.split(command)[:3] == [AWKWARD, "-m", "secaudit"]


def test_a_backslash_is_refused_for_crons_differ_about_it(machine: Machine) -> None:
    with pytest.raises(ReminderError, match="backslash"):
        SCHEDULER.files(Tick((r"/opt/a\b/python",), 20), machine)


# Runs in a mount namespace of its own: an empty spool, an empty /run and no jobs of the system.
REAL = """
import subprocess, sys, time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from secaudit.reminders.scheduler import daily, members
from secaudit.storage.database import open_database
from secaudit.workflows import remind

def sh(*command, feed=b""):
    return subprocess.run(command, input=feed, check=True, capture_output=True).stdout

for place in ("/var/spool/cron", "/run", "/etc/cron.d"):
    sh("mount", "-t", "tmpfs", "none", place)
sh("mount", "--bind", "/dev/null", "/etc/crontab")
sh("mkdir", "-m", "1730", "/var/spool/cron/crontabs")
sh("chgrp", "crontab", "/var/spool/cron/crontabs")
data = Path(sys.argv[1])
mine = b"# \\xcc\\xec mine\\nPYTHONPATH=" + sys.argv[2].encode() + b"\\n"
sh("crontab", "-", feed=mine)
system = remind.this_system()
wanted = remind.plan(system, name="cron", hour=20, language="en", data=data)
soon = datetime.now() + timedelta(seconds=65)
tick = daily(("remind", "tick", "--data", str(data)), soon.hour)
files = members()["cron"].files(replace(tick, minute=soon.minute), system)
with open_database(folder=data) as db:
    remind.start(db, replace(wanted, files=files), system)
    cron = subprocess.Popen(["/usr/sbin/cron", "-f"])
    try:
        until = time.monotonic() + 135
        while remind.state(db, system).ticked is None and time.monotonic() < until:
            time.sleep(0.5)
        state = remind.state(db, system)
    finally:
        cron.terminate()
        cron.wait()
    assert state.ticked is not None, "cron did not run it"
    assert (state.loaded, state.why) == (True, None), state
    gone = remind.delete(db, system)
assert [path.name for path in gone] == ["secaudit-remind.crontab"]
assert sh("crontab", "-l") == mine
"""


def _why_not() -> str:
    if "CI" not in os.environ:
        return "takes up to two minutes, so it runs with CI=1 only"
    if not hasattr(os, "getuid") or os.getuid() != 0:
        return "only root can start a cron"
    if not Path("/usr/sbin/cron").exists() or shutil.which("crontab") is None:
        return "no cron is installed"
    own = subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True)  # noqa: S607
    return "" if own.returncode == 0 else "no mount namespace of its own is to be had here"


@pytest.mark.skipif(bool(_why_not()), reason=_why_not())
def test_a_real_cron_runs_the_daily_look_once(tmp_path: Path) -> None:
    package = str(Path(secaudit.__file__).parents[1])
    command = ["unshare", "-m", sys.executable, "-c", REAL, str(tmp_path / "data"), package]
    environment = os.environ | {"PYTHONPATH": package, "HOME": str(tmp_path)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=180
    )
    assert done.returncode == 0, done.stderr
