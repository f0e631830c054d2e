"""`secaudit emergency` at a terminal, in a pipe and in scripts; with a record and without."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.response import scenarios
from secaudit.storage.database import data_folder, open_database
from secaudit.workflows import incident

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.model.incident import Incident
    from tests.cli.conftest import Run

    Go = Callable[..., Run]


class Terminal(io.StringIO):
    """Typed lines that come from a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Run]) -> Go:
    """Run the command at a terminal with lines typed in."""

    def going(*lines: str, options: tuple[str, ...] = ()) -> Run:
        monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))
        monkeypatch.setattr("secaudit.cli.emergency.at_terminal", lambda: True)
        return run("emergency", *options)

    return going


def record() -> Incident:
    with open_database(write=False) as db:
        found = incident.latest(db)
    assert found is not None
    return found


def test_in_a_pipe_the_first_screen_comes_without_a_question_or_a_database(
    run: Callable[..., Run],
) -> None:
    done = run("emergency")
    assert (done.code, done.err) == (0, "")
    assert "1 STOP" in done.out
    assert done.out.count("\n") <= 23
    assert not data_folder().exists()


def test_what_is_done_is_kept_at_once_with_its_time_and_note(go: Go) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    done = go("1", "alipay", "", "d", "", "s", "d", "case 77", "q")
    assert done.code == 0
    found = record()
    assert (found.scenario, found.provider) == ("unknown_payment", "alipay")
    assert [(one.step, one.note) for one in found.done] == [
        ("s00_hang_up", ""), ("s03_freeze_wallet", "case 77"),
    ]  # fmt: skip
    assert all(before <= one.at <= datetime.now(UTC) for one in found.done)
    assert "Why:" in done.out
    assert "2 steps done" in done.out


def test_a_slip_of_a_key_passes_over_no_step_and_is_no_case_number(go: Go) -> None:
    done = go("1", "alipay", "", "x", "D", "", "", "ｄ", "d", "q")
    assert [(one.step, one.note) for one in record().done] == [
        ("s00_hang_up", ""), ("s03_freeze_wallet", ""),
    ]  # fmt: skip
    assert "Please type one of d, s, b, q, or press Enter alone." in done.out


def test_it_goes_on_where_it_was_left(go: Go) -> None:
    go("5", "", "", "d", "q")
    again = go("", "q")
    assert "Going on with what began at" in again.out
    assert "What happened?" not in again.out
    assert "CUT OFF" in again.out
    assert "Step 2 of" in again.out
    assert "Step 1 of" not in again.out


def test_all_steps_are_gone_through_in_their_order(go: Go) -> None:
    done = go("2", "", "", *[""] * 30)
    seen = re.findall(r"Step (\d+) of (\d+) - (.*)", done.out)
    steps = scenarios.scenario("phone_gone").steps
    assert [int(number) for number, _, _ in seen] == list(range(1, len(steps) + 1))
    assert seen[0][2] == "minute 0:00"
    assert "Those were all steps" in done.out


def test_where_nothing_can_be_kept_the_steps_go_on_and_say_so(go: Go) -> None:
    folder = data_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    done = go("1", "", "", "d", "q")
    assert done.code == 0
    assert "the steps go on without a record" in done.out
    assert "Kept: " in done.out
    assert "1 step done" in done.out


def test_a_step_is_ticked_off_and_taken_back_by_a_script(run: Callable[..., Run]) -> None:
    first = run("emergency", "--provider", "alipay", "--step", "s03", "--done")
    assert first.code == 0
    run("emergency", "--step", "s08_call_support", "--note", "case 9")
    assert [one.step for one in record().done] == ["s03_freeze_wallet", "s08_call_support"]
    status = run("emergency", "--status").out
    assert "Freeze the account" in status
    assert "case 9" in status
    run("emergency", "--step", "s03", "--undo")
    assert [one.step for one in record().done] == ["s08_call_support"]


def test_what_is_over_stays_on_record(run: Callable[..., Run]) -> None:
    run("emergency", "--step", "s03", "--done")
    assert run("emergency", "--end").code == 0
    assert record().ended is not None
    assert "No emergency is running" in run("emergency", "--end").out
    assert "Over: " in run("emergency", "--status").out


def test_everything_can_be_printed_and_read_by_programs(run: Callable[..., Run]) -> None:
    printed = run("emergency", "--print", "--scenario", "locked_out", "--provider", "wechatpay")
    assert printed.out.count("Why:") == len(scenarios.scenario("locked_out").steps)
    made = json.loads(run("emergency", "--json", "--provider", "yiqianbao").out)
    assert made["schema"] == "secaudit/emergency/1"
    assert len(made["first_screen"]) == 7
    assert all(step["why"] and step["sources"] for step in made["steps"])
    assert {group["standing"] for group in made["hotline"]["groups"]} == {"not-confirmed"}
    assert made["place"] == "CN"


def test_the_place_is_kept_and_never_guessed(run: Callable[..., Run]) -> None:
    assert json.loads(run("emergency", "--json", "--lang", "zh").out)["place"] is None
    assert json.loads(run("emergency", "--json", "--provider", "paypal").out)["place"] is None
    assert "159 connects" in run("emergency", "--jurisdiction", "uk").out
    assert json.loads(run("emergency", "--json").out)["place"] == "GB"


def test_the_option_the_variable_the_file_the_record_then_the_wallet_say_the_place(
    run: Callable[..., Run], robbed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on the screen of a scan, which has no such option."""

    def place(*more: str) -> str:
        return str(
            json.loads(run("emergency", "--provider", "alipay", "--json", *more).out)["place"]
        )

    def scanned() -> bool:
        shown = run("transactions", robbed, "--provider", "alipay", "--no-remember").out
        return "110 police" in shown

    assert place() == "CN"
    assert scanned()
    assert place("--jurisdiction", "GB") == "GB"
    assert place() == "GB"
    assert not scanned()
    run("config", "set", "jurisdiction", "CN")
    assert place() == "CN"
    assert scanned()
    monkeypatch.setenv("SECAUDIT_JURISDICTION", "US")
    assert place() == "US"
    assert not scanned()
    assert place("--jurisdiction", "SG") == "SG"
    monkeypatch.delenv("SECAUDIT_JURISDICTION")
    run("config", "unset", "jurisdiction")
    assert place() == "GB", "what is settled for all runs leaves no record of its own"


def test_a_settled_place_that_is_none_stops_no_scan(run: Callable[..., Run], robbed: Path) -> None:
    run("config", "set", "jurisdiction", "china")
    done = run("transactions", robbed, "--provider", "alipay", "--no-remember")
    assert done.code == 1
    assert "110 police" in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--scenario", "flood"], "No emergency is called flood here."),
        (["--provider", "alipai"], "Did you mean --provider alipay?"),
        (["--jurisdiction", "China"], "is no place of two letters"),
        (["--done"], "belong to one step"),
        (["--step", "s99"], "No step is called s99 here."),
        (["--step", "s05_sim"], "does not belong to this emergency"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str], told: str, run: Callable[..., Run]
) -> None:
    done = run("emergency", *arguments)
    assert done.code == 2
    assert told in done.err


def test_a_broken_own_file_stops_nothing(run: Callable[..., Run]) -> None:
    folder = data_folder() / "providers"
    folder.mkdir(parents=True)
    (folder / "alipay.toml").write_text("{", encoding="utf-8")
    done = run("emergency", "--provider", "alipay")
    assert done.code == 0
    assert "not valid TOML" in done.err
    assert "95188" in done.out


def test_a_number_in_an_export_never_becomes_a_hotline(
    run: Callable[..., Run], robbed: Path
) -> None:
    text = robbed.read_text(encoding="utf-8")
    robbed.write_text(text.replace("急速点卡专营,点卡充值", "支付宝客服 400-111-2222,热线"),
                      encoding="utf-8")  # fmt: skip
    out = run("transactions", robbed, "--provider", "alipay", "--no-remember").out
    assert "400-111-2222" not in out.partition("DO THIS NOW")[2]
    assert "95188" in out.partition("DO THIS NOW")[2]
    assert "Nothing is known" in run("hotline", "400-111-2222").out
