"""`secaudit deadlines`: what it needs to know, and how it ends."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from secaudit.storage import settings
from secaudit.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


class Keyboard(StringIO):
    """Lines typed at a terminal."""

    def isatty(self) -> bool:
        return True


def test_it_begins_with_report_today_and_gives_no_legal_advice(run: Callable[..., Run]) -> None:
    done = run("deadlines", "--date", "2026-05-04", "--jurisdiction", "de")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[1].startswith("  * Today: report it")
    assert "not legal advice" in done.out
    assert "One source only." not in done.out
    assert (
        "One source only." in run("deadlines", "--date", "2026-05-04", "--jurisdiction", "CN").out
    )


def test_without_a_place_it_is_report_today_alone(run: Callable[..., Run]) -> None:
    done = run("deadlines", "--date", "2026-05-04")
    assert "give --jurisdiction" in done.err
    assert done.out.count("  * ") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--date", "2999-01-01"],
        ["--date", "2026-05-04", "--noticed", "2999-01-01"],
        ["--date", "2026-05-04", "--jurisdiction", "XX"],
        ["--date", "2026-05-04", "--ics", "/nowhere/at/all.ics"],
    ],
)
def test_what_cannot_be_counted_is_refused(arguments: list[str], run: Callable[..., Run]) -> None:
    done = run("deadlines", *arguments)
    assert done.code == 2
    assert done.err


def test_the_place_is_asked_once_at_a_terminal(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard("x\n4\n"))
    first = run("deadlines", "--date", "2026-05-04")
    assert "Directive (EU) 2015/2366" in first.out
    with open_database(write=False) as db:
        assert settings.get(db, "jurisdiction") == "EU"
    monkeypatch.setattr(sys, "stdin", Keyboard(""))
    again = run("deadlines", "--date", "2026-05-04")
    assert "Where is your" not in again.out
    assert "Directive (EU) 2015/2366" in again.out


def test_it_counts_from_the_first_entry_that_is_not_yours(
    robbed: Path, run: Callable[..., Run], tmp_path: Path
) -> None:
    run("transactions", robbed)
    answers = tmp_path / "answers.toml"
    template = run("review", "--template").out.replace('"unsure"', '"not_mine"')
    answers.write_text(template, encoding="utf-8")
    run("review", "--answers", answers)
    told = json.loads(run("deadlines", "--jurisdiction", "GB", "--json").out)
    assert told["paid"] == "2026-06-09"
    assert told["noticed"] == datetime.now(UTC).astimezone().date().isoformat()
    (one,) = [one for one in told["deadlines"] if one["rule"] == "uk-13m"]
    assert one["day"] == "2027-07-09"


def test_the_calendar_file_is_written_whole(run: Callable[..., Run], tmp_path: Path) -> None:
    file = tmp_path / "days.ics"
    today = datetime.now(UTC).astimezone().date().isoformat()
    done = run("deadlines", "--date", today, "--jurisdiction", "US", "--ics", file, "--lang", "zh")
    assert done.code == 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert [path.name for path in tmp_path.glob("*.ics")] == ["days.ics"]
