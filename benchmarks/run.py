"""Measures whole processes side by side with what anybody pays for the libraries alone.

`python benchmarks/run.py` prints one line per promise: the median of the ratios of rounds in which
both commands ran one after the other. Needs secaudit in the interpreter that runs it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

GENERATOR = Path(__file__).with_name("exports.py")
SCRIPT = "import sys; from secaudit.__main__ import run; sys.exit(run())"
READING = (
    "import sys; from pathlib import Path; from secaudit.transactions.reading.export import "
    "read_export; assert len(read_export(Path(sys.argv[1])).entries)"
)
LARGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Promise:
    """One command of ours beside a yardstick, and what the ratio may be and should be."""

    name: str
    ours: tuple[str, ...]
    yardstick: str
    limit: float
    aim: float
    memory: tuple[float, float] | None = None
    script: str = SCRIPT


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds on the wall, and bytes of memory at its peak."""

    seconds: float
    peak: int


def promises(folder: Path, *, quick: bool) -> list[Promise]:
    """The promises, their exports written to `folder`."""
    pandas = "import pandas"
    read = "import pandas; pandas.read_csv({!r}, encoding='gb18030')"
    told = [
        Promise("secaudit --help", ("--help",), "import click", 1.5, 1.2),
        Promise("secaudit --version", ("--version",), "import click", 1.5, 1.2),
    ]
    sizes = [(2_000, pandas, 1.5, 1.0), (20_000, pandas, 2.5, 1.5), (LARGE, read, 3.0, 1.0)]
    for entries, yardstick, limit, aim in sizes[: 2 if quick else 3]:
        path = folder / f"{entries}.csv"
        subprocess.run([sys.executable, GENERATOR, path, str(entries)], check=True)
        told.append(
            Promise(
                f"secaudit transactions, {entries:,} entries",
                ("transactions", str(path)),
                yardstick.format(str(path)),
                limit,
                aim,
                memory=(2.0, 1.0) if entries == LARGE else None,
            )
        )
    if not quick:
        told.append(
            Promise(
                f"reading {LARGE:,} lines into the ledger",
                (str(folder / f"{LARGE}.csv"),),
                told[-1].yardstick,
                2.0,
                1.0,
                memory=(2.0, 1.0),
                script=READING,
            )
        )
    return told


def cost(code: str, *arguments: str, cwd: Path) -> Cost:
    """Run Python code as a process of its own; raise if it fails."""
    command = [sys.executable, "-c", code, *arguments]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:  # 1: findings
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux counts in KiB, macOS in bytes.
    return Cost(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def measure(promise: Promise, rounds: int, folder: Path) -> None:
    """Print a promise's line, and a second one for its memory."""
    pairs = []
    for _ in range(rounds + 1):
        ours = cost(promise.script, *promise.ours, cwd=folder)
        pairs.append((ours, cost(promise.yardstick, cwd=folder)))
    del pairs[0]  # The first round fills the caches.
    ratio = statistics.median(ours.seconds / theirs.seconds for ours, theirs in pairs)
    seconds = [
        statistics.median(cost.seconds for cost in column) for column in zip(*pairs, strict=True)
    ]
    show(
        promise.name,
        f"{seconds[0]:8.2f} s",
        f"{seconds[1]:8.2f} s",
        ratio,
        (promise.limit, promise.aim),
    )
    if promise.memory:
        ratio = statistics.median(ours.peak / theirs.peak for ours, theirs in pairs)
        peaks = [
            statistics.median(cost.peak for cost in column) / 2**20
            for column in zip(*pairs, strict=True)
        ]
        show(
            "  peak memory of the same",
            f"{peaks[0]:6.0f} MiB",
            f"{peaks[1]:6.0f} MiB",
            ratio,
            promise.memory,
        )


def show(name: str, ours: str, theirs: str, ratio: float, bounds: tuple[float, float]) -> None:
    """Print one line of the table."""
    limit, aim = bounds
    verdict = "aim met" if ratio <= aim else "within limit" if ratio <= limit else "OVER LIMIT"
    print(
        f"{name:40} {ours:>10} {theirs:>10} {ratio:6.2f} {limit:6.1f} {aim:5.1f}  {verdict}",
        flush=True,
    )


def main() -> None:
    """Measure every promise, or all but the long one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds per promise, the long one 3")
    parser.add_argument("--quick", action="store_true", help=f"leave out the {LARGE:,} entries")
    asked = parser.parse_args()
    print(f"{'':40} {'secaudit':>10} {'yardstick':>10} {'ratio':>6} {'limit':>6} {'aim':>5}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for promise in promises(folder, quick=asked.quick):
            measure(promise, min(asked.rounds, 3) if promise.memory else asked.rounds, folder)


if __name__ == "__main__":
    main()
