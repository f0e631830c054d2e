"""Text from an export can neither command the terminal nor a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Run

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\uff1d1+1",
    "\x1b[2J\x1b]0;owned\x07",
    "\u202egnp.exe",
    "[red]not markup[/red] [link=https://example.com]x[/link]",
    "<script>alert(1)</script>",
)
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
NUMBER = re.compile(r"[+-]?[\d,]*\.?\d+(?:e[+-]?\d+)?\Z")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A quiet half year, and then large payments to payees that are attacks."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("Date", "Time", "Payee", "Amount", "Note"))
        for day in range(120):
            date = f"2026-{1 + day // 28:02}-{1 + day % 28:02}"
            writer.writerow((date, "12:10:00", "Birch Cafe", f"-{8 + day % 5}.50", "lunch"))
        for number, payee in enumerate(HOSTILE):
            writer.writerow(("2026-06-02", f"03:1{number}:00", payee, "-1900.00", payee))
    return path


@pytest.fixture(scope="module")
def screen(run: Callable[..., Run], hostile: Path) -> Run:
    return run("transactions", hostile, "--lang", "en")


def test_the_attacks_are_flagged_so_that_they_are_shown(screen: Run) -> None:
    assert screen.code == 1
    assert "@SUM(A1:A9)" in screen.out


def test_the_screen_holds_no_character_that_commands_a_terminal(screen: Run) -> None:
    assert not UNSEEN.search(screen.out + screen.err)


def test_colour_does_not_bring_them_back(run: Callable[..., Run], hostile: Path) -> None:
    result = run("transactions", hostile, "--lang", "en", env={"FORCE_COLOR": "1"})
    assert "\x1b[2J" not in result.out
    assert "\x1b]" not in result.out
    assert "\u202e" not in result.out


def test_markup_stays_text(screen: Run) -> None:
    assert "[red]" in screen.out
    assert "[link=" in re.sub(r"\s", "", screen.out)


def test_the_table_is_safe_to_open_in_a_spreadsheet(
    run: Callable[..., Run], hostile: Path, tmp_path: Path
) -> None:
    table = tmp_path / "out.csv"
    result = run("transactions", hostile, "--table", table)
    assert result.code == 1
    text = table.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + 120 + len(HOSTILE)
    for row in rows:
        for cell in row:
            assert not UNSEEN.search(cell)
            assert NUMBER.match(cell) or not cell.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
            )


def test_the_table_tells_every_entrys_surprise(
    run: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    table = tmp_path / "out.csv"
    run("transactions", samples / "wallet.csv", "--table", table)
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 238
    surprise = {row["line"]: float(row["surprise"]) for row in rows}
    draining = surprise.pop("9")
    assert draining > sorted(surprise.values())[len(surprise) // 2]
    assert {row["payee"] for row in rows} >= {"万家百货", "捷讯信息服务"}


def test_a_table_that_cannot_be_written_is_told(
    run: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    result = run("transactions", samples / "wallet.csv", "--table", tmp_path / "no" / "out.csv")
    assert result.code == 2
    assert "out.csv" in result.err
    assert "Traceback" not in result.err


def test_an_existing_table_survives_a_scan_that_fails(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    table = tmp_path / "out.csv"
    table.write_text("kept\n", encoding="utf-8")
    assert run("transactions", tmp_path / "missing.csv", "--table", table).code == 2
    assert table.read_text(encoding="utf-8") == "kept\n"
