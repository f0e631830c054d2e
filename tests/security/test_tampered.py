"""A database in which somebody or something changed values: one sentence, and no fault of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from secaudit import clock
from secaudit.cli.main import main
from secaudit.errors import DamagedError
from secaudit.storage import checks, incidents, soundness
from secaudit.storage.database import FILE, data_folder, open_database

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-11-01T08:00:00+00:00"
WRONG = (
    "UPDATE checks SET at = 'yesterday'",
    "UPDATE checks SET at = '2026-11-01T08:00:00'",
    "UPDATE checks SET at = '9999-12-31T23:59:59+00:00'",
    "UPDATE checks SET at = 20261101",
    "UPDATE checks SET result = '{\"score\": '",
    "UPDATE checks SET result = '[1]'",
    'UPDATE checks SET result = \'{"score": "high"}\'',
    "UPDATE checks SET result = '{\"score\": 1e400}'",
    "UPDATE checks SET result = '{\"score\": 99999999999999999999}'",
    "UPDATE checks SET result = '{}'",
    "UPDATE checks SET label = x'00ff'",
    "UPDATE incidents SET started = ''",
    "UPDATE incidents SET noticed = '2026-02-31'",
    "UPDATE incidents SET scenario = x'00'",
    "UPDATE incident_steps SET at = 'now'",
    "INSERT INTO hotlines VALUES ('alipay', '95188', '0001-01-01')",
    "INSERT INTO answers VALUES ('signin.alerts', x'ff', '2026-11-01T08:00:00+00:00')",
    "INSERT INTO settings VALUES ('remind.every.pin', 'often')",
    "INSERT INTO settings VALUES ('remind.every.pin', '999999999')",
    "INSERT INTO settings VALUES ('remind.ticked', 'never')",
    "INSERT INTO settings VALUES ('remind.schedule', '{\"files\": 1}')",
    "INSERT INTO settings VALUES ('about_me', '[[[')",
)


@pytest.fixture
def kept() -> Path:
    """The database of a user who checked something, and has an emergency."""
    with open_database() as db:
        result = {"score": 70, "low": 70, "high": 70}
        checks.add(db, "questionnaire", label="", at=AT, result=result)
        key = incidents.start(db, "unknown_payment", provider=None, at=clock.now(), noticed=None)
        incidents.tick(db, key, "s03_freeze_wallet", at=clock.now())
    return data_folder() / FILE


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_this_program_writes_is_sound(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        assert not soundness.unsound(connection)


@pytest.mark.parametrize("statement", WRONG)
def test_a_value_that_was_never_written_is_damage(kept: Path, statement: str) -> None:
    change(kept, statement)
    with pytest.raises(DamagedError), open_database(write=False):
        pytest.fail("it was opened")


@pytest.mark.parametrize("command", ["status", "history", "remind due", "emergency --status"])
def test_every_page_says_so_and_ends_with_2(
    kept: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(kept, WRONG[0])
    assert main(["--lang", "en", *command.split()]) == 2
    assert "what was kept is damaged" in capsys.readouterr().err


def test_a_missing_table_is_damage(kept: Path) -> None:
    change(kept, "DROP TABLE hotlines")
    with pytest.raises(DamagedError), open_database(write=False):
        pytest.fail("it was opened")


def test_what_is_left_of_it_can_still_be_written_out(kept: Path, tmp_path: Path) -> None:
    change(kept, WRONG[0])
    assert main(["--lang", "en", "data", "export", str(tmp_path / "rescued")]) == 0
    assert "yesterday" in (tmp_path / "rescued" / "checks.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET time = -9223372036854775808",
        "UPDATE entries SET time = 9223372036854775807",
        "UPDATE entries SET digits = 100",
        "UPDATE entries SET digits = -1",
        "UPDATE entries SET import_id = -1",
    ],
)
def test_an_entry_that_was_never_written_is_damage(
    statement: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "export.csv"
    lines = [f"2026-{1 + day // 28:02}-{1 + day % 28:02},Cafe,-8.50" for day in range(100)]
    lines += ["2026-05-02,Nobody Knows,-2900.00", "2026-05-02,Nobody Knows,-2900.00"]
    export.write_text("Date,Payee,Amount\n" + "\n".join(lines) + "\n", encoding="utf-8")
    assert main(["--lang", "en", "transactions", str(export)]) == 1
    with closing(sqlite3.connect(data_folder() / FILE)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
        connection.commit()
    capsys.readouterr()
    assert main(["--lang", "en", "review", "--template"]) == 2
    assert "what was kept is damaged" in capsys.readouterr().err
