"""What is shipped: every file of the program and nothing else, small, with few dependencies."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from secaudit import __version__
from secaudit.cli import summaries

ROOT = Path(__file__).resolve().parents[1]
# The word lists are half of it; a wheel twice as large would have to say why.
MOST_BYTES = 1_800_000
# Each has its reason in docs/decisions.md; another one has to displace one of these.
MOST_DEPENDENCIES = 12


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_it_holds_every_file_of_the_program_and_no_other(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    there = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "secaudit").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == there
    assert not any("test" in Path(name).stem.split("_") for name in held)


def test_it_is_small_and_its_version_is_that_of_the_program(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES
    assert wheel.name == f"secaudit-{__version__}-py3-none-any.whl"


def test_dependencies_are_few_and_each_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=\[ ]", one)[0] for one in project["dependencies"]]
    assert len(names) <= MOST_DEPENDENCIES
    reasons = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| {name} |" not in reasons] == []


def test_the_lock_pins_everything_by_hash_and_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", lock)[1:]
    assert len(entries) > MOST_DEPENDENCIES
    assert [one.partition("\n")[0] for one in entries if "--hash=sha256:" not in one] == []
    assert [one.partition("\n")[0] for one in entries if not re.match(r"[\w.\-]+==", one)] == []
    names = [(one.partition("==")[0], one.partition("\n")[0]) for one in entries]
    assert len(set(names)) == len(names)
    assert "://" not in lock.replace("https://docs.", "")


def test_the_changelog_tells_what_is_new() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.startswith("# Changelog\n")
    assert re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)[0] in {"Unreleased", __version__}


def test_the_trial_of_the_wheel_runs_every_command() -> None:
    found = importlib.util.spec_from_file_location("try_wheel", ROOT / "tools" / "try_wheel.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    assert set(module.CALLS) == set(summaries.names())
