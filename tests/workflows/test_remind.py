"""Starting and ending the daily look: all of it or nothing, and nothing that is not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit.errors import SecauditError
from secaudit.model.schedule import Standing
from secaudit.reminders.system import Answer, ReminderError
from secaudit.storage.database import open_database
from secaudit.workflows import remind
from tests.reminders.conftest import Machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secaudit.model.schedule import Plan
    from secaudit.storage.database import Database

ASK = ("systemctl", "--user")
TIMER = "secaudit-remind.timer"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path, commands={"systemctl", "crontab"})


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(folder=tmp_path / "data") as opened:
        yield opened


def planned(machine: Machine, name: str | None = None) -> Plan:
    return remind.plan(machine, name=name, hour=20, language="en")


def files(machine: Machine) -> set[str]:
    return {path.name for path in machine.config.rglob("*") if not path.is_dir()}


def enabled(machine: Machine) -> Path:
    """The link that systemctl would have made."""
    link = machine.config / "systemd" / "user" / "timers.target.wants" / TIMER
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../{TIMER}")
    return link


def test_a_link_that_the_system_has_made_goes_too(machine: Machine, db: Database) -> None:
    remind.start(db, planned(machine), machine)
    link = enabled(machine)
    assert files(machine) == {"secaudit-remind.service", TIMER}
    assert link in remind.delete(db, machine)
    assert files(machine) == set()
    assert (*ASK, "disable", "--now", TIMER) in machine.ran


def test_what_the_scheduler_does_not_let_go_of_is_not_deleted(
    machine: Machine, db: Database
) -> None:
    remind.start(db, planned(machine), machine)
    machine.answers[*ASK, "disable", "--now", TIMER] = Answer(1, err="no bus")
    with pytest.raises(ReminderError, match="did not work"):
        remind.delete(db, machine)
    assert len(files(machine)) == 2
    remind.delete(db, machine, force=True)
    assert files(machine) == set()


def test_going_over_to_another_scheduler_ends_the_first(machine: Machine, db: Database) -> None:
    remind.start(db, planned(machine), machine)
    remind.start(db, planned(machine, "cron"), machine)
    assert files(machine) == {"secaudit-remind.crontab"}
    remind.delete(db, machine)
    assert machine.crontab is None


def test_files_that_are_gone_or_are_no_files_any_more_are_told(
    machine: Machine, db: Database
) -> None:
    wanted = planned(machine)
    remind.start(db, wanted, machine)
    service, timer = (file.path for file in wanted.files)
    service.unlink()
    timer.unlink()
    timer.symlink_to(machine.home)
    found = remind.state(db, machine)
    assert found is not None
    assert [standing for _, standing in found.files] == [Standing.MISSING, Standing.CHANGED]


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(
    machine: Machine, db: Database
) -> None:
    (machine.config / "systemd").mkdir(parents=True)
    (machine.config / "systemd" / "user").write_text("a file", encoding="ascii")
    with pytest.raises(SecauditError, match="could not be written"):
        remind.start(db, planned(machine), machine)
    assert files(machine) == {"user"}
    assert remind.state(db, machine) is None


def test_without_any_scheduler_the_calendar_is_named(machine: Machine) -> None:
    machine.commands = set()
    with pytest.raises(ReminderError, match="remind ics"):
        planned(machine)


def test_a_scheduler_of_another_system_is_refused(machine: Machine) -> None:
    with pytest.raises(ReminderError, match="does not work here"):
        planned(machine, "launchd")


def test_a_systemd_without_a_session_of_the_user_is_passed_by(machine: Machine) -> None:
    machine.answers[*ASK, "show", "--property=Version"] = Answer(1, err="No medium found")
    assert planned(machine).scheduler == "cron"
