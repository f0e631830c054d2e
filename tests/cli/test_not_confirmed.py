"""Numbers that nobody confirmed stand in their block alone: on every screen and in every file."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.i18n import Translator
from secaudit.model.plan import Standing
from secaudit.providers import profiles
from secaudit.reports import first_screen_part
from secaudit.response import hotline
from secaudit.response.plan import plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Run

    Go = Callable[..., Run]


def not_confirmed(provider: str) -> list[str]:
    card = plan(profiles.load(provider), findings=()).hotline
    groups = [one for one in card.groups if one.standing is Standing.NOT_CONFIRMED]
    return [number.number for group in groups for number in group.numbers]


DOUBTFUL = [one for one in profiles.ids() if not_confirmed(one)]
every = pytest.mark.parametrize("provider", DOUBTFUL)
SCENARIOS = ("unknown_payment", "phone_gone")  # with the app at hand, and without
both = pytest.mark.parametrize("language", ["en", "zh"])


def flat(text: str) -> str:
    """A text without tags and blanks, since a heading may break anywhere."""
    return re.sub(
        r"\s", "", unescape(re.sub(r"<style.*?</style>|<[^>]*>", "", text, flags=re.DOTALL))
    )


def headings(language: str) -> dict[str, Standing]:
    """The lines that begin a block, as far as their day."""
    render = Translator(language).render
    found = {flat(render(text)): standing for standing, text in hotline.HEADINGS.items()}
    for standing, text in first_screen_part.HEADINGS.items():
        found[flat(Translator(language)(text).partition("{day}")[0])] = standing
    return found


def outside(text: str, numbers: list[str], language: str) -> list[str]:
    """The numbers that stand below another line than that of their block, or below none."""
    text = flat(text)
    marks = sorted(
        (found.start(), standing)
        for line, standing in headings(language).items()
        for found in re.finditer(re.escape(line), text)
    )
    wrong = []
    for number in numbers:
        for found in re.finditer(rf"(?<!\d){re.escape(flat(number))}(?!\d)", text):
            above = [standing for at, standing in marks if at < found.start()]
            if not above or above[-1] is not Standing.NOT_CONFIRMED:
                wrong.append(number)
    return wrong


def walk(value: Any, standing: str | None = None) -> Iterator[tuple[str, str | None]]:  # noqa: ANN401 - JSON
    """Every text of what programs read, with the standing of the block around it."""
    if isinstance(value, dict):
        inner = value.get("standing", standing)
        for one in value.values():
            yield from walk(one, inner)
    elif isinstance(value, list):
        for one in value:
            yield from walk(one, standing)
    elif isinstance(value, str):
        yield value, standing


def test_there_are_such_numbers() -> None:
    assert {"yiqianbao", "jdpay"} <= set(DOUBTFUL)
    assert "400-618-0081" in not_confirmed("yiqianbao")


@both
def test_a_number_above_its_block_or_below_another_line_is_seen(language: str) -> None:
    own, other = (
        next(line for line, standing in headings(language).items() if standing is wanted)
        for wanted in (Standing.NOT_CONFIRMED, Standing.SHOWN)
    )
    assert outside(f"{own} 95511", ["95511"], language) == []
    assert outside("95511", ["95511"], language) == ["95511"]
    assert outside(f"95511 {own} 95511", ["95511"], language) == ["95511"]
    assert outside(f"{own} {other} <b>95511</b>", ["95511"], language) == ["95511"]


@both
@every
def test_no_screen_shows_one_outside_its_block(provider: str, language: str, run: Go) -> None:
    numbers = not_confirmed(provider)
    chosen = ["--provider", provider, "--lang", language]
    screens = [run("emergency", "--print", "--scenario", one, *chosen).out for one in SCENARIOS]
    screens += [
        run("hotline", provider, "--lang", language).out,
        run("troubleshoot", "--print", *chosen).out,
        run("deadlines", "--date", "2026-06-09", "--no-input", *chosen).out,
    ]
    assert any(flat(numbers[0]) in flat(screen) for screen in screens)
    for screen in screens:
        assert outside(screen, numbers, language) == []


@pytest.mark.parametrize(
    ("provider", "language"),
    [("yiqianbao", "en"), *((one, "en" if one == "paypal" else "zh") for one in DOUBTFUL)],
)
def test_no_file_shows_one_outside_its_block(
    provider: str, language: str, run: Go, robbed: Path, tmp_path: Path
) -> None:
    numbers = not_confirmed(provider)
    chosen = ["--provider", provider, "--lang", language]
    page, text, pack = tmp_path / "a.html", tmp_path / "a.md", tmp_path / "pack"
    scan = ["transactions", robbed, "--no-remember", *chosen]
    shown = run(*scan, "--html", page, "--markdown", text).out
    assert run("evidence", "--from", robbed, "-o", pack, *chosen).code == 0
    files = [one for one in pack.iterdir() if one.is_file()]
    assert any(numbers[0] in one.read_text("utf-8") for one in files)
    for one in (page, text, *files):
        assert outside(one.read_text("utf-8"), numbers, language) == [], one.name
    assert outside(shown, numbers, language) == []


@every
def test_programs_get_each_with_its_standing(provider: str, run: Go, robbed: Path) -> None:
    numbers = not_confirmed(provider)
    for arguments in (
        ["emergency", "--provider", provider],
        ["hotline", provider],
        ["transactions", robbed, "--no-remember", "--provider", provider],
    ):
        told = [*walk(json.loads(run(*arguments, "--json").out))]
        assert {standing for text, standing in told if text in numbers} == {"not-confirmed"}
