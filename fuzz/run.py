"""Feeds targets bytes that atheris invents, guided by the branches they reach.

    python fuzz/run.py --seconds 300              every target, one after the other
    python fuzz/run.py --seconds 60 score_pin     one of them

Needs `pip install atheris` beside the project; see README.md in this folder.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
TARGETS = ROOT / "fuzz" / "targets"
_LIMITS = ("-max_len=4000", "-rss_limit_mb=2048", "-timeout=10", "-print_final_stats=1")


def targets() -> list[str]:
    """The names of all targets: the files of their folder."""
    return sorted(path.stem for path in TARGETS.glob("*.py"))


def load(name: str) -> ModuleType:
    """One target, imported from its file."""
    found = importlib.util.spec_from_file_location(f"fuzz_{name}", TARGETS / f"{name}.py")
    if found is None or found.loader is None:
        raise ValueError(name)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def _fuzz(name: str, arguments: list[str]) -> None:
    import atheris  # noqa: PLC0415 - tests load the targets without it

    with atheris.instrument_imports(include=["secaudit"]):
        target = load(name)
        # Much is imported only when it is needed: by something of each kind.
        target.check(b"0")
        for seed in sorted((ROOT / target.SEEDS).iterdir()) if target.SEEDS else ():
            if seed.is_file():
                target.check(seed.read_bytes())
    atheris.Setup([sys.argv[0], *arguments], target.check)
    atheris.Fuzz()


def main() -> int:
    """Run the named targets, or all, each in a process of its own; 1 if one found something."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", nargs="*", help="one of: " + ", ".join(targets()))
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked, rest = parser.parse_known_args()
    if asked.inside:
        _fuzz(asked.target[0], [*rest, *asked.target[1:]])
        return 0
    failed = []
    for name in asked.target or targets():
        print(f"== {name}", flush=True)
        with tempfile.TemporaryDirectory() as found:
            seeds = load(name).SEEDS
            command = [sys.executable, __file__, "--inside", name, *_LIMITS]
            command += [f"-max_total_time={asked.seconds}", f"-artifact_prefix={ROOT}/fuzz/"]
            command += [found, *([str(ROOT / seeds)] if seeds else [])]
            if subprocess.run(command, cwd=ROOT, check=False).returncode:
                failed.append(name)
    print("found something: " + ", ".join(failed) if failed else "nothing found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
