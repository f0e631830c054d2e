"""`secaudit troubleshoot`: the talk, step by step, and what it knows of late withdrawals."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from secaudit import working_days
from secaudit.storage import hotlines
from secaudit.storage.database import open_database
from tests.cli.test_withdrawals import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

TODAY = datetime.now().astimezone().date()


@pytest.fixture
def talk(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run the command with lines typed."""

    def typed(text: str, *arguments: str) -> Run:
        monkeypatch.setattr(sys, "stdin", StringIO(text))
        return run("troubleshoot", *arguments)

    return typed


def test_without_a_trouble_it_asks_which(talk: Callable[..., Run]) -> None:
    done = talk("1\n1\n")
    assert done.code == 0
    assert "What is the trouble?" in done.out
    assert "secaudit emergency --scenario phone_gone" in done.out


def test_b_goes_one_step_back_and_q_leaves(talk: Callable[..., Run]) -> None:
    done = talk("3\nb\nb\n2\nq\n", "login")
    assert done.code == 0
    assert done.out.count("Does your phone still get calls") == 3
    assert "Switch flight mode off" in done.out


def test_what_is_no_answer_is_asked_again(talk: Callable[..., Run]) -> None:
    done = talk("9\nperhaps\n2\n", "login")
    assert done.out.count("Please type a number from 1 to 3") == 2
    assert "Switch flight mode off" in done.out


def test_a_wait_names_its_day_and_how_sure_the_figure_is(talk: Callable[..., Run]) -> None:
    done = talk(f"1\n1\n1\nsoon\n{TODAY}\n", "withdrawal", "--provider", "yiqianbao")
    assert "Please type a date" in done.out
    assert f"Wait until {working_days.after(TODAY, 3)}." in done.out
    assert "NOT confirmed" in done.out


def test_support_shows_the_app_first_and_numbers_with_their_standing(
    talk: Callable[..., Run],
) -> None:
    long_ago = TODAY - timedelta(days=60)
    done = talk(f"1\n1\n1\n{long_ago}\n", "withdrawal", "--provider", "yiqianbao")
    shown = done.out
    assert shown.index("Look under Me or Settings") < shown.index("400-618-0081")
    assert shown.index("NOT confirmed") < shown.index("400-618-0081")


def test_a_number_that_the_user_confirmed_stands_first(talk: Callable[..., Run]) -> None:
    with open_database() as db:
        hotlines.confirm(db, "yiqianbao", "400-618-0081", day=date(2026, 5, 4))
    shown = talk("1\n1\n2\n1\n", "withdrawal", "--provider", "yiqianbao").out
    assert shown.index("400-618-0081") < shown.index("400-888-8888")
    assert "Confirmed by you on 2026-05-04" in shown


def test_it_knows_the_withdrawals_that_scans_have_seen_late(
    run: Callable[..., Run], talk: Callable[..., Run], tmp_path: Path
) -> None:
    days = [TODAY - timedelta(days=30 - i) for i in range(30)]
    rows = [f"{day} 08:05:00,消费,晨光早餐,支出,8.50,余额,交易成功,{day:%m%d}" for day in days]
    drawn = f"{days[2]} 15:00:00,提现,招商银行(5678),/,40.00,余额,处理中,T7788"
    file = tmp_path / "wallet.csv"
    file.write_text("\n".join([HEADER, *rows[:3], drawn, *rows[3:]]) + "\n", encoding="utf-8")
    run("transactions", file)
    done = talk("1\n1\n1\n1\n", "withdrawal")
    assert f"￥40.00 to 招商银行(5678), withdrawn on {days[2]}" in done.out
    assert "On which day" not in done.out
    assert "The time is over: call support now" in done.out
    assert "transaction number T7788" in done.out
    assert "5678" in done.out
    other = talk("2\n1\n1\n1\n", "withdrawal")
    assert "On which day" in other.out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_print_shows_every_node_and_json_the_same(language: str, run: Callable[..., Run]) -> None:
    text = run("troubleshoot", "--print", "--lang", language).out
    told = json.loads(run("troubleshoot", "--json", "--lang", language).out)
    assert told["schema"] == "secaudit/troubleshooting/1"
    bare = "".join(text.split())
    for tree in told["trees"]:
        assert "".join(tree["title"].split()) in bare
        for node in tree["nodes"]:
            for line in [*node["do"], *([node["question"]] if node["question"] else [])]:
                assert "".join(line.split()) in bare


def test_without_an_answer_or_a_tree_it_says_what_to_do(talk: Callable[..., Run]) -> None:
    silent = talk("", "payment")
    assert (silent.code, "--print" in silent.err) == (2, True)
    unknown = talk("", "printer")
    assert (unknown.code, "new-user" in unknown.err) == (2, True)
    assert talk("", "login", "--provider", "nobody").code == 2
