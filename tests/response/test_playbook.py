"""The playbook file is whole: every step once, every source known, no number without its origin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from secaudit import catalogue
from secaudit.errors import CatalogueError
from secaudit.providers import sources
from secaudit.response import playbook
from secaudit.response.playbook import Playbook, PlaybookStep

if TYPE_CHECKING:
    from pathlib import Path

BOOK = playbook.playbook()
every_step = pytest.mark.parametrize("step", BOOK.step, ids=lambda step: step.id)


@every_step
def test_every_step_has_lines_and_known_sources(step: PlaybookStep) -> None:
    assert step.do
    assert [source.id for source in sources.cited(step.src)] == list(step.src)
    assert step.src


@every_step
def test_a_line_is_one_action_short_enough_to_read(step: PlaybookStep) -> None:
    for line in step.do:
        assert len(line.en) <= 240
        assert len(line.zh) <= 110


@every_step
def test_a_step_that_names_a_phone_number_says_where_it_is_from_and_when_it_was_read(
    step: PlaybookStep,
) -> None:
    english = [line.en for line in step.do]
    chinese = [line.zh for line in step.do]
    named = [at for at, line in enumerate(chinese) if re.search(r"(?<!\d)\d{3,}(?![\d 年])", line)]
    if named:
        assert re.search(r"read on \d+ \w+ 2\d{3} .*Compare", english[named[-1] + 1])
        assert re.search(r"\d{4} 年 .*读自.*核对", chinese[named[-1] + 1])


def test_the_numbers_that_steps_name_are_found_by_the_test_above() -> None:
    named = [step.id for step in BOOK.step if any("read on" in line.en for line in step.do)]
    assert named == ["s05_sim", "s07_police_stop", "s23_escalate"]


def test_the_steps_of_the_first_day_are_all_there() -> None:
    numbers = {step.id.partition("_")[0] for step in BOOK.step}
    assert numbers == {f"s{number:02}" for number in range(24)}


def test_principles_have_known_sources() -> None:
    for principle in BOOK.principle:
        assert len(sources.cited(principle.src)) == len(principle.src) > 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('  "s06_mark_lost",\n', "", "look at s06_mark_lost"),
        ('cards = "s04_freeze_cards"', 'cards = "s03_freeze_wallet"', "look at s04_freeze_cards"),
        ('"s06_mark_lost"', '"s06_lost"', "look at s06_lost, s06_mark_lost"),
        ("[[principle]]", "[[principal]]", "The key `principal` is unknown."),
    ],
)
def test_a_plan_that_loses_or_doubles_a_step_is_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    text = playbook.FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "playbook.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        catalogue.read(path, Playbook)
    assert told in str(caught.value)
