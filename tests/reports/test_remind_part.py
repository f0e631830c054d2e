"""What reminders look like on the screen, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.due import Due
from secaudit.model.message import Message
from secaudit.model.schedule import File, Plan, Standing, State
from secaudit.reports import remind_part
from secaudit.reports.page import Page

if TYPE_CHECKING:
    from secaudit.reports.page import Line

TODAY = date(2026, 11, 23)
PIN = Due("pin", Message("Check the PIN"), date(2026, 5, 1), TODAY, 180, "secaudit pin")
LATE = Due("hotline", Message("Confirm it"), None, TODAY, 365, "secaudit hotline")


def text(lines: list[Line]) -> str:
    page = Page(80)
    page.lines = lines
    return "".join(page.plain())


def test_when_it_was_last_done_stands_beside_what_is_due() -> None:
    shown = text(remind_part.due_screen([PIN, LATE], Translator("en"), today=TODAY, width=80))
    assert "- Check the PIN (last done: 2026-05-01)\n    secaudit pin\n" in shown
    assert "- Confirm it (never done yet)\n" in shown
    assert "Items: pin, hotline" in shown


@pytest.mark.parametrize(
    ("dues", "expected"),
    [
        ([PIN], "Due: Check the PIN. See: secaudit remind due"),
        ([PIN, LATE, LATE], "Due: Check the PIN, and 2 more. See: secaudit remind due"),
    ],
)
def test_the_line_names_the_first_and_counts_the_rest(dues: list[Due], expected: str) -> None:
    assert remind_part.line(dues, Translator("en")) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_plan_shows_files_links_commands_and_the_danger_made_harmless(encoding: str) -> None:
    plan = Plan(
        scheduler="systemd",
        title=Message("a timer"),
        hour=7,
        files=(File(Path("/home/a/\x1b]0;x\x07b"), "one 密\n\x1b[31mtwo\n".encode(encoding)),),
        links=(Path("/home/a/link"),),
        commands=(("systemctl", "--user", "enable"),),
        missed=Message("It is made up for."),
        warning=Message("Everybody can write there."),
    )
    shown = text(remind_part.plan_screen(plan, Translator("en"), width=80))
    for part in (
        "Every day at 7:00", "one 密", "[31mtwo", "/home/a/link", "systemctl --user enable",
        "! Everybody can write there.", "It is made up for.",
    ):  # fmt: skip
        assert part in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("language", "ran"), [("en", "It last ran: 2026-"), ("zh", "上次运行：2026年")]
)
def test_status_tells_when_it_last_ran_and_what_became_of_its_files(
    language: str, ran: str
) -> None:
    state = State(
        scheduler="cron",
        title=Message("cron"),
        hour=20,
        loaded=True,
        why=None,
        files=((Path("/home/a/x"), Standing.CHANGED),),
        ticked=datetime(2026, 11, 22, 12, tzinfo=UTC),
        seen=True,
    )
    shown = text(remind_part.state_screen(state, Translator(language), width=80))
    assert ran in shown
    assert "/home/a/x" in shown
