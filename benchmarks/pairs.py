"""Two whole processes side by side: one of secaudit, and what somebody would use instead.

They run in turn, so that what else the computer does slows both; the medians of the ratios mean
something elsewhere too, the seconds do not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.memory import environment

RUN = "import sys; from secaudit.__main__ import run; sys.exit(run())"


@dataclass(frozen=True, slots=True)
class Pair:
    """A command of secaudit and a yardstick; `limit` and `aim` for seconds, then for memory."""

    name: str
    ours: tuple[str, ...]
    yardstick: tuple[str, ...]
    told: str
    stdin: str = ""
    promise: tuple[float, float] | None = None
    memory: tuple[float, float] | None = None
    rounds: int | None = None
    ends: tuple[int, ...] = (0, 1)  # nothing found, findings


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds on the wall, and bytes of memory at its peak."""

    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of a pair."""

    pair: Pair
    ours: Cost
    theirs: Cost
    ratio: float
    peak_ratio: float


def python(code: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs Python code."""
    return (sys.executable, "-c", code, *arguments)


def cost(command: tuple[str, ...], *, stdin: str = "", ends: tuple[int, ...] = (0, 1)) -> Cost:
    """Run a command in an empty home; raise if it does not end as it should."""
    with tempfile.TemporaryDirectory() as home:
        # NOTE: this variable would have every run compile every module once more.
        kept = environment(Path(home))
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=home, env=kept, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if process.stdin is not None:
            process.stdin.write(stdin.encode())
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ends:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux counts in KiB, macOS in bytes.
    return Cost(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def measure(pair: Pair, rounds: int) -> Measured:
    """Run both in turn; the first round only fills the caches."""
    command = python(RUN, *pair.ours)
    runs = [
        (cost(command, stdin=pair.stdin, ends=pair.ends), cost(pair.yardstick))
        for _ in range(rounds + 1)
    ][1:]
    ours, theirs = (
        Cost(
            statistics.median(cost.seconds for cost in side),
            int(statistics.median(cost.peak for cost in side)),
        )
        for side in zip(*runs, strict=True)
    )
    return Measured(
        pair,
        ours,
        theirs,
        statistics.median(one.seconds / other.seconds for one, other in runs),
        statistics.median(one.peak / other.peak for one, other in runs),
    )
