"""Runs the program as a user does: a process of its own, an empty home, no settings, no locale."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

import secaudit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the program left behind; `peak` is in bytes of resident memory."""

    code: int
    out: str
    err: str
    seconds: float
    peak: int

    @property
    def json(self) -> dict[str, Any]:  # Any: what JSON holds
        """Standard output as the one JSON object that it is."""
        report: dict[str, Any] = json.loads(self.out)
        return report

    @property
    def questions(self) -> list[list[dict[str, Any]]]:  # Any: what JSON holds
        """The flagged entries of the JSON report, one list per finding, most urgent first."""
        report = self.json
        entries = {entry["number"]: entry for entry in report["entries"]}
        return [[entries[number] for number in one["entries"]] for one in report["findings"]]


def run_program(
    *args: str | Path, env: Mapping[str, str] | None = None, out: int | None = None
) -> Run:
    """Run `python -m secaudit ARGS` in an empty home and without a terminal or locale.

    `env` adds to the environment; `out` is a file descriptor to write to instead of being read.
    """
    with (
        tempfile.TemporaryDirectory() as home,
        tempfile.TemporaryFile() as written,
        tempfile.TemporaryFile() as err,
    ):
        started = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "secaudit", *map(str, args)],
            stdin=subprocess.DEVNULL,
            stdout=written if out is None else out,
            stderr=err,
            cwd=home,
            env=_environment(home) | dict(env or {}),
        ) as process:
            guard = threading.Timer(TIMEOUT, process.kill)
            guard.start()
            seen = _Watched(process.pid)
            _, status, usage = os.wait4(process.pid, 0)
            guard.cancel()
            peak = seen.end() or _peak(usage.ru_maxrss)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        return Run(process.returncode, _text(written), _text(err), seconds, peak)


class _Watched(threading.Thread):
    """Looks at a process's peak of memory until it ends.

    Linux counts what the process that started it held into `ru_maxrss`, which is much in a long
    run of tests.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._status = Path(f"/proc/{pid}/status")
        self._over = threading.Event()
        self._peak = 0
        self.start()

    def run(self) -> None:
        """Look every few milliseconds."""
        while not self._over.wait(0.005):
            with suppress(OSError):
                found = re.search(r"VmHWM:\s*(\d+) kB", self._status.read_text())
                self._peak = max(self._peak, int(found[1]) * 1024 if found else 0)

    def end(self) -> int:
        """Stop looking; the peak in bytes, 0 where it cannot be seen."""
        self._over.set()
        self.join()
        return self._peak


def _environment(home: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "HOME": home,
        "TERM": "dumb",
        "COLUMNS": "80",
        # The same copy of the program that the tests themselves would import.
        "PYTHONPATH": str(Path(secaudit.__file__).parents[1]),
    }


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8")


def _peak(maxrss: int) -> int:
    # ru_maxrss is in bytes on macOS and in kilobytes elsewhere.
    return maxrss if sys.platform == "darwin" else maxrss * 1024


@cache
def _run_once(args: tuple[str, ...]) -> Run:
    return run_program(*args)


@pytest.fixture(scope="session")
def run() -> Callable[..., Run]:
    """Run the program with the arguments given."""
    return run_program


@pytest.fixture(scope="session")
def scan() -> Callable[..., Run]:
    """`secaudit transactions` on a sample by its name; each combination of arguments runs once."""

    def scan_once(name: str, *args: str) -> Run:
        language = () if "--lang" in args else ("--lang", "en")
        return _run_once(("transactions", str(SAMPLES / name), *args, *language))

    return scan_once


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample exports."""
    return SAMPLES
