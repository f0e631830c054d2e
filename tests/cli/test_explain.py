"""`secaudit explain`: whatever id a report prints, there is a sentence on it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.cli.exits import Exit
from secaudit.cli.explaining import everything
from secaudit.i18n import Translator
from secaudit.model.explanation import Kind
from secaudit.transactions.judging.registry import members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Run

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
# Fields of reports whose values are ids.
IDS = {
    "rule", "signal", "severity", "urgency", "standing", "outcome", "probe", "importance", "light",
    "letter", "provider", "question", "direction", "status", "every", "state", "leaked", "decision",
    "jurisdiction", "scenario",
}  # fmt: skip
# Objects that have an `id` of their own, by the field they stand in.
OBJECTS = {"likeness", "steps", "check", "limits", "questions", "trees"}


def ids(value: Any, field: str = "") -> Iterator[str]:  # noqa: ANN401 - what JSON holds
    """Every id in a report that a user may ask about."""
    if isinstance(value, list):
        for part in value:
            yield from ids(part, field)
    if isinstance(value, dict):
        if field in OBJECTS and "id" in value:
            yield value["id"]
        for name, part in value.items():
            # Other formats have sentences in fields of these names.
            if name in IDS and isinstance(part, str) and part and " " not in part:
                yield part
            yield from ids(part, name)


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {one.id for one in everything()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["transactions", "thefts.csv", "--no-remember"],
        ["transactions", "bank.csv", "wallet.csv", "--recurring"],
        ["questionnaire", "--set", "triage.now=caller", "--set", "signin.alerts=off"],
        ["deadlines", "--date", "2026-11-20", "--jurisdiction", "US"], ["troubleshoot"],
        ["probe"], ["password", "--stdin"], ["pin", "--stdin"], ["vault", "vault.csv"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_id_of_a_report_is_explained(
    arguments: list[str],
    known: set[str],
    run: Callable[..., Run],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for sample in SAMPLES.glob("*.csv"):
        Path(sample.name).write_bytes(sample.read_bytes())
    Path("vault.csv").write_text("name,url,username,password\nA,http://a.example,tom,tom\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"123456\n")))
    found = set(ids(json.loads(run(*arguments, "--json").out)))
    assert found
    assert found - known == set()


def test_every_signal_and_exit_code_is_there(known: set[str]) -> None:
    assert {member.signal.id for member in members()} <= known
    assert {str(code.value) for code in Exit} <= known


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_explanation_can_be_said(language: str) -> None:
    translator = Translator(language)
    for one in everything():
        assert translator.render(one.title).strip(), one.id
        for part in one.parts:
            assert part.lines, one.id
            assert all(translator.render(line).strip() for line in part.lines), one.id


def test_a_signal_is_told_with_why_and_what_to_do(run: Callable[..., Run]) -> None:
    result = run("explain", "burst")
    assert result.code == 0
    assert result.out.startswith("burst - Many payments in a short time\n")
    for text in ("Looks for", "A thief hurries", "one by one in the app", "A shopping day"):
        assert text in result.out


def test_a_question_is_told_with_its_points_and_sources(run: Callable[..., Run]) -> None:
    out = run("explain", "SIGNIN.ALERTS").out
    assert "points" in out
    assert "%" in out
    assert "https://" in out


def test_without_an_id_all_are_listed_kind_by_kind(run: Callable[..., Run]) -> None:
    out = run("explain").out
    assert out.index("Signals\n") < out.index("Questions\n") < out.index("Exit codes\n")
    listed = json.loads(run("explain", "--json").out)["explanations"]
    assert {one["kind"] for one in listed} == set(Kind)
    assert len(listed) == len(everything())


@pytest.mark.parametrize(
    ("asked", "meant"), [("brst", "burst"), ("freeze", "s03_freeze_wallet"), ("zzzz", "lists all")]
)
def test_an_id_that_there_is_not_is_answered_with_those_meant(
    asked: str, meant: str, run: Callable[..., Run]
) -> None:
    result = run("explain", asked)
    assert (result.code, result.out) == (2, "")
    assert meant in result.err
