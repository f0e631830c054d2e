"""Pictures of characters say no more than the figures, and stay within the screen."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from secaudit.cli import console
from secaudit.i18n import Translator
from secaudit.model.money import Money
from secaudit.model.overview import Bar, Hours, Overview, Spending, Step
from secaudit.reports import pictures
from secaudit.reports.page import Page
from secaudit.width import columns


def overview(
    spent: list[int], *, flagged: tuple[int, ...] = (), hours: Hours | None = None
) -> Overview:
    start = date(2026, 1, 5)
    bars = tuple(
        Bar(
            start + timedelta(weeks=week), Money(units, 2, "CNY"), Money(0, 2, "CNY"),
            int(week in flagged),
        )
        for week, units in enumerate(spent)
    )  # fmt: skip
    end = start + timedelta(weeks=len(spent))
    return Overview(len(spent), start, end, Spending(Step.WEEK, bars), hours, (), ())


def shown(
    found: Overview, *, width: int = 80, drawn: bool = True, hours: bool = False, lang: str = "en"
) -> list[str]:
    page = Page(width)
    pictures.write(page, found, Translator(lang), drawn=drawn, hours=hours)
    return [line.rstrip("\n") for line in page.plain()]


def test_each_bar_is_as_high_as_its_share_of_the_most() -> None:
    lines = shown(overview([0, 1, 50_00, 100_00], flagged=(3,)))
    assert lines[-2:] == ["    ▁▂▅█", "       ^   ^ asked about"]
    words = " ".join(line.strip() for line in lines)
    assert "most was ￥100.00, in the week of 2026-01-26." in words


def test_nothing_asked_about_has_no_marks() -> None:
    assert "^" not in "".join(shown(overview([10, 20, 30, 40])))


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_long_time_shows_its_end_and_fits(width: int, lang: str) -> None:
    lines = shown(
        overview(list(range(400)), flagged=(399,), hours=HOURS), width=width, hours=True, lang=lang
    )
    assert "█" in "".join(lines)
    assert [line for line in lines if columns(line) > max(width, 58)] == []


def test_a_few_bars_say_nothing_that_needs_a_picture() -> None:
    assert shown(overview([1, 2, 3])) == []


def test_where_nothing_can_be_drawn_there_are_words() -> None:
    lines = shown(overview([1, 2, 3, 900]), drawn=False, hours=True)
    assert " ".join(lines).isascii() is False  # the sign of the currency
    assert not set("".join(lines)) & set(pictures.CHARACTERS)
    assert "most was" in " ".join(lines)


QUIET = (0,) * 24
BUSY = (0,) * 12 + (8,) + (2,) * 11
HOURS = Hours(
    (QUIET, BUSY, QUIET, QUIET, QUIET, QUIET, (0, 0, 0, 1) + (0,) * 20),
    (QUIET,) * 6 + ((0, 0, 0, 1) + (0,) * 20,),
    untimed=2,
)


def test_hours_stand_under_their_clock_and_what_is_asked_about_is_marked() -> None:
    lines = shown(overview([1, 2, 3, 4], hours=HOURS), hours=True)
    clock = next(line for line in lines if line.strip().startswith("0 "))
    tuesday = next(line for line in lines if line.strip().startswith("Tue"))
    sunday = next(line for line in lines if line.strip().startswith("Sun"))
    assert tuesday.index("██") == clock.index("12")
    assert sunday[clock.index("0") + 6 :].startswith("!!")
    assert lines[-1].strip() == "2 payments without a time of day are not in it."


@pytest.mark.parametrize(
    ("low", "high", "bar"),
    [(0, 0, "░" * 10), (50, 80, "█████▒▒▒░░"), (100, 100, "█" * 10), (0, 100, "▒" * 10)],
)
def test_a_score_is_a_bar_of_what_is_sure_and_what_is_possible(
    low: int, high: int, bar: str
) -> None:
    assert pictures.score_bar(low, high, width=10) == bar


@pytest.mark.parametrize(
    ("encoding", "terminal", "term", "expected"),
    [
        ("utf-8", True, "xterm", True), ("UTF8", True, "xterm", True),
        ("utf-8", False, "xterm", False), ("utf-8", True, "dumb", False),
        ("gbk", True, "xterm", False), ("ascii", True, "xterm", False),
    ],
)  # fmt: skip
def test_only_a_terminal_that_has_the_characters_is_drawn_on(
    encoding: str, term: str, *, terminal: bool, expected: bool
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    assert console.shows_pictures(stream, {"TERM": term}) is expected
