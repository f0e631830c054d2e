"""`secaudit demo`: a theft in invented entries, found without touching anything of the user's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.storage.database import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_theft_is_found_and_nothing_else(language: str, run: Callable[..., Run]) -> None:
    result = run("demo", "--json", "--lang", language)
    report = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert [one["severity"] for one in report["findings"]] == ["high"]
    assert {entry["time"][:13] for entry in report["entries"]} == {"2026-10-22T03"}
    assert len(report["entries"]) == 4
    assert report["files"][0]["refused"] == []
    assert report["memory"] is None


def test_it_is_the_same_each_time_and_leaves_nothing_behind(run: Callable[..., Run]) -> None:
    before = set(Path.home().rglob("*"))
    assert run("demo").out == run("demo").out
    assert set(Path.home().rglob("*")) == before
    assert not data_folder().exists()


def test_it_says_that_it_is_a_demo_first_and_what_to_do_next_last(run: Callable[..., Run]) -> None:
    out = run("demo", "--quiet").out
    assert out.startswith("A demo: an invented person")
    assert "Then type: secaudit transactions FILE" in out.partition("That was the demo")[2]
