"""`secaudit data` tells all that is kept, writes it out without loss, and deletes it for good."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import sys
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.model import ledger
from secaudit.storage import contents, decisions, entries
from secaudit.storage.database import FILE, data_folder, open_database
from secaudit.storage.decisions import Said
from secaudit.workflows import data
from tests.cli.conftest import THEFT, lines, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Runs = Callable[..., Run]

PAYEE = "急速点卡专营"
OTHER = '2026-06-10 12:00:00,"=HYPERLINK(""http://x"")",日常,支出,3.50,交易成功,880001'


@pytest.fixture
def kept(run: Runs, tmp_path: Path) -> Path:
    """The database after two overlapping exports of one account, the second with a theft."""
    first = written(tmp_path / "first.csv", lines())
    second = written(tmp_path / "second.csv", [*lines()[-80:], *THEFT])
    run("transactions", first, "--account", "wallet")
    run("transactions", second, "--account", "wallet")
    return data.where()


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let a user at a terminal type an answer."""

    class _Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    return lambda typed: monkeypatch.setattr(sys, "stdin", _Terminal(typed))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait long for another run."""
    monkeypatch.setitem(open_database.__wrapped__.__kwdefaults__, "patience", 0.1)  # type: ignore[attr-defined]


def shown(run: Runs) -> dict[str, Any]:  # Any: what JSON holds
    """What `secaudit data show` tells programs."""
    report: dict[str, Any] = json.loads(run("data", "show", "--json").out)
    return report


def traces(text: str) -> list[str]:
    """The files of the data folder that hold a text."""
    wanted = text.encode()
    return [path.name for path in data_folder().iterdir() if wanted in path.read_bytes()]


def test_at_first_nothing_is_kept_and_nothing_is_created(run: Runs) -> None:
    assert run("data", "show").out == "Nothing is kept.\n"
    assert shown(run)["accounts"] == []
    assert run("data", "forget", "--all", "--yes").err == "Nothing is kept.\n"
    assert not data_folder().exists()


def test_where_prints_the_path_alone(run: Runs) -> None:
    assert run("data", "where").out == f"{data_folder() / FILE}\n"


def test_show_tells_each_import_of_each_account(run: Runs, kept: Path) -> None:
    result = run("data", "show")
    assert (result.code, result.err) == (0, "")
    assert "Account: wallet" in result.out
    assert "import 1, first.csv, of " in result.out
    assert "entries: 560, 2026-01-01 to" in result.out
    assert "still open: 3" in result.out
    assert str(kept) in result.out.replace("\n  ", "")


def test_show_gives_programs_the_same(run: Runs, kept: Path) -> None:
    report = shown(run)
    (account,) = report["accounts"]
    assert report["schema"] == "secaudit/kept/1"
    assert report["path"] == str(kept)
    assert report["bytes"] == kept.stat().st_size
    assert (account["name"], account["entries"]) == ("wallet", 563)
    assert [(one["id"], one["file"], one["entries"]) for one in account["imports"]] == [
        (1, "first.csv", 560),
        (2, "second.csv", 83),
    ]
    assert (account["decided"], account["open"]) == (0, 3)


def test_a_decision_is_counted_once_and_closes_its_question(run: Runs, kept: Path) -> None:
    with open_database() as db, db.transaction():
        entry = min(decisions.asked(db))
        for word in ("mine", "not_mine"):
            decisions.decide(db, [Said(entry, word)], at="2026-11-22T10:00:00+00:00")
    (account,) = shown(run)["accounts"]
    assert (account["decided"], account["open"]) == (1, 2)
    assert kept.exists()


@pytest.mark.usefixtures("kept")
def test_the_exported_json_loses_nothing(run: Runs, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run("data", "export", folder).code == 0
    report = json.loads((folder / "secaudit.json").read_text(encoding="utf-8"))
    assert report["schema"] == "secaudit/data/1"
    with open_database(write=False) as db:
        assert set(report["tables"]) == set(contents.tables(db))
        for table, exported in report["tables"].items():
            names, rows = contents.rows(db, table)
            values = [
                {
                    name: value.hex() if isinstance(value, bytes) else value
                    for name, value in zip(names, row, strict=True)
                }
                for row in rows
            ]
            assert exported == values
    assert len(report["tables"]["entries"]) == 643


def test_exported_tables_are_private_and_run_nothing(run: Runs, tmp_path: Path) -> None:
    run("transactions", written(tmp_path / "a.csv", [*lines(), OTHER]))
    folder = tmp_path / "out"
    run("data", "export", folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    with (folder / "entries.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 561
    assert rows[-1]["payee"] == "'" + '=HYPERLINK("http://x")'
    assert (rows[-1]["time"], rows[-1]["amount"]) == ("2026-06-10 12:00:00", "-3.50")
    assert set(ledger.COLUMNS) - set(rows[0]) == {"digits", "time_known"}
    with (folder / "imports.csv").open(encoding="utf-8-sig", newline="") as stream:
        (line,) = csv.DictReader(stream)
    assert (line["file"], line["rows"]) == ("a.csv", "561")


@pytest.mark.usefixtures("kept")
def test_an_export_overwrites_nothing_unless_asked_to(run: Runs, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "entries.csv").write_text("mine", encoding="utf-8")
    result = run("data", "export", folder)
    assert result.code == 2
    assert "this file is there already; it was not overwritten" in result.err
    assert [path.name for path in folder.iterdir()] == ["entries.csv"]
    assert (folder / "entries.csv").read_text(encoding="utf-8") == "mine"
    assert run("data", "export", folder, "--force").code == 0
    assert "wallet" in (folder / "accounts.csv").read_text(encoding="utf-8")
    assert (folder / "entries.csv").read_text(encoding="utf-8-sig") != "mine"


@pytest.mark.usefixtures("kept")
def test_an_export_to_a_place_that_cannot_be_written_is_told(run: Runs, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("data", "export", tmp_path / "file")
    assert result.code == 2
    assert "it could not be written" in result.err


def test_a_forgotten_import_leaves_no_trace_and_takes_nothing_else(kept: Path) -> None:
    assert traces(PAYEE) != []
    with open_database() as db:
        data.forget(db, import_id=2)
        assert traces(PAYEE) == []
        left = entries.read(db, standing=True)
        assert left.num_rows == 560
        assert set(left["import_id"].to_pylist()) == {1}
        assert entries.read(db).num_rows == 560
        db.check()
    assert traces(PAYEE) == []
    assert kept.exists()


def test_entries_of_a_forgotten_import_stay_where_another_holds_them(run: Runs, kept: Path) -> None:
    with open_database() as db:
        shared = entries.read(db, import_id=1, columns=["id", "reference"]).to_pylist()[-1]
        with db.transaction():
            decisions.decide(db, [Said(shared["id"], "mine")], at="2026-11-22T10:00:00+00:00")
    result = run("data", "forget", "--import", "1", "--yes")
    assert (result.code, result.err) == (0, "It is deleted.\n")
    with open_database() as db:
        left = entries.read(db)
        heirs = {row["reference"]: row["id"] for row in left.to_pylist()}
        assert left.num_rows == 83
        assert left["stands"].to_pylist() == left["id"].to_pylist()
        assert decisions.current(db) == {heirs[shared["reference"]]: "mine"}
    assert kept.exists()


def test_a_forgotten_account_takes_its_name_and_its_scans_with_it(
    run: Runs, kept: Path, tmp_path: Path
) -> None:
    other = written(tmp_path / "other.csv", [line.replace("商", "尚") for line in lines()])
    run("transactions", other, "--account", "second-one")
    assert run("data", "forget", "--account", "wallet", "--yes").code == 0
    report = shown(run)
    assert [account["name"] for account in report["accounts"]] == ["second-one"]
    assert report["checks"] == 1
    assert traces(PAYEE) == []
    assert traces("first.csv") == []
    assert "wallet" not in kept.read_bytes().decode("latin-1")


def test_forgetting_all_removes_the_files_and_their_folder(run: Runs, kept: Path) -> None:
    assert run("data", "forget", "--all", "--yes").code == 0
    assert not kept.parent.exists()
    assert kept.parent.parent.exists()


def test_what_somebody_else_put_into_the_folder_stays(run: Runs, kept: Path) -> None:
    (kept.parent / "notes.txt").touch()
    run("data", "forget", "--all", "--yes")
    assert [path.name for path in kept.parent.iterdir()] == ["notes.txt"]


def test_what_is_deleted_whole_is_overwritten_first(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last: dict[str, bytes] = {}
    unlink = type(kept).unlink

    def noted(path: Path, *, missing_ok: bool = False) -> None:
        last[path.name] = path.read_bytes()
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(type(kept), "unlink", noted)
    size = kept.stat().st_size
    data.forget_everything()
    assert last[FILE] == bytes(size)


def test_a_damaged_database_can_be_deleted_but_not_shown(run: Runs, kept: Path) -> None:
    kept.write_bytes(b"These are no pages.\n" * 1000)
    result = run("data", "show")
    assert result.code == 2
    assert "what was kept is damaged" in result.err
    assert run("data", "forget", "--all", "--yes").code == 0
    assert not kept.exists()


@pytest.mark.usefixtures("impatient")
def test_nothing_is_deleted_while_another_run_is_writing(run: Runs, kept: Path) -> None:
    with open_database() as db, db.transaction():
        for choice in (("--all",), ("--import", "1")):
            result = run("data", "forget", *choice, "--yes")
            assert result.code == 2
            assert "another run of secaudit is writing" in result.err
    assert shown(run)["accounts"][0]["entries"] == 563
    assert kept.exists()


@pytest.mark.usefixtures("impatient")
def test_a_reader_that_keeps_the_log_is_told_of(run: Runs, kept: Path) -> None:
    with open_database(write=False) as reader, reader.snapshot():
        assert entries.read(reader).num_rows == 643
        result = run("data", "forget", "--import", "2", "--yes")
        assert result.code == 2
        assert "it is forgotten, but another run of secaudit still reads there" in result.err
        assert PAYEE not in result.err
    assert traces(PAYEE) == []
    assert kept.exists()


@pytest.mark.parametrize(("typed", "code", "left"), [("y\n", 0, 1), ("n\n", 2, 2), ("\n", 2, 2)])
@pytest.mark.usefixtures("kept")
def test_the_user_is_asked_after_seeing_what_goes(
    run: Runs, answering: Callable[[str], None], typed: str, code: int, left: int
) -> None:
    answering(typed)
    result = run("data", "forget", "--import", "2")
    assert result.code == code
    assert "This would be deleted, and nothing can bring it back:" in result.err
    assert "import 2, second.csv" in result.err
    assert len(shown(run)["accounts"][0]["imports"]) == left


@pytest.mark.parametrize("choice", [("--all",), ("--account", "wallet")])
@pytest.mark.usefixtures("kept")
def test_whole_accounts_are_named_before_they_go(
    run: Runs, answering: Callable[[str], None], choice: tuple[str, ...]
) -> None:
    answering("n\n")
    err = run("data", "forget", *choice).err
    named = "everything that secaudit keeps" if choice == ("--all",) else "the account wallet"
    assert named in err
    assert "Nothing was deleted." in err


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--all"], "nobody can be asked here, so nothing was deleted. Add --yes"),
        (["--import", "1", "--no-input"], "nobody can be asked here"),
        ([], "say what to delete: one of --import NUMBER, --account NAME, --all"),
        (["--all", "--import", "1", "--yes"], "say what to delete: one of"),
        (["--import", "9", "--yes"], "no import of this number is kept"),
        (["--account", "6222021234567890", "--yes"], "no account of this name is kept"),
    ],
)
def test_what_cannot_be_deleted_is_told(
    run: Runs, kept: Path, arguments: list[str], text: str
) -> None:
    before = kept.read_bytes()
    result = run("data", "forget", *arguments)
    assert result.code == 2
    assert text in result.err
    assert "6222021234567890" not in result.err
    assert kept.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("command", ["show", "export", "forget"])
def test_a_place_that_is_not_private_is_refused(
    run: Runs, kept: Path, tmp_path: Path, command: str
) -> None:
    kept.chmod(0o644)
    more = {"show": [], "export": [str(tmp_path / "out")], "forget": ["--all", "--yes"]}[command]
    result = run("data", command, *more)
    assert result.code == 2
    assert f"chmod 600 {kept}" in result.err
    assert "--no-remember` works without it" in result.err
    assert kept.exists()
