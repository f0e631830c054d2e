"""Each probe makes of recorded computers what their files say; a new file is a new test."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.i18n import Translator
from secaudit.questionnaire.bank import bank
from secaudit.questionnaire.looking.computer import System
from secaudit.questionnaire.looking.registry import look, members

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.model.evidence import Evidence
    from secaudit.questionnaire.looking.computer import Computer

FOLDER = Path(__file__).resolve().parents[2] / "data" / "probes"
RECORDINGS: dict[str, dict[str, Any]] = {  # Any: what TOML holds
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.toml"))
}
NETWORKS = ("Invented Cafe", "Neighbour", "00:00:5e")


def seen(recording: dict[str, Any], probe: str, recorded: Callable[..., Computer]) -> Evidence:
    return look(probe, members()[probe], recorded(recording), System(recording["system"]))


@pytest.mark.parametrize("probe", members())
@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recorded_computer_is_seen_as_its_file_says(
    name: str, probe: str, recorded: Callable[..., Computer]
) -> None:
    found = seen(RECORDINGS[name], probe, recorded)
    outcome, line = RECORDINGS[name]["expected"][probe]
    assert (found.outcome.value, found.probe) == (outcome, probe)
    assert line in found.line


@pytest.mark.parametrize("name", RECORDINGS)
def test_no_name_of_a_network_is_kept(name: str, recorded: Callable[..., Computer]) -> None:
    shown = [
        f"{found!r} {Translator('en').render(found.text)}"
        for found in (seen(RECORDINGS[name], probe, recorded) for probe in members())
    ]
    assert [text for text in shown if any(network in text for network in NETWORKS)] == []


@pytest.mark.parametrize("name", RECORDINGS)
def test_who_says_well_or_not_well_shows_the_line(
    name: str, recorded: Callable[..., Computer]
) -> None:
    for probe in members():
        found = seen(RECORDINGS[name], probe, recorded)
        assert found.line or found.outcome.value in {"unknown", "not_applicable"}


@pytest.mark.parametrize("system", System)
def test_each_system_is_recorded_well_kept_and_neglected(system: System) -> None:
    of_it = {name for name, one in RECORDINGS.items() if one["system"] == system.value}
    assert {f"{system}_well_kept", f"{system}_neglected"} <= of_it


@pytest.mark.parametrize("system", System)
@pytest.mark.parametrize("probe", members())
def test_a_computer_without_any_command_says_nothing(
    probe: str, system: System, recorded: Callable[..., Computer]
) -> None:
    found = look(probe, members()[probe], recorded({}), system)
    assert found.outcome.value == "unknown"
    assert Translator("en").render(found.text)


def test_a_system_that_nobody_knows_is_no_fault(recorded: Callable[..., Computer]) -> None:
    found = look("host.clock", members()["host.clock"], recorded({}), None)
    assert found.outcome.value == "unknown"


def test_the_bank_names_no_probe_that_is_not_there() -> None:
    named = {probe for question in bank().questions for probe in question.evidence}
    assert named
    assert named <= set(members())


def test_every_probe_is_described() -> None:
    page = (FOLDER.parents[2] / "docs" / "probes.md").read_text(encoding="utf-8")
    assert [probe for probe in members() if f"`{probe}`" not in page] == []
