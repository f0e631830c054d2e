"""A process that is killed while it imports or is answered takes nothing with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import secaudit

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "benchmarks" / "kills.py"


def test_what_was_confirmed_outlives_a_kill_at_any_moment() -> None:
    """A few of the kills that the script is made for; run it alone for as many as you like."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "10"],
        env={**os.environ, "PYTHONPATH": str(Path(secaudit.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "nothing confirmed was lost" in done.stdout
