"""`secaudit remind`: what it tells, writes, deletes, and how it ends."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.reminders.system import Answer
from secaudit.storage import answers, checks, settings
from secaudit.storage.database import data_folder, open_database
from secaudit.workflows import remind
from tests.reminders.conftest import Machine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Runs = Callable[..., Run]

ITEMS = (
    "transactions", "password", "pin", "questionnaire", "hotline", "app-update", "system-update",
)  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A computer with cron and notices in place of the real one."""
    found = Machine(tmp_path, commands={"crontab", "notify-send"})
    monkeypatch.setattr(remind, "this_system", lambda: found)
    return found


def all_done(run: Runs) -> None:
    for item in ITEMS:
        assert run("remind", "done", item).code == 0


def test_due_ends_with_1_until_everything_is_done(run: Runs) -> None:
    found = run("remind", "due")
    assert found.code == 1
    assert "secaudit transactions FILE" in found.out
    all_done(run)
    found = run("remind", "due")
    assert found.code == 0
    assert "Nothing is due." in found.out


def test_asking_what_is_due_creates_no_database(run: Runs) -> None:
    for command in ("due", "status", "stop", "delete", "set", "tick"):
        run("remind", command)
    assert not data_folder().exists()


def test_due_for_programs_tells_every_item_with_its_day(run: Runs) -> None:
    run("remind", "done", "pin", "--on", "2026-01-31")
    found = run("remind", "due", "--json")
    assert found.code == 1
    report = json.loads(found.out)
    assert report["schema"] == "secaudit/due/1"
    (pin,) = (item for item in report["items"] if item["id"] == "pin")
    assert pin == {
        "id": "pin", "title": "Check the payment PIN", "due": True, "day": "2026-07-30",
        "last": "2026-01-31", "every_days": 180, "command": "secaudit pin --label wallet",
    }  # fmt: skip


def test_what_is_not_due_yet_stands_below_with_its_day(run: Runs) -> None:
    run("remind", "done", "pin", "--on", "2026-01-31")
    run("remind", "set", "pin", "3650")
    shown = run("remind", "due").out
    assert shown.index("Due now") < shown.index("Later") < shown.index("2036-01-29")
    assert run("remind", "due", "--lang", "zh").out.count("2036年1月29日") == 1


def test_quiet_shows_only_what_is_due(run: Runs) -> None:
    all_done(run)
    assert run("remind", "due", "--quiet").out == ""


def test_checks_and_answers_that_are_kept_count_as_done(run: Runs) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    old = (datetime.now(UTC) - timedelta(days=200)).isoformat(timespec="seconds")
    with open_database() as db:
        checks.add(db, "password", label="wallet", at=now, result={})
        checks.add(db, "pin", label="wallet", at=old, result={})
        answers.keep(db, "signin.second_step", ("app",), at=now)
        answers.keep(db, "profile.country", ("cn",), at=old)  # a fact has no interval
    due = {i["id"]: i["due"] for i in json.loads(run("remind", "due", "--json").out)["items"]}
    assert (due["password"], due["pin"], due["questionnaire"]) == (False, True, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("done", "nothing"), ("done", "pin", "--on", "2999-01-01"), ("set", "pin", "often"),
        ("set", "pin", "0"), ("set", "pin", "99999"), ("set", "pin"), ("set", "nothing", "weekly"),
        ("start", "--scheduler", "nothing"), ("start", "--no-input"), ("start", "--hour", "24"),
        ("ics", "no/such/folder/x.ics"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_ends_with_2_and_keeps_nothing(
    arguments: tuple[str, ...], run: Runs, machine: Machine
) -> None:
    found = run("remind", *arguments)
    assert (found.code, found.err == "") == (2, False)
    assert machine.crontab is None
    assert not data_folder().exists()


def test_intervals_are_kept_and_both_views_on_changing_the_password_shown(run: Runs) -> None:
    shown = " ".join(run("remind", "set").out.split())
    assert "Current guidance says" in shown
    assert "each question at its own interval" in shown
    assert "(every 45 days)" in run("remind", "set", "questionnaire", "45").out
    assert "every 90 days" in run("remind", "set", "password-change", "quarterly").out
    assert "(every 7 days)" in run("remind", "set", "transactions", "weekly").out
    assert "(off)" in run("remind", "set", "pin", "off").out
    report = json.loads(run("remind", "due", "--json").out)
    every = {item["id"]: item["every_days"] for item in report["items"]}
    assert (every["transactions"], every["password-change"], "pin" in every) == (7, 90, False)
    assert "(every 180 days)" in run("remind", "set", "pin", "default").out


def test_a_calendar_file_is_written_and_ids_stay_the_same(run: Runs, tmp_path: Path) -> None:
    texts = []
    for name in ("a.ics", "b.ics"):
        assert run("remind", "ics", str(tmp_path / name), "--hour", "8").code == 0
        texts.append((tmp_path / name).read_text(encoding="utf-8"))
    uids = [[line for line in text.splitlines() if line.startswith("UID:")] for text in texts]
    assert uids[0] == uids[1]
    assert len(uids[0]) == len(ITEMS)
    assert "T080000" in texts[0]


def test_start_shows_every_file_and_delete_removes_exactly_those(
    run: Runs, machine: Machine
) -> None:
    mine = b"# mine\n"
    machine.crontab = mine
    started = run("remind", "start", "--yes", "--hour", "7")
    assert started.code == 0
    files = [path for path in machine.home.rglob("*") if path.is_file()]
    shown = "".join(started.out.split())  # long paths are wrapped
    assert files
    assert all("".join(str(path).split()) in shown for path in files)
    neighbour = files[0].with_name("neighbour")
    neighbour.write_text("mine", encoding="ascii")
    deleted = run("remind", "delete")
    assert deleted.code == 0
    assert all(str(path) in deleted.err for path in files)
    assert [path for path in machine.home.rglob("*") if path.is_file()] == [neighbour]
    assert machine.crontab == mine


def test_nothing_is_written_before_the_user_agrees(
    run: Runs, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers_given = iter([False, True])
    monkeypatch.setattr("click.confirm", lambda *_, **__: next(answers_given))
    refused = run("remind", "start")
    assert (refused.code, "Nothing was written" in refused.err) == (2, True)
    assert not machine.config.exists()
    assert run("remind", "start").code == 0
    assert machine.crontab is not None


def test_a_file_that_was_changed_is_named_and_left(run: Runs, machine: Machine) -> None:
    run("remind", "start", "--yes")
    (file,) = (path for path in machine.home.rglob("*") if path.is_file())
    file.write_text("# changed\n", encoding="ascii")
    loaded = machine.crontab
    refused = run("remind", "delete")
    assert refused.code == 2
    assert file.name in refused.err
    assert file.exists()
    assert machine.crontab == loaded
    assert run("remind", "delete", "--force").code == 0
    assert not file.exists()
    assert machine.crontab is None


def test_a_file_of_somebody_else_is_never_written_over(run: Runs, machine: Machine) -> None:
    run("remind", "start", "--yes")
    (file,) = (path for path in machine.home.rglob("*") if path.is_file())
    run("remind", "delete")
    file.symlink_to(machine.home / "elsewhere")
    refused = run("remind", "start", "--yes")
    assert refused.code == 2
    assert not (machine.home / "elsewhere").exists()
    assert machine.crontab is None


def test_a_start_that_fails_leaves_nothing_behind(run: Runs, machine: Machine) -> None:
    machine.answers["crontab", "-"] = Answer(1, err="disk full")
    failed = run("remind", "start", "--yes")
    assert failed.code == 2
    assert "disk full" in failed.err
    assert [path for path in machine.home.rglob("*") if path.is_file()] == []
    assert "No daily look was started" in run("remind", "status").out


def test_a_start_without_a_running_cron_is_told_at_once(run: Runs, machine: Machine) -> None:
    machine.crond = False
    started = run("remind", "start", "--yes")
    assert started.code == 1
    assert "no cron seems to run" in started.out


def test_a_start_where_no_notice_can_be_shown_says_so(run: Runs, machine: Machine) -> None:
    assert "can show no notice" not in run("remind", "start", "--yes").err
    machine.commands = {"crontab"}
    assert "can show no notice" in run("remind", "start", "--yes").err


def test_status_tells_the_truth(run: Runs, machine: Machine) -> None:
    assert run("remind", "status").code == 1
    run("remind", "start", "--yes")
    found = run("remind", "status")
    assert (found.code, "It runs every day at 20:00" in found.out) == (0, True)
    machine.crontab = b"# somebody has taken our lines out\n"
    found = run("remind", "status")
    assert (found.code, "It does not run" in found.out) == (1, True)
    machine.answers["crontab", "-l"] = Answer(1, err="not allowed")
    found = run("remind", "status")
    assert (found.code, "could not be found out" in found.out) == (1, True)


def test_stopping_keeps_the_files_and_starting_again_takes_them_up(
    run: Runs, machine: Machine
) -> None:
    run("remind", "start", "--yes")
    assert run("remind", "stop").code == 0
    assert machine.crontab is None
    assert [path for path in machine.home.rglob("*") if path.is_file()]
    assert run("remind", "status").code == 1
    assert run("remind", "start", "--yes", "--hour", "6").code == 0
    found = run("remind", "status")
    assert (found.code, "6:00" in found.out) == (0, True)


def test_forgetting_everything_ends_the_daily_look_too(run: Runs, machine: Machine) -> None:
    run("remind", "start", "--yes")
    assert run("data", "forget", "--all", "--yes").code == 0
    assert machine.crontab is None
    assert [path for path in machine.home.rglob("*") if path.is_file()] == []


def test_the_data_folder_is_handed_on_where_the_system_would_not_find_it(
    run: Runs, machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "else where"))
    run("remind", "start", "--yes")
    assert b"--data '" + str(tmp_path / "else where" / "secaudit").encode() in machine.crontab  # type: ignore[operator]


def test_the_daily_look_notifies_only_when_something_is_due_and_says_nothing(
    run: Runs, machine: Machine
) -> None:
    run("remind", "done", "pin")
    looked = run("remind", "tick")
    assert (looked.code, looked.out, looked.err) == (0, "", "")
    ((command, *_, text),) = machine.ran
    assert command == "notify-send"
    assert text == "6 things are due. Type in a terminal: secaudit remind due"
    all_done(run)
    run("remind", "tick")
    assert len(machine.ran) == 1
    with open_database() as db:
        assert settings.get(db, "remind.ticked") is not None


def test_a_notice_that_cannot_be_shown_is_told(run: Runs, machine: Machine) -> None:
    machine.commands = {"crontab"}
    found = run("remind", "test")
    assert found.code == 1
    assert "can show no notice" in found.err


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(("seen", "code", "told"), [(True, 0, "have seen"), (False, 1, "not seen")])
def test_the_users_word_on_the_notice_is_kept(
    *, seen: bool, code: int, told: str, run: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("remind", "start", "--yes")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", lambda *_, **__: seen)
    assert run("remind", "test").code == code
    assert told in run("remind", "status").out


def test_without_a_terminal_the_notice_is_shown_and_nothing_is_asked(
    run: Runs, machine: Machine
) -> None:
    assert run("remind", "test", "--no-input").code == 0
    assert [command[0] for command in machine.ran] == ["notify-send"]
    assert not data_folder().exists()
