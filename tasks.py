"""Runs the project's checks under the same names everywhere: `python tasks.py all`.

Needs the development packages of `requirements.lock` in the interpreter that runs it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PYTHON = sys.executable
LOCK = [
    *("uv", "pip", "compile", "pyproject.toml", "--extra", "dev", "--upgrade", "--quiet"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "python tasks.py lock", "--output-file", "requirements.lock"),
]

TASKS: dict[str, list[list[str]]] = {
    "lint": [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [PYTHON, "-m", "bandit", "--quiet", "-c", "pyproject.toml", "-r", "secaudit"],
    ],
    "types": [[PYTHON, "-m", "mypy"]],
    # -P keeps this folder off the import path: the installed package is what gets tested.
    "test": [[PYTHON, "-P", "-m", "pytest", "-n", "auto", "--cov"]],
    "texts": [[PYTHON, "tools/texts.py", "update"], [PYTHON, "tools/texts.py", "compile"]],
    "providers": [[PYTHON, "tools/provider_hashes.py"]],
    "lock": [LOCK],
}
TASKS["all"] = TASKS["lint"] + TASKS["types"] + TASKS["test"]


def main(names: list[str]) -> int:
    """Run the named tasks in order; the first failing command ends it with its exit code."""
    if not names or any(name not in TASKS for name in names):
        print(f"usage: python tasks.py {'|'.join(TASKS)} ...", file=sys.stderr)
        return 2
    for command in (command for name in names for command in TASKS[name]):
        print("$", *command[command[0] == PYTHON :], flush=True)
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
