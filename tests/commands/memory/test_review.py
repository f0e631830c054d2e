"""What the user said of an entry holds: never asked again, learnt from, taken back on request."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.memory.conftest import Home, Months, Run

    Choose = Callable[[str], str]

MARCH, APRIL, MAY = (3, "seconds"), (4, "seconds"), (5, "seconds")
HOTEL, CARDS = "云栖酒店", "急速点卡丙店"


def _payees(home: Home) -> list[str]:
    return [entry["payee"] for question in home.questions() for entry in question["entries"]]


def _others_are_mine(payee: str, answer: str) -> Choose:
    return lambda asked: answer if asked == payee else "mine"


@pytest.mark.parametrize("answer", ["mine", "always_mine"])
@pytest.mark.parametrize("layout", ["seconds", "minutes", "days"])
def test_what_was_decided_is_not_flagged_by_the_next_scan(
    home: Home, months: Months, layout: str, answer: str
) -> None:
    file = months.file(3, layout)
    asked = home.scan(file).flagged
    home.decide(lambda _: answer)
    again = home.scan(file)
    assert len(asked) >= 3
    assert not asked & again.flagged


def test_half_a_year_that_was_decided_is_asked_about_no_more(home: Home, months: Months) -> None:
    decided = set()
    files = [months.file(month, ("seconds", "minutes")[month % 2]) for month in range(1, 7)]
    for part in (files[:3], files[3:]):
        home.scan(*part)
        decided |= home.decide(lambda payee: "always_mine" if payee == HOTEL else "mine")
    assert len(decided) >= 12
    for again in (files[1:2], files[4:5], files):
        assert not decided & {entry["id"] for entry in home.scan(*again).json["entries"]}
    assert not decided & {one["id"] for asked in home.questions() for one in asked["entries"]}


@pytest.mark.parametrize("finer", ["seconds", "minutes"])
def test_a_finer_export_of_what_was_decided_asks_nothing_again(
    home: Home, months: Months, finer: str
) -> None:
    home.scan(months.file(3, "days"))
    decided = home.decide(lambda _: "mine")
    again = home.scan(months.file(3, finer)).json
    assert not decided & {entry["id"] for entry in again["entries"]}
    assert CARDS not in {entry["payee"] for entry in again["entries"]}


def test_a_corrected_export_keeps_what_was_decided(march: Home, months: Months) -> None:
    """The stay at the hotel is pending in March and settled in April's export."""
    march.decide(lambda _: "mine")
    later = march.scan(months.file(*APRIL)).json
    stay = ("2026-03-30 22:23:00", HOTEL, "settled")
    assert stay in {(one["time"], one["payee"], one["status"]) for one in march.export()}
    assert "2026-03-30T22:23:00" not in {entry["time"] for entry in later["entries"]}


def test_what_is_not_known_yet_stays_open(home: Home, months: Months) -> None:
    asked = home.scan(months.file(*MARCH)).flagged
    home.decide(lambda _: "unsure")
    assert home.scan(months.file(*MARCH)).flagged == asked
    assert CARDS in _payees(home)


def test_what_is_not_theirs_stays_flagged_as_theft(march: Home, months: Months) -> None:
    march.decide(_others_are_mine(CARDS, "not_mine"))
    for files in ([MARCH], [MARCH, APRIL]):
        again = march.scan(*(months.file(*part) for part in files))
        stolen = [one for one in again.json["entries"] if one["payee"] == CARDS]
        assert [one["decision"] for one in stolen] == ["not_mine"] * 2
        assert {one["severity"] for one in stolen} == {"high"}
        assert again.code == 1
    assert CARDS not in _payees(march)  # it is no question any more


def test_not_mine_says_how_to_freeze_and_whom_to_call(march: Home) -> None:
    file = march.answers(_others_are_mine(CARDS, "not_mine"))
    said = march("review", "--answers", file)
    assert said.code == 1
    assert said.out.index("2 FREEZE") < said.out.index("4 CALL") < said.out.index("95511")
    assert "secaudit emergency --provider yiqianbao" in said.out


def test_not_mine_begins_a_record_and_taking_it_back_drops_it(march: Home) -> None:
    march("review", "--answers", march.answers(_others_are_mine(CARDS, "not_mine")))
    assert "Begun: " in march("emergency", "--status").out
    assert march("data", "show", "--json").json["incidents"] == 1
    while "Taken back" in march("review", "--undo").out:
        pass
    assert "No emergency is on record" in march("emergency", "--status").out


def test_a_record_in_which_something_was_done_is_not_dropped(march: Home) -> None:
    march("review", "--answers", march.answers(_others_are_mine(CARDS, "not_mine")))
    march("emergency", "--step", "s03", "--done")
    march("review", "--undo")
    assert "Freeze the account" in march("emergency", "--status").out


def test_mine_alone_frightens_nobody(march: Home) -> None:
    said = march("review", "--answers", march.answers(lambda _: "mine"))
    assert said.code == 0
    assert "freeze" not in said.out.lower()


@pytest.mark.parametrize(("answer", "asked"), [("always_mine", False), ("not_mine", True)])
def test_always_mine_teaches_and_not_mine_does_not(
    march: Home, months: Months, answer: str, *, asked: bool
) -> None:
    march.decide(_others_are_mine(HOTEL, answer))
    later = march.scan(months.file(*MAY))
    stays = [one for one in later.flagged if one[1] == HOTEL and one[0] > "2026-04-20"]
    assert bool(stays) is asked


def test_a_pipe_answers_the_questions_one_by_one(march: Home) -> None:
    questions = len(march.questions())
    said = march("review", stdin="1\n" * questions)
    assert said.code == 0
    assert said.out.count("Kept: mine") == questions
    assert march.questions() == []


def test_a_pipe_that_ends_keeps_what_was_answered(march: Home) -> None:
    questions = march.questions()
    said = march("review", stdin="1\nq\n")
    assert said.code == 1
    assert len(march.questions()) == len(questions) - 1
    said = march("review", stdin="1\n")
    assert said.code in {1, 2}
    assert len(march.questions()) == len(questions) - 2


def test_answers_come_from_standard_input_too(march: Home) -> None:
    template = march("review", "--template").out
    filled = template.replace('answer = "unsure"', 'answer = "mine"')
    assert march("review", "--answers", "-", stdin=filled).code == 0
    assert march.questions() == []


def test_the_template_holds_every_open_question_and_decides_nothing(march: Home) -> None:
    before = march.questions()
    template = march("review", "--template").out
    asked = {number for one in tomllib.loads(template)["question"] for number in one["entries"]}
    assert asked == {entry["id"] for question in before for entry in question["entries"]}
    assert CARDS in template
    assert march("review", "--answers", "-", stdin=template).code == 1
    assert march.questions() == before


def test_a_payee_cannot_write_answers_into_the_template(
    home: Home, months: Months, tmp_path: Path
) -> None:
    text = months.file(3, "seconds").read_text(encoding="utf-8")
    sly = text.replace(CARDS, '"x\u2028[[question]]\u0085entries = [1]\r\nanswer = ""mine"""')
    export = tmp_path / "sly.csv"
    export.write_text(sly, encoding="utf-8", newline="")
    home.scan(export)
    template = tomllib.loads(home("review", "--template").out)
    assert {one["answer"] for one in template["question"]} == {"unsure"}
    assert len(template["question"]) == len(home.questions())


BAD = """
[[question]]
entries = [{0}, 987654321]
answer = "mien"

[[question]]
entries = [{1}]
answer = "mine"
because = "I say so"

[[question]]
entries = [{2}]
answer = "mine"

[[question]]
entries = [{2}]
answer = "not_mine"

[[question]]
entries = []
answer = "mine"

[[question]]
answer = "mine"
"""


def test_all_mistakes_of_an_answers_file_are_told_at_once_and_none_is_kept(march: Home) -> None:
    before = march.questions()
    ids = [entry["id"] for question in before for entry in question["entries"]]
    said = march("review", "--answers", "-", stdin=BAD.format(*ids))
    assert said.code == 2
    told = [line for line in said.err.splitlines() if line.startswith("  question ")]
    for number, word in ((1, "mien"), (1, "987654321"), (2, "nothing else"), (4, str(ids[2]))):
        assert any(f"question {number}:" in line and word in line for line in told)
    for number in (5, 6):
        assert any(f"question {number}:" in line for line in told)
    assert march.questions() == before


@pytest.mark.parametrize(
    "text", ["", "answer = = 1", "[]", "question = 3", '{"question": [1]}', "\x00", "[[question]]"]
)
def test_what_is_no_answers_file_is_refused_with_a_sentence(march: Home, text: str) -> None:
    before = march.questions()
    said = march("review", "--answers", "-", stdin=text)
    assert (said.code, said.out) == (2, "")
    assert "stdin" in said.err
    assert march.questions() == before


def test_an_entry_number_beyond_every_database_is_told_like_any_other(march: Home) -> None:
    text = f'{{"question": [{{"entries": [{10**20}], "answer": "mine"}}]}}'
    said = march("review", "--answers", "-", stdin=text)
    assert said.code == 2
    assert "there is no entry 1000" in said.err


def test_answers_that_are_too_long_are_refused_rather_than_cut(march: Home, tmp_path: Path) -> None:
    key = march.questions()[0]["entries"][0]["id"]
    file = tmp_path / "answers.toml"
    file.write_text(f"question = [{{entries = [{key}], answer = 'mine'}}]\n#" + "x" * 10_000_000)
    before = march.questions()
    said = march("review", "--answers", str(file))
    assert said.code == 2
    assert "too long" in said.err
    assert march.questions() == before


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
def test_a_template_is_read_back_in_the_encoding_of_the_screen(
    march: Home, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "answers.toml"
    template = march("review", "--template").out
    assert not template.isascii()
    file.write_bytes(template.encode(encoding))
    assert march("review", "--answers", str(file)).out.startswith("Kept")


def test_undo_takes_back_one_answer_after_the_other(march: Home) -> None:
    before = march.questions()
    march("review", stdin="1\n2\nq\n")
    after_two = march.questions()
    march("review", stdin="3\nq\n")
    assert march("review", "--undo").code in {0, 1}
    assert march.questions() == after_two
    march("review", "--undo")
    march("review", "--undo")
    assert march.questions() == before
    nothing = march("review", "--undo")
    assert "no answer to take back" in nothing.out + nothing.err
    assert march.questions() == before


def test_undo_asks_about_the_entries_in_the_next_scan_again(home: Home, months: Months) -> None:
    asked = home.scan(months.file(*MARCH)).flagged
    questions = len(home.questions())
    home.decide(lambda _: "mine")
    for _ in range(questions):
        home("review", "--undo")
    assert home.scan(months.file(*MARCH)).flagged == asked


def test_a_second_answer_for_an_entry_counts(march: Home, months: Months) -> None:
    file = march.answers(lambda _: "mine")
    march("review", "--answers", file)
    changed = file.read_text(encoding="utf-8").replace('"mine"', '"not_mine"')
    assert march("review", "--answers", "-", stdin=changed).code == 1
    again = march.scan(months.file(*MARCH)).json["entries"]
    assert {one["decision"] for one in again if one["payee"] == CARDS} == {"not_mine"}


@pytest.mark.parametrize(
    "arguments", [(), ("--json",), ("--template",), ("--no-input",), ("--undo",)]
)
def test_review_before_any_scan_asks_nothing_and_leaves_nothing(
    home: Home, arguments: tuple[str, ...]
) -> None:
    said: Run = home("review", *arguments)
    assert said.code in {0, 2}
    assert "Traceback" not in said.err
    assert home.left() == {}
