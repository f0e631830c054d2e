"""`secaudit probe`: what it shows, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from secaudit.model.evidence import Evidence, Outcome
from secaudit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

LINE = "yes:\x1b]0;owned\x07 [bold]\u202e"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the probes see these outcomes."""

    def let(*outcomes: Outcome) -> None:
        found = tuple(
            Evidence(f"host.{outcome}", outcome, Message("It is so."), LINE, Message("Clock"))
            for outcome in outcomes
        )
        monkeypatch.setattr("secaudit.workflows.probe.look_all", lambda: found)

    return let


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ((Outcome.PASS, Outcome.UNKNOWN), 0),
        ((Outcome.NOT_APPLICABLE, Outcome.UNKNOWN), 0),
        ((Outcome.PASS, Outcome.FAIL), 1),
        ((Outcome.UNKNOWN, Outcome.UNKNOWN), 2),
    ],
)
def test_the_exit_code_tells_what_was_found(
    outcomes: tuple[Outcome, ...],
    code: int,
    seen: Callable[..., None],
    run: Callable[..., Run],
) -> None:
    seen(*outcomes)
    assert run("probe").code == code
    assert run("probe", "--json").code == code


def test_every_look_is_shown_with_its_line_made_harmless(
    seen: Callable[..., None], run: Callable[..., Run]
) -> None:
    seen(*Outcome)
    shown = run("probe").out
    for word in ("well", "not well", "could not be seen", "does not apply"):
        assert f"[{word}] Clock" in shown
    assert shown.count("yes: ]0;owned  [bold]") == 4
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "your wallet is probably on your phone" in shown


def test_quiet_shows_what_is_not_well_alone(
    seen: Callable[..., None], run: Callable[..., Run]
) -> None:
    seen(*Outcome)
    shown = run("probe", "--quiet").out
    assert "[not well] Clock" in shown
    assert "[well]" not in shown
    seen(Outcome.PASS)
    assert run("probe", "--quiet").out == ""


def test_json_tells_the_same(seen: Callable[..., None], run: Callable[..., Run]) -> None:
    seen(Outcome.FAIL)
    report = json.loads(run("probe", "--json", "--lang", "zh").out)
    assert report["schema"] == "secaudit/probes/1"
    (one,) = report["probes"]
    assert one == {
        "probe": "host.fail",
        "title": "\u65f6\u949f",
        "outcome": "fail",
        "text": "It is so.",
        "line": "yes: ]0;owned  [bold]",
    }


def test_it_runs_on_this_computer_whatever_that_is(run: Callable[..., Run]) -> None:
    result = run("probe", "--json")
    assert result.code in {0, 1, 2}
    assert {one["outcome"] for one in json.loads(result.out)["probes"]} <= set(Outcome)


def test_the_questionnaire_puts_it_beside_the_answers_and_changes_no_points(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Evidence(
        "host.disk_encryption", Outcome.FAIL, Message("It is so."), LINE, Message("Clock")
    )
    monkeypatch.setattr("secaudit.workflows.probe.look_all", lambda: (found,))
    asked = ("questionnaire", "--set", "device.computer=all", "--no-remember", "--json")
    without, beside = (json.loads(run(*asked, *more).out) for more in ((), ("--probe",)))
    assert without["evidence"] == []
    (one,) = beside["evidence"]
    assert (one["question"], one["contradicts"]) == ("device.computer", True)
    assert one["seen"][0]["probe"] == "host.disk_encryption"
    assert {**beside, "evidence": []} == without
