"""`secaudit questionnaire`: asked at a terminal or in a pipe, by a file, left and resumed."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.cli.main import main
from secaudit.questionnaire.bank import bank
from secaudit.storage import answers, checks, hotlines
from secaudit.storage.database import data_folder, open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Type = Callable[..., Run]

NONE = "6"  # of what may be happening right now


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Run]) -> Type:
    """Run the command with lines typed in."""

    def typing(*lines: str, options: tuple[str, ...] = ()) -> Run:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("questionnaire", *options)

    return typing


def kept() -> dict[str, tuple[str, ...]]:
    with open_database(write=False) as db:
        return {key: one.answer for key, one in answers.kept(db).items()}


def best() -> dict[str, str | list[str]]:
    """The best answer to each question, as a file has it."""
    return {
        one.id: [option.id for option in one.option if option.credit]
        if one.multi
        else max(one.option, key=lambda option: option.credit or 0).id
        for one in bank().questions
    }


def as_file(tmp_path: Path, **changes: str) -> Path:
    path = tmp_path / "answers.json"
    content = {**best(), **{key.replace("__", "."): value for key, value in changes.items()}}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def read(done: Run) -> dict[str, Any]:  # Any: what JSON holds
    report: dict[str, Any] = json.loads(done.out)
    return report


def test_a_quick_run_asks_twelve_questions_and_ends_in_a_score(typed: Type) -> None:
    done = typed(NONE, *["1"] * 12, options=("--quick",))
    assert done.code == 0
    assert "Question 12 of 12 - Devices" in done.out
    assert "Quick check: 100 of 100 - A, Solid" in done.out
    assert len(kept()) == 12


def test_an_emergency_is_told_at_once_and_ends_the_questions(typed: Type) -> None:
    done = typed("2")
    assert done.code == 1
    assert "DO THIS NOW - Payments that you do not know" in done.out
    assert done.out.index("1 STOP") < done.out.index("2 FREEZE") < done.out.index("4 CALL")
    assert "--provider" in done.out
    assert "Question 1" not in done.out


def test_the_steps_are_those_of_the_wallet_named(typed: Type) -> None:
    done = typed("caller", options=("--provider", "alipay"))
    assert "DO THIS NOW - Alipay" in done.out
    assert done.out.index("CUT OFF Flight mode on") < done.out.index("3 FREEZE")


def test_an_answer_that_means_act_now_is_followed_by_the_steps_and_the_next_question(
    typed: Type,
) -> None:
    done = typed(NONE, "1", "1", "1", "4", options=("--section", "signin"))
    assert done.code == 2
    steps = done.out.index("2 FREEZE")
    assert done.out.index("-> I saw a device I do not know") < steps
    assert steps < done.out.index("Question 5 of 5")


def test_numbers_ids_and_first_letters_are_taken_and_nonsense_is_asked_again(typed: Type) -> None:
    done = typed(NONE, "99", "sms", "no, it", "muted", "?", "s", options=("--section", "signin"))
    assert "Please type a number from 1 to 8, or one of: ? w b s q" in done.out
    assert done.code == 2
    assert kept() == {
        "signin.second_step": ("sms",),
        "signin.unique_password": ("unique",),
        "signin.alerts": ("muted",),
        "signin.devices": ("unknown",),
        "signin.recovery": ("skip",),
    }


def test_w_tells_why_and_both_views_of_contested_advice(typed: Type) -> None:
    done = typed(NONE, "1", "w", "q", options=("--section", "signin"))
    assert "Why: Passwords leaked from one site" in done.out
    assert "built on asks: change the login password" in done.out
    assert "Current guidance says: change it when there is a reason" in done.out
    assert "Source: UK National Cyber Security Centre" in done.out


def test_going_back_changes_an_answer_and_enter_keeps_one(typed: Type) -> None:
    done = typed(NONE, "b", "7", "1", "b", "b", "1", "", "q", options=("--section", "signin"))
    assert "This is the first question." in done.out
    assert "Last time: Nothing; the password alone is enough" in done.out
    assert kept() == {"signin.second_step": ("passkey",), "signin.unique_password": ("unique",)}


def test_what_was_left_is_resumed_and_nothing_is_asked_twice(typed: Type) -> None:
    left = typed(NONE, "1", "1", "s", "q", options=("--quick",))
    assert left.code == 2
    assert "secaudit questionnaire --resume" in left.out
    done = typed(*["1"] * 10, options=("--quick", "--resume"))
    assert done.code == 0
    assert "Question 10 of 10" in done.out
    assert "passkey" not in done.out.lower()
    assert "is any of this true right now" not in done.out


def test_a_new_run_asks_everything_again_and_a_resumed_one_what_is_left_of_it(typed: Type) -> None:
    typed(NONE, *["1"] * 12, options=("--quick",))
    typed(NONE, "2", "q", options=("--quick",))
    done = typed("q", options=("--quick", "--resume"))
    assert "Question 1 of 11" in done.out
    assert "Last time: No, it is used only here" in done.out


def test_a_resumed_run_that_never_began_asks_for_an_emergency_first(typed: Type) -> None:
    assert "FREEZE" in typed("1", options=("--resume",)).out


def test_a_finished_run_has_nothing_left_to_resume(typed: Type) -> None:
    typed(NONE, *["1"] * 12, options=("--quick",))
    done = typed(options=("--quick", "--resume"))
    assert done.code == 0
    assert "Nothing is left to be asked." in done.out


def test_leaving_and_going_back_at_the_very_first_question(typed: Type) -> None:
    done = typed("b", "w", "q")
    assert done.code == 2
    assert "This is the first question." in done.out
    assert "the money comes first" in done.out


def test_a_profile_fact_says_why_it_is_asked(typed: Type) -> None:
    assert "it earns no points" in typed(NONE, "w", "q").out


def test_json_stays_json_on_a_stream_that_holds_only_ascii(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", out)
    main(["questionnaire", "--answers", str(as_file(tmp_path)), "--json", "--lang", "zh"])
    out.seek(0)
    assert json.loads(out.read())["letter_text"] == "稳固"
    assert capsys.readouterr().err == ""


def test_due_asks_what_is_old_or_unknown(typed: Type, run: Callable[..., Run]) -> None:
    assert run("questionnaire", *(f"--set={key}={one}" for key, one in pairs())).code == 0
    with open_database() as db:
        answers.keep(db, "money.review", ["weekly"], at="2020-01-01T00:00:00+00:00")
        answers.keep(db, "net.where", ["unknown"], at="2026-11-22T00:00:00+00:00")
    done = typed(NONE, "1", "1", options=("--due",))
    assert done.code == 0
    assert "Question 2 of 2 - Networks" in done.out


def pairs() -> list[tuple[str, str]]:
    facts = [
        ("profile.home_wifi", "mine"), ("profile.phone", "android"), ("profile.computer", "yes"),
        ("profile.email_bound", "yes"), ("profile.shared", "child"), ("profile.region", "cn"),
    ]  # fmt: skip
    return [
        *facts,
        *((key, one if isinstance(one, str) else ",".join(one)) for key, one in best().items()),
    ]


@pytest.mark.parametrize("options", [(), ("--no-input",), ("--json",), ("--explain-score",)])
def test_without_a_terminal_and_answers_it_says_at_once_what_to_pass(
    typed: Type, options: tuple[str, ...]
) -> None:
    done = typed(options=options)
    assert done.code == 2
    assert "--answers FILE" in done.err
    assert "--set ID=OPTION" in done.err


def test_the_end_of_a_pipe_leaves_what_was_answered(typed: Type) -> None:
    assert typed(NONE, "1", options=("--quick",)).code == 2
    assert kept() == {"signin.second_step": ("passkey",)}


def test_who_leaves_at_the_first_question_leaves_no_database(typed: Type) -> None:
    for lines in ((), ("q",)):
        assert typed(*lines).code == 2
    assert not data_folder().exists()


def test_no_remember_keeps_nothing_and_knows_nothing(typed: Type, tmp_path: Path) -> None:
    done = typed(options=("--answers", str(as_file(tmp_path)), "--no-remember"))
    assert done.code == 0
    left = typed(NONE, "1", "q", options=("--quick", "--no-remember"))
    assert "Nothing was kept" in left.out
    assert typed(options=("--no-input",)).code == 2


@pytest.mark.parametrize(
    ("changes", "code", "score"),
    [
        ({}, 0, 100),
        ({"scam__codes": "official"}, 1, 59),
        ({"signin__second_step": "not_offered"}, 1, 74),
        ({"money__limits": "unknown"}, 0, 97),
        ({"money__payment_pin": "unknown"}, 1, 59),
    ],
)
def test_a_file_of_answers_gives_score_and_exit_code(
    run: Callable[..., Run], tmp_path: Path, changes: dict[str, str], code: int, score: int
) -> None:
    done = run("questionnaire", "--answers", as_file(tmp_path, **changes), "--json")
    assert (done.code, read(done)["score"]) == (code, score)
    assert done.err == ""


def test_answers_come_from_stdin_and_single_ones_after_them(
    typed: Type, run: Callable[..., Run]
) -> None:
    done = typed(json.dumps(best()), options=("--answers", "-", "--set", "net.cert_warning=go_on"))
    assert done.code == 1
    again = run("questionnaire", "--json")
    (gap,) = [one for one in read(again)["questions"] if one["gap"]]
    assert gap["id"] == "net.cert_warning"
    assert gap["fix"][0].startswith("Close it, switch to mobile data")


def test_few_answers_make_no_letter_and_are_not_done(run: Callable[..., Run]) -> None:
    done = run("questionnaire", "--set", "net.where=mobile")
    assert done.code == 2
    assert "no letter yet" in done.out
    assert "Only 2 % of what matters was answered; a letter needs 60 %." in done.out


def test_all_faults_of_a_file_are_told_and_none_of_it_is_kept(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    path = as_file(tmp_path, scam__codes="perhaps", shoe="42")
    done = run("questionnaire", "--answers", path)
    assert done.code == 2
    assert "scam.codes: perhaps was found" in done.err
    assert "there is no question shoe" in done.err
    assert "2 faults" in done.err
    assert not data_folder().exists()


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_named(
    run: Callable[..., Run], tmp_path: Path, name: str
) -> None:
    done = run("questionnaire", "--answers", tmp_path / name)
    assert done.code == 2
    assert "the answers could not be read" in done.err


def test_an_emergency_in_a_file_is_told_too(run: Callable[..., Run], tmp_path: Path) -> None:
    path = as_file(tmp_path, triage__now="no_signal", signin__devices="stranger")
    shown = run("questionnaire", "--answers", path)
    assert shown.code == 1
    assert shown.out.count("FREEZE") == 1
    assert shown.out.index("Phone lost or stolen") < shown.out.index("1 SIM")
    plan = read(run("questionnaire", "--answers", path, "--json"))["plan"]
    assert plan["steps"][0]["id"] == "s03_freeze_wallet"


def test_the_template_filled_in_is_taken(run: Callable[..., Run], tmp_path: Path) -> None:
    printed = run("questionnaire", "--template", "--quick", "--lang", "zh")
    assert printed.code == 0
    text = printed.out
    for key, answer in best().items():
        text = text.replace(f'{key} = ""', f"{key} = {json.dumps(answer)}")
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")
    done = run("questionnaire", "--answers", path, "--quick")
    assert done.code == 0
    assert "Quick check: 100 of 100" in done.out


def test_the_sum_behind_the_score_is_printed(run: Callable[..., Run], tmp_path: Path) -> None:
    path = as_file(tmp_path, scam__codes="did", money__limits="not_offered")
    run("questionnaire", "--answers", path)
    done = run("questionnaire", "--explain-score", "--quiet")
    assert done.code == 1
    assert "  10 x   0% =    0  no code to anybody" in done.out
    assert "   -                payment limits (not offered)" in done.out
    assert "Limit 59: a critical protection is missing." in done.out
    assert "The lowest of these is the score: 59." in done.out


def test_other_audits_and_the_scan_stand_in_the_result(
    run: Callable[..., Run], tmp_path: Path, robbed: Path
) -> None:
    run("questionnaire", "--answers", as_file(tmp_path))
    assert read(run("questionnaire", "--json"))["transactions"]["light"] == "none"
    with open_database() as db:
        checks.add(db, "password", label="", at="2026-11-22T00:00:00+00:00", result={"score": 1})
        sql = "INSERT INTO hotlines VALUES ('alipay', '95188', '2026-11-22')"
        db.connection.execute(sql)
        assert hotlines.count(db) == 1
    run("transactions", robbed)
    report = read(run("questionnaire", "--json"))
    assert report["score"] == 59
    assert report["not_checked"] == ["item.vault"]
    assert report["transactions"]["light"] == "red"
    assert "secaudit review" in report["transactions"]["text"]
    run("review", "--answers", not_mine(tmp_path))
    light = read(run("questionnaire", "--json"))["transactions"]
    assert light["light"] == "red"
    assert "not yours, as you said" in light["text"]
    with open_database() as db:
        db.connection.execute("DELETE FROM decisions")
        db.connection.execute("UPDATE asked SET severity = 1")
    assert read(run("questionnaire", "--json"))["transactions"]["light"] == "yellow"
    with open_database() as db:
        db.connection.execute("DELETE FROM asked")
    assert read(run("questionnaire", "--json"))["transactions"]["light"] == "green"


def not_mine(tmp_path: Path) -> Path:
    """An answers file that says of everything asked about that it is not the user's."""
    with open_database(write=False) as db:
        asked = [key for (key,) in db.connection.execute("SELECT entry_id FROM asked")]
    path = tmp_path / "review.toml"
    path.write_text(f'[[question]]\nentries = {asked}\nanswer = "not_mine"\n', encoding="utf-8")
    return path


def test_the_steps_of_an_emergency_are_told_once(typed: Type) -> None:
    lines = [NONE, "1", "1", "1", "4", "b", "4", "q"]
    done = typed(*lines, options=("--section", "signin"))
    assert done.out.count("2 FREEZE") == 1
    assert "The steps shown above are for this too" in done.out


def test_a_finished_run_is_recorded_with_the_version_of_the_bank(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    run("questionnaire", "--answers", as_file(tmp_path, scam__codes="did"))
    run("questionnaire", "--no-input")
    with open_database(write=False) as db:
        (figures,) = checks.results(db, "questionnaire").values()
        rows = db.connection.execute("SELECT count(*) FROM checks").fetchone()[0]
    assert rows == 1
    assert (figures["score"], figures["gaps"], figures["bank"]) == (59, 1, 202611)


def test_a_wallet_that_is_not_known_is_refused(run: Callable[..., Run]) -> None:
    done = run("questionnaire", "--provider", "alipai")
    assert done.code == 2
    assert "Did you mean --provider alipay?" in done.err


def test_steps_that_scammers_open_with_carry_their_warning(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    done = run("questionnaire", "--answers", as_file(tmp_path, money__no_pin="never"))
    warning = done.out.index("Do this yourself in the app, never with a caller")
    assert done.out.index("password-free payments (10 min)") < warning
    assert warning < done.out.index("1) In the wallet open Payment settings")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("options", [(), ("--verbose",), ("--explain-score",)])
def test_no_line_is_wider_than_the_screen(
    run: Callable[..., Run], language: str, options: tuple[str, ...]
) -> None:
    from secaudit.width import columns  # noqa: PLC0415 - this test alone

    worst = [f"--set={one.id}={one.option[-1].id}" for one in bank().questions]
    run("questionnaire", *worst, "--quiet")
    done = run("questionnaire", "--no-input", "--lang", language, *options)
    assert done.code == 1
    assert [line for line in done.out.splitlines() if columns(line) > 80] == []


def test_the_page_on_json_names_every_field(run: Callable[..., Run], tmp_path: Path) -> None:
    from tests.test_docs import ROOT  # noqa: PLC0415

    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z_]+)`", page.partition("`secaudit/score/1`\n")[2]))
    report = read(run("questionnaire", "--answers", as_file(tmp_path, scam__codes="did"), "--json"))
    held, action, question = report["limits"][0], report["next"][0], report["questions"][0]
    fields = {*report, *held, *action, *question, *report["transactions"]}
    assert fields <= documented
    assert report["schema"] == "secaudit/score/1"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_template_is_read_back_as_any_terminal_wrote_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    assert main(["--lang", "zh", "questionnaire", "--template"]) == 0
    template = tmp_path / "answers.toml"
    filled = capsys.readouterr().out.replace('profile.region = ""', 'profile.region = "cn"')
    template.write_text(filled, encoding=encoding)
    main(["questionnaire", "--answers", str(template)])
    assert capsys.readouterr().err == ""
    with open_database(write=False) as db:
        assert answers.kept(db)["profile.region"].answer == ("cn",)


def test_a_faulty_file_leaves_no_empty_database_behind(tmp_path: Path) -> None:
    faulty = tmp_path / "answers.toml"
    faulty.write_bytes(b"\x00\xff\x01")
    assert main(["questionnaire", "--answers", str(faulty)]) == 2
    assert main(["questionnaire", "--set", "nothing=here"]) == 2
    assert not data_folder().exists()
