"""The score on the screen: evidence beside answers, a range without a letter, both views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.i18n import Translator
from secaudit.model.evidence import Evidence, Outcome
from secaudit.model.light import Light
from secaudit.model.message import Message
from secaudit.model.score import Result
from secaudit.questionnaire import evidence
from secaudit.questionnaire.bank import bank
from secaudit.questionnaire.scoring import score
from secaudit.reports import score_json, score_part

if TYPE_CHECKING:
    from secaudit.model.questionnaire import Answers

SEEN = Evidence(
    "host.disk_encryption",
    Outcome.FAIL,
    Message("The disk is not encrypted."),
    "sda1 \x1b[31mext4",
    Message("Disk encryption"),
)


def shown(answers: Answers, *, quick: bool = False, verbose: bool = False) -> str:
    lines = score_part.result(
        found(answers, quick=quick),
        Translator("en"),
        width=80,
        quiet=False,
        verbose=verbose,
        formula=False,
    )
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def found(answers: Answers, *, quick: bool = False) -> Result:
    result = score(bank(), answers, quick=quick)
    beside = evidence.beside(result.verdicts, {SEEN.probe: SEEN})
    return Result(bank(), result, Light.NONE, Message("Nothing."), beside)


def test_what_the_computer_says_stands_beside_what_was_said() -> None:
    text = shown({"device.computer": ("all",)})
    assert "You said: All four on" in text
    assert "This computer says: Disk encryption: The disk is not encrypted. (not well)" in text
    assert "sda1  [31mext4" in text
    assert "These do not fit together. It changes no points; have a look." in text
    assert "do not fit" not in shown({"device.computer": ("some",)})


def test_evidence_is_told_to_programs_without_what_could_fool_a_screen() -> None:
    (told,) = score_json.fields(found({"device.computer": ("all",)}), Translator("en"))["evidence"]
    assert told == {
        "question": "device.computer",
        "contradicts": True,
        "seen": [
            {
                "probe": "host.disk_encryption",
                "title": "Disk encryption",
                "outcome": "fail",
                "text": "The disk is not encrypted.",
                "line": "sda1  [31mext4",
            }
        ],
    }


def test_too_few_answers_show_a_range() -> None:
    assert "Quick check: 0 to 100 of 100, no letter yet" in shown({}, quick=True)
    assert "Your score: 0 to 100 of 100, no letter yet" in shown({})


def test_a_score_with_unknown_answers_says_how_high_it_could_be() -> None:
    best = {
        one.id: (max(one.option, key=lambda option: option.credit or 0).id,)
        for one in bank().questions
    }
    text = shown({**best, "net.where": ("unknown",)})
    assert "Your score: 96 of 100 - A, Solid" in text
    assert "It could be as high as 99, once you know" in text


def test_many_names_are_cut_and_counted() -> None:
    assert "not known: 37 (second step at sign-in" in shown({})
    assert "and 31 more)" in " ".join(shown({}).split())


def test_with_verbose_the_steps_of_everything_that_could_be_better_are_told() -> None:
    answers = {"net.where": ("any",), "signin.unique_password": ("variant",)}
    text = " ".join(shown(answers, verbose=True).split())
    assert "built on asks: use a VPN whenever you are on public Wi-Fi." in text
    assert "built on asks: change the login password regularly." in text
    assert "You said: don't know" not in text
    assert "You said: skipped" in text
