"""What nobody means, and what a thief may mean: each ends in a clear word and loses nothing."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from secaudit.cli import main as way_in
from secaudit.errors import ExportError, StorageError, UsageError
from secaudit.model.schedule import File
from secaudit.storage.database import FILE, open_database
from secaudit.transactions.reading import export
from secaudit.transactions.reading.export import read_export
from secaudit.workflows import remind

FULL = Path("/dev/full")


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(b"Date,Payee,Amount\n" * 100)
    monkeypatch.setattr(export, "MAX_BYTES", 1000)
    monkeypatch.setattr(type(path), "stat", lambda *_, **__: os.stat_result((0o100600,) + (0,) * 9))
    with pytest.raises(ExportError, match="at most 1,000 are read"):
        read_export(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    os.mkfifo(path)
    script = "import sys, pathlib\nfrom secaudit.passwords.breaches.copy import open_copy\n"
    done = subprocess.run(
        [sys.executable, "-c", script + "open_copy(pathlib.Path(sys.argv[1]))", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=10,
    )
    assert "a pipe or a device" in done.stderr


def test_a_database_in_which_somebody_left_a_trigger_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with open_database(folder=folder):
        pass
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(
            "CREATE TRIGGER steal AFTER INSERT ON hotlines BEGIN"
            " UPDATE hotlines SET number = '4006700700'; END"
        )
        connection.commit()
    with pytest.raises(StorageError), open_database(folder=folder):
        pytest.fail("it was opened")


def test_too_little_memory_is_told_and_is_no_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(way_in, "_run", exhausted)
    assert way_in.main(["--lang", "en", "transactions", "x.csv"]) == 2
    assert "memory of this computer was not enough" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
def test_a_process_that_holds_a_secret_leaves_no_dump() -> None:
    script = (
        "import resource\n"
        "from secaudit.cli.hidden import Secrets\n"
        "from secaudit.i18n import Translator\n"
        "_, most = resource.getrlimit(resource.RLIMIT_CORE)\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (most, most))\n"
        "Secrets(Translator('en'), stdin=True, no_input=True)\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "0\n"


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("command", ["--help", "config show", "hotline"])
def test_a_full_disk_behind_stdout_is_told_and_is_no_fault_of_the_program(command: str) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "secaudit", "--lang", "en", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        "The result could not be written (the disk is full). Make room, then try again.\n"
    )


def test_no_room_for_files_of_the_moment_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: object) -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert way_in.main(["--lang", "en", "demo"]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_schedule_that_was_half_written_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    target = tmp_path / "secaudit-remind.timer"
    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(UsageError, match="the disk is full"):
        remind._write(File(target, b"[Timer]"))  # noqa: SLF001 - the one writer
    assert not target.exists()
