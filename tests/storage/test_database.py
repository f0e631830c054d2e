"""What is kept outlasts processes and faults; what cannot be kept is said in one sentence."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from secaudit.errors import NothingKept, StorageError
from secaudit.storage import contents, entries
from secaudit.storage.database import FILE, Database, data_folder, open_database
from secaudit.storage.schema import APPLICATION_ID
from tests.storage.conftest import keep, some_entries

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = "`secaudit transactions --no-remember` works without it"


def kept(folder: Path) -> int:
    with open_database(folder=folder) as db:
        return int(entries.read(db).num_rows)


def child(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """A process that runs a script with the modules of these tests."""
    start = "import sys; sys.path[:0] = sys.argv[1].split(';')\n"
    paths = ";".join([str(ROOT), *filter(None, sys.path)])
    return subprocess.Popen(
        [sys.executable, "-c", start + script, paths, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_folder_and_files_are_the_users_alone(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(3))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert modes == {FILE: 0o600, f"{FILE}-wal": 0o600, f"{FILE}-shm": 0o600}


def test_the_settings_that_the_promises_rest_on_are_on(db: Database) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "application_id")
    values = [db.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert values == ["wal", 2, 1, 1, APPLICATION_ID]


def _delete_and_fail(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM entries")
    connection.execute("SELECT ?")


def test_a_transaction_keeps_all_of_its_changes_or_none(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(3))
        with pytest.raises(sqlite3.ProgrammingError), db.transaction() as connection:
            _delete_and_fail(connection)
    assert kept(folder) == 3


def test_looking_creates_nothing_and_says_that_nothing_is_kept(folder: Path) -> None:
    with (
        pytest.raises(NothingKept, match="nothing is kept yet"),
        open_database(folder=folder, write=False),
    ):
        pytest.fail("opened what is not there")
    assert not folder.parent.exists()


def test_looking_changes_nothing(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(1))
    with (
        pytest.raises(StorageError, match="nothing can be written"),
        open_database(folder=folder, write=False) as db,
    ):
        db.connection.execute("DELETE FROM entries")
    assert kept(folder) == 1


def test_the_folder_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "secaudit"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG specification")
def test_a_relative_data_home_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder() == Path(os.environ["HOME"]) / ".local/share/secaudit"


def test_another_run_is_waited_for(folder: Path) -> None:
    hold = (
        "import time\n"
        "from pathlib import Path\n"
        "from secaudit.storage.database import open_database\n"
        "with open_database(folder=Path(sys.argv[2])) as db:\n"
        "    with db.transaction():\n"
        "        print('held', flush=True)\n"
        "        time.sleep(float(sys.argv[3]))\n"
    )
    with child(hold, folder, "0.4") as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with open_database(folder=folder) as db:
            keep(db, some_entries(2))
    assert kept(folder) == 2


def test_another_run_that_does_not_end_is_told_in_a_sentence(folder: Path) -> None:
    with open_database(folder=folder) as held, held.transaction():
        start = time.monotonic()
        with (
            pytest.raises(StorageError) as caught,
            open_database(folder=folder, patience=0.2) as db,
        ):
            keep(db, some_entries(1))
    assert time.monotonic() - start >= 0.2
    assert "another run of secaudit is writing there" in str(caught.value)
    assert WITHOUT in str(caught.value)


def test_many_first_runs_at_once_all_keep_their_entries(folder: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from secaudit.storage.database import open_database\n"
        "from tests.storage.conftest import keep, some_entries\n"
        "with open_database(folder=Path(sys.argv[2])) as db:\n"
        "    keep(db, some_entries(5))\n"
    )
    runs = [child(script, folder) for _ in range(4)]
    for run in runs:
        _, err = run.communicate()
        assert (run.returncode, err) == (0, "")
    assert kept(folder) == 20


def test_what_was_confirmed_outlasts_a_kill_at_any_moment(folder: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from secaudit.storage.database import open_database\n"
        "from tests.storage.conftest import keep, some_entries\n"
        "rows = some_entries(50)\n"
        "with open_database(folder=Path(sys.argv[2])) as db:\n"
        "    print(0, flush=True)\n"
        "    while True:\n"
        "        print(keep(db, rows).stop - 1, flush=True)\n"
    )
    for wait in (0.0, 0.01, 0.03, 0.05):
        with child(script, folder) as run:
            assert run.stdout is not None
            run.stdout.readline()
            time.sleep(wait)
            run.send_signal(signal.SIGKILL)
            confirmed = max([int(line) for line in run.stdout.read().split()], default=0)
        found = kept(folder)
        assert found >= confirmed
        assert found % 50 == 0


def _fill(db: Database) -> None:
    pages = db.connection.execute("PRAGMA page_count").fetchone()[0]
    db.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    keep(db, some_entries(2000))


def test_a_full_disk_loses_nothing(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(10))
    with pytest.raises(StorageError) as caught, open_database(folder=folder) as db:
        _fill(db)
    assert "the disk is full" in str(caught.value)
    assert WITHOUT in str(caught.value)
    assert kept(folder) == 10


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_file_that_may_not_grow_loses_nothing(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(10))
    script = (
        "import resource, signal\n"
        "from pathlib import Path\n"
        "from secaudit.errors import StorageError\n"
        "from secaudit.storage.database import open_database\n"
        "from tests.storage.conftest import keep, some_entries\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    with open_database(folder=Path(sys.argv[2])) as db:\n"
        "        keep(db, some_entries(5000))\n"
        "except StorageError as error:\n"
        "    print(error)\n"
    )
    out, err = child(script, folder).communicate()
    assert err == ""
    assert "the disk or the drive failed" in out
    assert WITHOUT in out
    assert kept(folder) == 10


def test_a_newer_database_is_left_alone(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(1))
        db.connection.execute("PRAGMA user_version = 99")
    before = (folder / FILE).read_bytes()
    with (
        pytest.raises(StorageError, match="newer version of secaudit"),
        open_database(folder=folder),
    ):
        pytest.fail("opened a newer database")
    assert (folder / FILE).read_bytes() == before


def test_the_database_of_another_program_is_left_alone(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    (folder / FILE).touch(mode=0o600)
    with closing(sqlite3.connect(folder / FILE)) as other:
        other.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StorageError, match="not made by secaudit"), open_database(folder=folder):
        pytest.fail("opened another program's database")


def _no_database(data: bytes) -> bytes:
    return b"These are my holiday notes.\n" * (len(data) // 28)


def _zeroed(data: bytes) -> bytes:
    return data[:4096] + bytes(len(data) - 4096)


def _halved(data: bytes) -> bytes:
    return data[: len(data) // 2 - 100]


def _scrambled(data: bytes) -> bytes:
    return data[:4096] + bytes(byte ^ 0x5A for byte in data[4096:])


def _garbled_text(data: bytes) -> bytes:
    return data.replace("绿叶超市".encode(), b"\xff" * 12)


def _garbled_schema(data: bytes) -> bytes:
    return data.replace(b"CREATE TABLE", b"CREATE \xff\xc5BLE")


@pytest.mark.parametrize(
    "damage", [_no_database, _zeroed, _halved, _scrambled, _garbled_text, _garbled_schema]
)
def test_damage_is_told_and_nothing_is_changed(
    folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(500))
    path = folder / FILE
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(StorageError) as caught:
        kept(folder)
    assert "what was kept is damaged" in str(caught.value)
    assert WITHOUT in str(caught.value)
    assert path.read_bytes() == damaged


def test_a_database_that_another_run_deletes_is_not_called_damaged(folder: Path) -> None:
    def keep_after_deleting() -> None:
        with open_database(folder=folder) as db:
            contents.erase(db.path)
            keep(db, some_entries(1))

    with pytest.raises(StorageError, match="has deleted it"):
        keep_after_deleting()


def test_a_value_of_the_wrong_type_is_damage(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(2))
        db.connection.execute("UPDATE entries SET amount = 'much'")
    with pytest.raises(StorageError, match="damaged"):
        kept(folder)


def test_pages_that_do_not_fit_together_are_found_by_checking(folder: Path) -> None:
    with open_database(folder=folder) as db:
        keep(db, some_entries(500))
        db.check()
        root = db.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'entries_by_time'"
        ).fetchone()[0]
        size = db.connection.execute("PRAGMA page_size").fetchone()[0]
    path = folder / FILE
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : (root - 1) * size + 200] = bytes(200)
    path.write_bytes(data)
    with pytest.raises(StorageError, match="damaged"), open_database(folder=folder) as db:
        db.check()


def test_an_empty_file_is_a_beginning(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    (folder / FILE).touch(mode=0o600)
    assert kept(folder) == 0


def test_a_log_whose_database_is_empty_is_kept(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    (folder / FILE).touch(mode=0o600)
    log = folder / f"{FILE}-wal"
    log.touch(mode=0o600)
    log.write_bytes(b"pages")
    with pytest.raises(StorageError, match="damaged"):
        kept(folder)
    assert log.read_bytes() == b"pages"


@pytest.mark.skipif(sys.platform != "linux", reason="the short way is taken on Linux alone")
@pytest.mark.parametrize("home", ["/home/somebody", "/home/some body/x", "relative", ""])
@pytest.mark.parametrize("data", [None, "", "/elsewhere", "relative"])
def test_the_short_way_to_the_data_folder_leads_where_platformdirs_leads(
    monkeypatch: pytest.MonkeyPatch, home: str, data: str | None
) -> None:
    monkeypatch.setenv("HOME", home)
    if data is not None:
        monkeypatch.setenv("XDG_DATA_HOME", data)
    assert data_folder() == platformdirs.user_data_path("secaudit", appauthor=False)
