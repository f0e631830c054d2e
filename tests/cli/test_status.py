"""The status page and the history: what stands first, what comes next, and what looking leaves."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from secaudit import clock
from secaudit.model.decision import Decision
from secaudit.storage import checks, decisions, incidents, settings
from secaudit.storage.database import data_folder, open_database
from secaudit.storage.decisions import Said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Runs = Callable[..., Run]

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def note(kind: str, label: str, *, days_ago: int, **figures: int) -> None:
    at = (NOW - timedelta(days=days_ago)).isoformat()
    with open_database() as db:
        checks.add(db, kind, label=label, at=at, result=figures)


def page(run: Runs) -> dict[str, Any]:  # Any: what JSON holds
    fields: dict[str, Any] = json.loads(run("status", "--json").out)
    return fields


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_newcomer_is_told_the_first_command_and_nothing_is_written(
    run: Runs, language: str
) -> None:
    shown = run("--lang", language)
    assert shown.code == 0
    assert "secaudit check\n" in shown.out
    assert run("history", "--lang", language).code == 0
    assert not data_folder().exists()


def test_secaudit_alone_shows_what_status_shows(run: Runs) -> None:
    note("password", "wallet", days_ago=3, score=2, findings=1)
    alone = run()
    assert alone.out == run("status").out
    assert "Password (wallet): 2 of 4 (3 days ago)" in alone.out


def test_an_unknown_command_is_still_refused(run: Runs) -> None:
    assert run("statsu").code == 2


def test_the_score_is_shown_with_where_it_came_from(run: Runs) -> None:
    for days, score in ((90, 40), (60, 55), (1, 52)):
        note("questionnaire", "", days_ago=days, score=score, gaps=3, unknown=0)
    assert "Score: 52 of 100, down 3 (40 > 55 > 52)." in run().out


def test_quick_checks_are_not_compared_with_whole_ones(run: Runs) -> None:
    note("questionnaire", "quick", days_ago=9, score=90, gaps=0, unknown=0)
    note("questionnaire", "", days_ago=5, score=40, gaps=9, unknown=0)
    assert [one["score"] for one in page(run)["scores"]] == [40]


def test_an_emergency_comes_first_and_is_the_next_step(run: Runs) -> None:
    with open_database() as db:
        incidents.start(db, "phone_gone", provider=None, at=NOW, noticed=None)
    shown = run()
    assert shown.code == 1
    assert "An emergency is running" in shown.out.splitlines()[1]
    assert shown.out.splitlines()[-1].strip() == "secaudit emergency"


def test_open_questions_are_counted_by_urgency_and_come_next(run: Runs, robbed: Path) -> None:
    run("transactions", robbed)
    fields = page(run)
    assert (fields["transactions"]["light"], fields["transactions"]["open"]) == ("red", {"high": 3})
    assert fields["next"]["command"] == "secaudit review"
    assert run().code == 1


def test_the_light_turns_green_when_all_is_answered(run: Runs, robbed: Path) -> None:
    run("transactions", robbed)
    say(Decision.MINE)
    assert page(run)["transactions"]["light"] == "green"
    assert run().code == 0


def test_stolen_entries_keep_it_red_until_an_emergency_after_them_is_over(
    run: Runs, robbed: Path
) -> None:
    run("transactions", robbed)
    say(Decision.NOT_MINE)
    for hours, light in ((-1, "red"), (1, "green")):
        with open_database() as db:
            at = NOW + timedelta(hours=hours)
            key = incidents.start(db, "unknown_payment", provider=None, at=at, noticed=None)
            incidents.end(db, key, at=at)
        assert page(run)["transactions"]["light"] == light


def say(word: Decision) -> None:
    with open_database() as db:
        said = [Said(key, word) for key in decisions.asked(db)]
        decisions.decide(db, said, at=NOW.isoformat())


def test_what_is_due_is_listed_and_done_in_one_go(run: Runs) -> None:
    note("password", "wallet", days_ago=400, score=4, findings=0)
    fields = page(run)
    assert "password" in {one["id"] for one in fields["due"]}
    assert fields["next"]["command"] == "secaudit check"


def test_when_nothing_is_due_the_next_day_is_named(run: Runs) -> None:
    note("pin", "wallet", days_ago=1, findings=0, urgency=0)
    off = (
        "transactions", "password", "questionnaire", "hotline", "app-update", "system-update",
    )  # fmt: skip
    with open_database() as db:
        for item in off:
            settings.put(db, f"remind.every.{item}", "0")
    shown = run()
    assert "Nothing is due. Next, on 2026-12-27: Check the payment PIN." in shown.out
    assert shown.out.splitlines()[-1] == "Nothing is left to be done today."


def test_a_scan_is_noted_by_how_urgent_its_questions_are(run: Runs, robbed: Path) -> None:
    run("transactions", robbed)
    (noted,) = page(run)["checks"]
    assert (noted["figures"]["high"], noted["figures"]["low"]) == (3, 0)


def test_no_remember_leaves_no_trace(run: Runs, robbed: Path) -> None:
    run("transactions", robbed, "--no-remember")
    assert not data_folder().exists()


def test_the_history_compares_the_last_two_of_each_kind(run: Runs) -> None:
    for days, score in ((90, 40), (60, 55), (1, 70)):
        note("questionnaire", "", days_ago=days, score=score, gaps=3, unknown=0)
    shown = run("history")
    assert shown.out.isascii()
    assert "score: 55 -> 70" in shown.out
    assert "gaps" not in shown.out
    assert f"{' 70 ' + '#' * 35 + '.' * 15}\n" in shown.out


def test_the_history_compares_two_days(run: Runs) -> None:
    for days, score in ((90, 40), (60, 55), (1, 70)):
        note("questionnaire", "", days_ago=days, score=score)
    between = run("history", "--between", "2026-04-10", "2026-05-10", "--json")
    (change,) = json.loads(between.out)["changes"]
    assert change["figures"] == {"score": {"before": 40, "after": 55}}


def test_what_was_not_checked_between_two_days_has_not_changed(run: Runs) -> None:
    note("pin", "wallet", days_ago=90, findings=1, urgency=2)
    between = run("history", "--between", "2026-04-10", "2026-05-10", "--json")
    assert json.loads(between.out)["changes"] == []


def test_days_in_the_wrong_order_are_refused(run: Runs) -> None:
    refused = run("history", "--between", "2026-05-10", "2026-04-10")
    assert (refused.code, "--between" in refused.err) == (2, True)


def test_the_history_as_csv_has_a_line_for_each_figure_and_no_formula(
    run: Runs, tmp_path: Path
) -> None:
    note("password", "=1+1", days_ago=1, score=3, findings=0)
    target = tmp_path / "history.csv"
    assert run("history", "--csv", target).code == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["figure"]: row["value"] for row in rows} == {"score": "3", "findings": "0"}
    assert {row["label"] for row in rows} == {"'=1+1"}


def test_what_the_user_says_was_done_stands_in_the_history_alone(run: Runs) -> None:
    note("pin", "wallet", days_ago=2, findings=0, urgency=0)
    run("remind", "done", "app-update")
    assert "Done, as you said: app-update\n" in run("history").out
    assert "There is no earlier check to compare with yet." in run("history").out
    assert [one["kind"] for one in page(run)["checks"]] == ["pin"]
    rows = list(csv.DictReader(run("history", "--csv", "-").out.splitlines()))
    assert rows[-1]["kind"] == "done"
    assert (rows[-1]["label"], rows[-1]["figure"]) == ("app-update", "")


@pytest.mark.parametrize(("high", "told"), [(97, True), (15, False)])
def test_a_score_of_few_answers_says_where_it_could_lie(
    run: Runs, high: int, *, told: bool
) -> None:
    note("questionnaire", "", days_ago=1, score=5, low=0, high=high, gaps=1, unknown=30)
    assert (f"it could be 0 to {high}." in " ".join(run().out.split())) is told


def test_what_is_to_be_replaced_in_a_command_is_in_the_users_language(run: Runs) -> None:
    assert "secaudit transactions 文件" in run("--lang", "zh").out
    shown = run("remind", "due", "--lang", "zh").out
    assert "secaudit hotline confirm 钱包或银行 电话号码" in shown


def test_a_weak_password_is_to_be_replaced_before_what_is_due(run: Runs) -> None:
    note("password", "wallet", days_ago=2, score=0, findings=1)
    step = page(run)["next"]
    assert step["command"] == "secaudit password --generate"
    assert "(wallet)" in step["text"]
    note("password", "wallet", days_ago=1, score=4, findings=0)
    assert page(run)["next"]["command"] == "secaudit check"
