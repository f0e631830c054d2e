"""`-o FILE`: the result, and nothing but it, goes to a file that only the user can read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_file_holds_what_the_screen_would(
    language: str, run: Callable[..., Run], robbed: Path, tmp_path: Path
) -> None:
    arguments = ("transactions", robbed, "--no-remember", "--lang", language)
    target = tmp_path / "out.txt"
    result = run(*arguments, "-o", target)
    assert (result.code, result.out) == (1, "")
    assert target.read_text("utf-8") == run(*arguments).out
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0


def test_json_goes_there_as_well_and_a_dash_is_the_screen(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    assert run("config", "show", "--json", "--output", target).out == ""
    assert json.loads(target.read_text("utf-8"))["schema"] == "secaudit/config/1"
    assert json.loads(run("config", "show", "--json", "-o", "-").out)


def test_a_command_that_fails_leaves_the_old_file(run: Callable[..., Run], tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before")
    assert run("explain", "zzzz", "-o", target).code == 2
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_the_file_that_is_read_is_not_written_over(run: Callable[..., Run], robbed: Path) -> None:
    before = robbed.read_bytes()
    result = run("transactions", robbed, "--no-remember", "-o", robbed)
    assert (result.code, robbed.read_bytes()) == (2, before)
    assert "one of the files to read" in result.err


def test_a_folder_that_is_not_there_is_said_before_the_work(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    result = run("demo", "-o", tmp_path / "no" / "out.txt")
    assert (result.code, result.out) == (2, "")
    assert "--output" in result.err
