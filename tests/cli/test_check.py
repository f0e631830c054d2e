"""The guided self-check: what is due, skipping and leaving, answers files, secrets never kept."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit import clock
from secaudit.storage import answers, checks, hotlines
from secaudit.storage.database import FILE, data_folder, open_database
from secaudit.workflows import self_check
from secaudit.workflows.questionnaire import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Runs = Callable[..., Run]

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
SECRET = "Tr0ub4dor-and-3"  # noqa: S105 - invented
CALM = "6"  # none of the emergencies


class Keyboard(io.TextIOWrapper):
    """Lines that are typed at a terminal."""

    def __init__(self, *lines: str) -> None:
        super().__init__(io.BytesIO("".join(f"{line}\n" for line in lines).encode()))

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Type lines at a terminal; the secret where something hidden is asked for."""

    def lines(*typed: str, hidden: str = SECRET) -> None:
        monkeypatch.setattr("sys.stdin", Keyboard(*typed))
        monkeypatch.setattr("click.prompt", lambda *_, **__: hidden)

    return lines


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")
    return path


def kept() -> bytes:
    return b"".join(path.read_bytes() for path in data_folder().glob(f"{FILE}*"))


def test_leaving_keeps_what_was_done_and_never_the_password(
    run: Runs, typing: Callable[..., None]
) -> None:
    typing(CALM, "", "q")
    left = run("check")
    assert left.code in {0, 1}
    with open_database(write=False) as db:
        (noted,) = checks.every(db)
    assert (noted.kind, noted.label) == ("password", "wallet")
    assert SECRET.encode() not in kept()
    assert SECRET not in left.out + left.err


def test_skipping_everything_is_nothing_done_and_leaves_nothing(
    run: Runs, typing: Callable[..., None]
) -> None:
    typing(CALM, *["s"] * 7)
    assert run("check").code == 2
    assert not data_folder().exists()


def test_an_emergency_comes_before_everything(run: Runs, typing: Callable[..., None]) -> None:
    typing("2")
    shown = run("check")
    assert shown.code == 1
    assert "freeze" in shown.out.lower()
    assert "Part 1" not in shown.out


def test_the_way_to_the_export_is_shown_with_its_source_and_the_file_is_scanned(
    run: Runs, typing: Callable[..., None], robbed: Path
) -> None:
    typing(CALM, "s", "s", "s", "", "alipay", "missing.csv", f"'{robbed}'", "q")
    shown = run("check")
    assert shown.code == 1
    assert "How to get the export from Alipay:" in shown.out
    assert "Source: " in shown.out
    assert "missing.csv: there is no file" in shown.err
    assert "3 entries wait for your answer" in shown.out


def test_a_number_is_kept_for_the_provider_and_no_other_text(
    run: Runs, typing: Callable[..., None]
) -> None:
    typing(CALM, "s", "s", "s", "s", "", "alipay", "call me", "95188", "y", "s", "s")
    shown = run("check")
    assert "call me is no phone number" in shown.err
    with open_database(write=False) as db:
        (number,) = hotlines.of(db, "alipay")
    assert (number.number, number.day) == ("95188", NOW.date())


def test_a_second_check_asks_only_what_is_due(
    run: Runs, typing: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(CALM, "s", "s", "s", "s", "s", "y", "y")
    assert run("check").code == 0
    typing(CALM, *["s"] * 5)
    assert "5 parts are due" in run("check").out
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=30))
    typing(CALM, *["s"] * 7)
    assert "7 parts are due" in run("check").out
    typing(CALM, *["s"] * 7)
    assert "7 parts are due" in run("check", "--all").out


def test_what_was_answered_before_is_asked_again_when_it_is_due_though_it_is_not_quick() -> None:
    with open_database() as db:
        slow = next(one.id for one in Session(db).bank.questions if not one.quick)
        answers.keep(db, slow, ("unknown",), at=(NOW - timedelta(days=4_000)).isoformat())
        asked = [one.id for one in self_check.questions(Session(db), every=False)]
        quick = [one.id for one in Session(db).bank.questions if one.quick]
    assert set(asked) >= {slow, *quick}
    assert len(set(asked) - {slow, *quick}) <= len(Session(None).bank.facts)


ALL = """
provider = "alipay"
transactions = ["{export}"]
hotline = "95188"
app_update = true
system_update = true
[questionnaire]
signin.alerts = "on"
device.screen_lock = "strong"
"""


def test_an_answers_file_does_everything_without_a_question(
    run: Runs, tmp_path: Path, robbed: Path
) -> None:
    done = run("check", "--answers", written(tmp_path, ALL.format(export=robbed)), "--no-input")
    assert done.code == 1
    assert "3 entries wait for your answer" in done.out
    assert "Next date: 2026-07-31" in done.out
    with open_database(write=False) as db:
        assert set(answers.kept(db)) == {"signin.alerts", "device.screen_lock"}
        assert {one.kind for one in checks.every(db)} == {"questionnaire", "transactions", "done"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('password = "tulip44"', "never in a file"),
        ('pin = "739184"', "never in a file"),
        ('pasword = "x"', "there is no part pasword"),
        ('provider = "nobody"', "no wallet or bank is called nobody"),
        ('hotline = "95188"', "say with provider whose number it is"),
        ("transactions = 3", "expected was a list of files"),
        ('app_update = "yes"', "expected was true or false"),
        ("questionnaire = 3", "expected was a table"),
        ('[questionnaire]\nsignin.alerts = "purple"', "purple was found"),
        ("provider = 3", "expected was a text"),
        ("[1]", "must hold answers"),
        ("=", "neither TOML nor JSON"),
    ],
)
def test_a_wrong_answers_file_is_told_and_nothing_of_it_is_done(
    run: Runs, tmp_path: Path, text: str, fault: str
) -> None:
    refused = run("check", "--answers", written(tmp_path, text))
    assert refused.code == 2
    assert fault in refused.err
    assert "tulip44" not in refused.err
    assert "739184" not in refused.err
    assert not data_folder().exists()


def test_the_template_is_an_answers_file_that_says_nothing(run: Runs, tmp_path: Path) -> None:
    template = run("check", "--template")
    assert template.code == 0
    assert run("check", "--answers", written(tmp_path, template.out)).code == 2
    assert not data_folder().exists()


def test_without_input_it_says_how_else(run: Runs) -> None:
    refused = run("check", "--no-input")
    assert (refused.code, "--template" in refused.err) == (2, True)


def test_in_a_pipe_secrets_are_left_out(run: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.TextIOWrapper(io.BytesIO(f"{CALM}\n\n\nq\n".encode()))
    monkeypatch.setattr("sys.stdin", typed)
    shown = run("check")
    assert shown.code == 2
    assert shown.out.count("typed at a terminal only") == 2
