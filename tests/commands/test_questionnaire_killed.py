"""A questionnaire killed at any moment loses nothing that was confirmed on the screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import secaudit
from secaudit.storage import answers
from secaudit.storage.database import open_database

CONFIRMED = b"  -> "


@pytest.mark.parametrize("count", [1, 2, 9, 23, 40])
def test_nothing_confirmed_is_lost(tmp_path: Path, count: int) -> None:
    home = tmp_path / "data"
    confirmed = killed_after(count, home)
    with open_database(folder=home / "secaudit", write=False) as db:
        kept = answers.kept(db)
        db.check()
    assert confirmed >= count
    assert confirmed <= len(kept) <= 42


def killed_after(count: int, home: Path) -> int:
    """Answer without a pause, kill at the confirmation of that number; how many were shown."""
    environment = {
        **os.environ,
        "XDG_DATA_HOME": str(home),
        "PYTHONPATH": str(Path(secaudit.__file__).parents[1]),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "secaudit", "questionnaire"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"6\n" + b"1\n" * 50)
        process.stdin.flush()
        shown = b""
        while shown.count(CONFIRMED) < count:
            shown += os.read(process.stdout.fileno(), 4096)
        process.send_signal(signal.SIGKILL)
        shown += process.stdout.read()
    return shown.count(CONFIRMED)
