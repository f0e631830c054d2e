"""The five emergencies keep the order and the minutes of the playbook; each step has its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit import catalogue
from secaudit.errors import CatalogueError, UsageError
from secaudit.providers import sources
from secaudit.response import known_fraud, playbook, public_lines, scenarios
from secaudit.response.first_screen import emergency
from secaudit.response.plan import plan
from secaudit.response.playbook import Playbook

if TYPE_CHECKING:
    from pathlib import Path

BOOK = playbook.playbook()
every_scenario = pytest.mark.parametrize("scenario_id", scenarios.ids())


def test_there_are_five_and_the_commonest_comes_first() -> None:
    assert scenarios.ids() == (
        "unknown_payment", "phone_gone", "locked_out", "tricked_into_paying", "device_controlled",
    )  # fmt: skip
    assert scenarios.ids()[0] == scenarios.UNKNOWN_PAYMENT


@every_scenario
def test_every_step_has_a_time_a_reason_and_a_source(scenario_id: str) -> None:
    made = emergency(plan(None, findings=()), scenario_id, place=None)
    assert len(made.steps) >= 15
    for one in made.steps:
        assert (one.at is None) is not (one.span is None)
        assert one.step.why.en
        assert one.step.why.zh
        assert one.step.sources


@pytest.mark.parametrize(
    ("scenario_id", "first", "at"),
    [
        ("unknown_payment", ["s00_hang_up", "s01_one_minute_check", "s02_snap"], "0:00"),
        ("phone_gone", ["s05_sim", "s06_mark_lost", "s03_freeze_wallet"], "0:00"),
        ("locked_out", ["s00_hang_up", "s03_freeze_wallet", "s05_sim"], "0:00"),
        ("tricked_into_paying", ["s00_hang_up", "s07_police_stop", "s08_call_support"], "0:00"),
        ("device_controlled", ["s00_hang_up", "s09_disconnect", "s03_freeze_wallet"], "0:00"),
    ],
)
def test_the_steps_begin_with_what_cannot_wait(scenario_id: str, first: list[str], at: str) -> None:
    steps = scenarios.scenario(scenario_id).steps
    assert [step.id for step in steps[:3]] == first
    assert steps[0].at == at


@every_scenario
def test_the_freeze_comes_within_seven_minutes(scenario_id: str) -> None:
    marks = {step.id: step.at for step in scenarios.scenario(scenario_id).steps}
    at = marks["s03_freeze_wallet"]
    assert at is not None
    assert int(at.partition(":")[0]) < 7


def test_the_beginning_of_a_step_is_enough_and_other_words_are_refused() -> None:
    assert scenarios.known_step("s03") == "s03_freeze_wallet"
    with pytest.raises(UsageError):
        scenarios.known_step("s")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('at = "0:20" }', 'at = "0:2" }', "looks like 1:20"),
        ('at = "0:20" }', 'at = "5:20" }', "must rise"),
        ('lines = ["stop",', 'lines = ["halt",', "halt"),
        ('{ id = "s14_evidence" }', '{ id = "s10_mail_and_number" }', "s10_mail_and_number"),
    ],
)
def test_a_scenario_that_does_not_fit_is_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    text = playbook.FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "playbook.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        catalogue.read(path, Playbook)
    assert told in str(caught.value)


def test_what_sources_differ_on_is_told_with_those_of_each_side() -> None:
    (contested,) = BOOK.contested
    for ids in (contested.freeze_first, contested.password_first, contested.afterwards):
        assert sources.cited(ids)


@pytest.mark.parametrize("line", public_lines.every(), ids=lambda line: line.number)
def test_a_public_line_has_known_sources_and_a_standing(line: public_lines.NationalLine) -> None:
    shown = public_lines.shown(line)
    assert len(shown.sources) == len(line.src) > 0
    assert (shown.caution is not None) == (line.level == "single")


def test_every_place_has_a_line_that_stops_a_payment() -> None:
    for place in {line.country for line in public_lines.every()}:
        assert public_lines.of(place, public_lines.LineUse.URGENT), place


@pytest.mark.parametrize(
    ("word", "place"), [("cn", "CN"), ("UK", "GB"), (" gb ", "GB"), ("FR", "FR")]
)
def test_a_place_is_two_letters(word: str, place: str) -> None:
    assert public_lines.checked_place(word) == place


@pytest.mark.parametrize("word", ["", "CHN", "1A", "中国"])
def test_other_words_are_no_place(word: str) -> None:
    with pytest.raises(UsageError):
        public_lines.checked_place(word)


@pytest.mark.parametrize(
    "number", ["+864006700700", "400-670-0700", "0086 400 670 0700", "４００６７００７００"]
)
def test_a_number_known_from_frauds_is_known_in_every_spelling(number: str) -> None:
    fraud = known_fraud.of(number)
    assert fraud is not None
    assert fraud.sources


def test_an_honest_number_is_not_called_a_fraud() -> None:
    assert known_fraud.of("95188") is None
    assert known_fraud.of("400-618-0081") is None
