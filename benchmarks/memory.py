"""Measures what remembering costs beside a scan that keeps nothing.

`python benchmarks/memory.py` imports 20,000 entries into a database of 200,000, and scans the same
file with `--no-remember`, in turn, as whole processes; it prints the ratio of the medians.
Needs secaudit in the interpreter that runs it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GENERATOR = Path(__file__).with_name("exports.py")
SECAUDIT = [sys.executable, "-m", "secaudit"]
KEPT, NEW, SHARED = 200_000, 20_000, 2_000
LIMIT = 2.0


def environment(home: Path) -> dict[str, str]:
    """The variables of a user whose home is that folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SECAUDIT_", "XDG_", "LC_"))
    }
    return kept | dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))


def exports(folder: Path, *, kept: int, new: int) -> tuple[Path, Path]:
    """What is kept, and the later export of the same account; they share some entries."""
    whole, past, recent = (folder / name for name in ("whole.csv", "past.csv", "recent.csv"))
    shared = new * SHARED // NEW
    total = kept + new - shared
    subprocess.run([sys.executable, GENERATOR, whole, str(total)], check=True)
    header, *lines = whole.read_bytes().splitlines(keepends=True)  # the latest entry first
    past.write_bytes(header + b"".join(lines[total - kept :]))
    recent.write_bytes(header + b"".join(lines[:new]))
    return past, recent


def seconds(home: Path, *arguments: str | Path) -> float:
    """How long one whole process takes; raise if it does not do its work."""
    command = [*SECAUDIT, *map(str, arguments)]
    started = time.perf_counter()
    done = subprocess.run(
        command,
        env=environment(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    taken = time.perf_counter() - started
    if done.returncode not in {0, 1}:  # 1: findings
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return taken


def measure(folder: Path, *, rounds: int, kept: int, new: int) -> float:
    """Print what importing and what scanning take; give the ratio of the medians."""
    past, recent = exports(folder, kept=kept, new=new)
    filled, home, bare = (folder / name for name in ("filled", "home", "bare"))
    filled.mkdir()
    bare.mkdir()
    first = seconds(filled, "transactions", past)
    print(f"filling an empty database with {kept:,} entries: {first:.2f} s", flush=True)
    importing, scanning = [], []
    for turn in range(rounds + 1):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(filled, home)
        one = seconds(home, "transactions", recent)
        other = seconds(bare, "transactions", recent, "--no-remember")
        if turn:  # the first round fills the caches
            importing.append(one)
            scanning.append(other)
    ours, theirs = statistics.median(importing), statistics.median(scanning)
    ratio = ours / theirs
    print(f"importing {new:,} entries into {kept:,}: {ours:.2f} s")
    print(f"scanning them with --no-remember: {theirs:.2f} s")
    verdict = "within limit" if ratio <= LIMIT else "OVER LIMIT"
    print(f"ratio {ratio:.2f}, limit {LIMIT:.1f}: {verdict}")
    return ratio


def main() -> None:
    """Measure in full, or with fewer entries for a quick look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each is run")
    parser.add_argument("--kept", type=int, default=KEPT, help="entries in the database")
    parser.add_argument("--new", type=int, default=NEW, help="entries in the later export")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ratio = measure(Path(name), rounds=asked.rounds, kept=asked.kept, new=asked.new)
    sys.exit(ratio > LIMIT)


if __name__ == "__main__":
    main()
