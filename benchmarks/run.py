"""Prints what secaudit costs beside what somebody would use instead, as a table in Markdown.

`python benchmarks/run.py` measures everything; `--quick` leaves out the longest and takes less than
two minutes. Needs secaudit in the interpreter that runs it, and grep.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

# Started as a script, Python looks for packages beside this file only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.exports import write_export
from benchmarks.pairs import Measured, Pair, measure, python
from benchmarks.vault import export, hashes
from secaudit.cli.summaries import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLICK = "import click"
LOADING = "pandas.read_csv"
ONE = "correct horse battery"
CHECKED = "import click, rich, zxcvbn"
LOADED = "import sys, pandas; pandas.read_csv(sys.argv[1], encoding='gb18030')"
SCORED = (
    "import csv, sys; from zxcvbn import zxcvbn\n"
    "for row in csv.DictReader(open(sys.argv[1])): zxcvbn(row['password'])"
)
FIRST, LARGE = 2_000, 1_000_000
# What is promised of a scan beside `import pandas`, and of the large one beside loading it.
SCANS = {FIRST: (1.5, 1.0), 20_000: (2.5, 1.5), 200_000: None, LARGE: (3.0, 1.0)}
HEAD = (
    "| what | beside | secaudit | other | ratio | limit | aim | memory | limit |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


def starts() -> Iterator[Pair]:
    """What every command takes to begin."""
    promised = (1.5, 1.2)
    yield Pair("secaudit", (), python(CLICK), CLICK, ends=(2,))
    for option in ("--help", "--version"):
        yield Pair(f"secaudit {option}", (option,), python(CLICK), CLICK, promise=promised)
    for name in names():
        yield Pair(f"secaudit {name} --help", (name, "--help"), python(CLICK), CLICK)
    yield Pair(
        "secaudit password --stdin", ("password", "--stdin"), python(CHECKED), CHECKED,
        stdin=ONE, promise=promised,
    )  # fmt: skip


def scans(folder: Path, *, quick: bool) -> Iterator[Pair]:
    """Exports of growing length."""
    for entries, promise in SCANS.items():
        if quick and entries == LARGE:
            continue
        path = folder / f"{entries}.csv"
        write_export(path, entries)
        name, scan = f"scan of {entries:,} entries", ("transactions", str(path))
        alone = (*scan, "--no-remember")
        rounds = 3 if entries > 20_000 else None  # noqa: PLR2004 - the longer ones
        if promise and entries != LARGE:
            yield Pair(name, alone, python("import pandas"), "import pandas", promise=promise)
            yield Pair(f"{name}, kept", scan, python("import pandas"), "import pandas")
        yield Pair(
            name, alone, python(LOADED, str(path)), LOADING,
            promise=promise if entries == LARGE else None,
            memory=(2.0, 1.0) if entries == LARGE else None, rounds=rounds,
        )  # fmt: skip


def vaults(folder: Path, *, quick: bool) -> Iterator[Pair]:
    """Exports of password managers, and looking their passwords up among leaked ones."""
    leaked, sought = folder / "leaked.txt", folder / "sought.txt"
    hashes(leaked, 200_000 if quick else 2_000_000)
    size = f"{leaked.stat().st_size >> 20} MiB"
    if not quick:
        path = folder / "large.csv"
        export(path, 10_000)
        yield Pair(
            "vault of 10,000", ("vault", str(path), "--no-input"), python(SCORED, str(path)),
            "zxcvbn of each", rounds=1,
        )  # fmt: skip
    path = folder / "vault.csv"
    passwords = export(path, 1_000)
    vault = ("vault", str(path), "--no-input")
    yield Pair("vault of 1,000", vault, python(SCORED, str(path)), "zxcvbn of each", rounds=3)
    sought.write_text("".join(f"{digest(one)}\n" for one in passwords))
    search = f"{SCORED}\nimport subprocess; subprocess.run(['grep', '-cFf', *sys.argv[2:]])"
    yield Pair(
        f"the same, looked up in {size}", (*vault, "--breach-file", str(leaked)),
        python(search, str(path), str(sought), str(leaked)), "the same and grep", rounds=3,
    )  # fmt: skip
    yield Pair(
        f"one password, looked up in {size}",
        ("password", "--stdin", "--breach-file", str(leaked)),
        ("grep", "-c", digest(ONE), str(leaked)), "grep", stdin=ONE,
    )  # fmt: skip


def digest(password: str) -> str:
    """The hash under which a list of leaked passwords holds one."""
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def line(found: Measured) -> str:
    """One line of the table; memory is told of what is promised about it."""
    pair = found.pair
    bounds = [f"{pair.promise[0]} | {pair.promise[1]}" if pair.promise else " | "]
    if pair.memory:
        bounds.append(f"{found.peak_ratio:.2f} | {pair.memory[0]}")
    else:
        bounds.append(f"{found.peak_ratio:.2f} | " if pair.told == LOADING else " | ")
    over = " (over)" if pair.promise and found.ratio > pair.promise[0] else ""
    seconds = f"{found.ours.seconds:.2f} s | {found.theirs.seconds:.2f} s"
    return (
        f"| {pair.name} | `{pair.told}` | {seconds} | {found.ratio:.2f}{over} | "
        + " | ".join(bounds)
        + " |"
    )


def growth(found: Sequence[tuple[int, float]]) -> str:
    """Microseconds for each entry beyond the shortest scan: alike where cost is linear."""
    (fewest, start), *longer = found
    told = (
        f"{entries:,}: {(seconds - start) / (entries - fewest) * 1e6:.1f}"
        for entries, seconds in longer
    )
    return "Microseconds for each further entry: " + "; ".join(told) + "."


def main() -> None:
    """Measure every pair and print its line at once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="rounds of each pair; default 7, quick 2")
    parser.add_argument("--quick", action="store_true", help=f"leave out {LARGE:,} entries")
    asked = parser.parse_args()
    usual = asked.rounds or (2 if asked.quick else 7)
    print(HEAD, flush=True)
    scanned = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pairs in (
            starts(), scans(folder, quick=asked.quick), vaults(folder, quick=asked.quick),
        ):  # fmt: skip
            for pair in pairs:
                found = measure(pair, min(usual, pair.rounds or usual))
                print(line(found), flush=True)
                if pair.told == LOADING:
                    scanned.append((int(Path(pair.ours[1]).stem), found.ours.seconds))
    print("\n" + growth(scanned))


if __name__ == "__main__":
    main()
