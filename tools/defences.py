"""Takes each defence of the program away in a copy, and sees whether its test notices.

    python tools/defences.py          all of them; exit code 1 if a test passes without its own
    python tools/defences.py ID...    some of them
    python tools/defences.py --page   the table of docs/security.md, on standard output

The list is `tests/security/attacks.toml`: who attacks how, what stops it, which test shows it, and
which line is the defence. Needs the development packages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "security" / "attacks.toml"
_COPIED = ("secaudit", "tests", "sample_data", "docs", "tools", "benchmarks", "pyproject.toml")
_HEAD = "| attack or fault | what stops it | shown by |"
_PYTEST = ("-m", "pytest", "-q", "-x", "--no-header", "-p", "no:randomly")
_FAILED = 1  # pytest: tests were run, and some failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One attack or fault, and the `test` that fails when `without` stands for `defence`."""

    id: str
    who: str
    attack: str
    stopped: str
    test: str
    file: str
    defence: str
    without: str


def attacks() -> list[Attack]:
    """All of them, in the order of the list."""
    table = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return [Attack(**one) for one in table["attack"]]


def whos() -> dict[str, str]:
    """Who could harm the user through this tool: id to words, in the order of the page."""
    table: dict[str, str] = tomllib.loads(LIST.read_text(encoding="utf-8"))["who"]
    return table


def page() -> str:
    """The table of docs/security.md, by who attacks."""
    lines: list[str] = []
    for who, words in whos().items():
        lines += [
            f"### {words}",
            "",
            "| attack or fault | what stops it | shown by |",
            "|---|---|---|",
        ]
        lines += [
            f"| {one.attack} | {one.stopped} | `{one.test.removeprefix('tests/')}` |"
            for one in attacks()
            if one.who == who
        ]
        lines.append("")
    return "\n".join(lines)


def prove(one: Attack, copy: Path) -> str:
    """Empty where the test fails without the defence, else what is wrong."""
    path = copy / one.file
    text = path.read_text(encoding="utf-8")
    if text.count(one.defence) != 1:
        return f"the defence stands {text.count(one.defence)} times in {one.file}"
    path.write_text(text.replace(one.defence, one.without), encoding="utf-8")
    try:
        code = _pytest(one.test, copy)
    finally:
        path.write_text(text, encoding="utf-8")
    return "" if code == _FAILED else f"the test ended with {code} without it; 1 was expected"


def _pytest(test: str, copy: Path) -> int:
    return subprocess.run(
        [sys.executable, *_PYTEST, "-p", "no:cacheprovider", test],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=600,
    ).returncode


def main(arguments: list[str]) -> int:
    """Prove the named defences, or all of them; the exit code."""
    if arguments == ["--page"]:
        print(page(), end="")
        return 0
    wanted = [one for one in attacks() if not arguments or one.id in arguments]
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="secaudit-defences-") as folder:
        copy = Path(folder)
        for name in _COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / name)
        for one in wanted:
            before = _pytest(one.test, copy)
            said = f"the test ended with {before} even with it" if before else prove(one, copy)
            wrong += bool(said)
            print(f"{'WRONG' if said else 'ok':6}{one.id}{': ' + said if said else ''}", flush=True)
    print(
        f"{len(wanted) - wrong} of {len(wanted)} defences were missed by their test when taken away"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
