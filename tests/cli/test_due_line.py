"""The line about what is due: on a terminal, once a day, never in anybody's way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.cli import due_line
from secaudit.storage import settings
from secaudit.storage.database import data_folder, open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

    Runs = Callable[..., Run]

TOLD = "remind.told"


@pytest.fixture
def used_before() -> None:
    """Let the program have been used yesterday."""
    with open_database() as db:
        settings.put(db, TOLD, (date.today() - timedelta(days=1)).isoformat())  # noqa: DTZ011


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    due_line.tell(arguments or ("probe",), "en")
    return capsys.readouterr().err


@pytest.mark.usefixtures("used_before")
def test_it_is_said_once_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    line = said(capsys)
    assert line == ("Due: Check the latest transactions, and 6 more. See: secaudit remind due\n")
    assert said(capsys) == ""


def test_on_the_first_day_everything_is_new_and_nothing_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with open_database():
        pass
    assert said(capsys) == ""
    with open_database() as db:
        assert settings.get(db, TOLD) is not None


@pytest.mark.usefixtures("used_before")
@pytest.mark.parametrize(
    "arguments",
    [("probe", "--json"), ("probe", "-q"), ("probe", "--quiet"), ("remind", "due"), ("--lang=en",)],
)
def test_it_is_not_said_where_it_would_disturb(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, *arguments) == ""


@pytest.mark.usefixtures("used_before")
def test_the_user_can_switch_it_off(run: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    run("remind", "set", "--line", "off")
    assert said(capsys) == ""
    run("remind", "set", "--line", "on")
    assert said(capsys) != ""


def test_where_nothing_is_kept_nothing_is_created(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == ""
    assert not data_folder().exists()


@pytest.mark.usefixtures("used_before")
def test_a_damaged_database_does_not_end_a_command_otherwise(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in data_folder().iterdir():
        path.write_bytes(b"no database at all" * 100)
    assert said(capsys) == ""


@pytest.mark.usefixtures("used_before")
def test_a_database_that_is_locked_is_not_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    with open_database() as db, db.transaction():
        assert said(capsys) == ""


@pytest.mark.usefixtures("used_before")
def test_it_follows_a_command_on_a_terminal_alone(
    run: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Due:" not in run("data", "where").err
    assert "Due:" not in run("explain-file", "no-such-file").err
    told: list[str] = []
    monkeypatch.setattr(due_line, "tell", lambda arguments, _: told.extend(arguments))
    monkeypatch.setattr("secaudit.cli.main._is_terminal", lambda: True)
    run("data", "where")
    assert told == ["data", "where"]
    run("explain-file", "no-such-file")
    run("--help")
    assert told == ["data", "where"]
