"""The main job: the thefts planted in the samples come out first, and a clean account clean."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
# How many of the first questions may be about something else than a planted theft.
SPARE = 3
COUNTS = {"alipay.csv": 673, "wechat.csv": 376, "wallet.csv": 238, "bank.csv": 334}
PROVIDERS = {
    "alipay.csv": "alipay",
    "wechat.csv": "wechatpay",
    "wallet.csv": "yiqianbao",
    "bank.csv": None,
    "clean.csv": "alipay",
}
LANGUAGES = ("en", "zh")


def _episodes() -> dict[str, dict[str, list[dict[str, str]]]]:
    found: dict[str, dict[str, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
    with (ROOT / "sample_data" / "thefts.csv").open(encoding="utf-8", newline="") as listed:
        for theft in csv.DictReader(listed):
            found[theft["file"]][theft["episode"]].append(theft)
    return found


EPISODES = _episodes()


def _lines(question: list[dict[str, Any]]) -> set[int]:  # Any: what JSON holds
    return {entry["line"] for entry in question}


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


@pytest.mark.parametrize(
    ("name", "episode"), [(name, episode) for name in EPISODES for episode in EPISODES[name]]
)
def test_every_planted_theft_is_among_the_first_flags(
    name: str, episode: str, scan: Callable[..., Run]
) -> None:
    stolen = {int(theft["line"]) for theft in EPISODES[name][episode]}
    first = scan(name, "--json").questions[: len(EPISODES[name]) + SPARE]
    assert any(stolen & _lines(question) for question in first)


@pytest.mark.parametrize("name", COUNTS)
def test_most_stolen_entries_are_flagged_themselves(name: str, scan: Callable[..., Run]) -> None:
    stolen = {int(theft["line"]) for part in EPISODES[name].values() for theft in part}
    flagged = set().union(*map(_lines, scan(name, "--json").questions))
    assert len(stolen & flagged) >= 0.6 * len(stolen)


@pytest.mark.parametrize("name", COUNTS)
def test_an_ordinary_year_brings_few_false_questions(name: str, scan: Callable[..., Run]) -> None:
    stolen = {int(theft["line"]) for part in EPISODES[name].values() for theft in part}
    questions = scan(name, "--json").questions
    assert len([question for question in questions if not stolen & _lines(question)]) <= 12


@pytest.mark.parametrize("name", COUNTS)
def test_findings_are_exit_code_1(name: str, scan: Callable[..., Run]) -> None:
    assert (scan(name).code, scan(name, "--json").code) == (1, 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COUNTS)
def test_the_screen_shows_the_payee_of_every_planted_theft(
    name: str, language: str, scan: Callable[..., Run]
) -> None:
    text = re.sub(r"\s+", "", scan(name, "--lang", language).out)
    for episode, thefts in EPISODES[name].items():
        assert any(theft["payee"].replace(" ", "")[:8] in text for theft in thefts), episode


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*COUNTS, "clean.csv"])
def test_the_screen_fits_80_columns(name: str, language: str, scan: Callable[..., Run]) -> None:
    lines = scan(name, "--lang", language).out.splitlines()
    assert [line for line in lines if _width(line) > 80] == []


def test_a_clean_account_is_exit_code_0(scan: Callable[..., Run]) -> None:
    assert scan("clean.csv").code == 0
    report = scan("clean.csv", "--json")
    assert (report.code, report.json["findings"]) == (0, [])


@pytest.mark.parametrize(
    ("language", "nothing", "limits"),
    [
        ("en", r"nothing|no entr|none of", r"does not mean|cannot (?:see|tell|show|know)|can't"),
        ("zh", r"没有|未发现|未见", r"不代表|不等于|不意味|不说明|看不出|不能"),
    ],
)
def test_a_clean_result_says_what_was_looked_at_and_what_it_does_not_mean(
    language: str, nothing: str, limits: str, scan: Callable[..., Run]
) -> None:
    text = " ".join(scan("clean.csv", "--lang", language).out.split())
    assert re.search(nothing, text, re.IGNORECASE)
    assert re.search(limits, text, re.IGNORECASE)
    assert "608" in text


@pytest.mark.parametrize("name", [*COUNTS, "clean.csv"])
def test_the_json_report_is_one_object_of_the_promised_schema(
    name: str, scan: Callable[..., Run]
) -> None:
    result = scan(name, "--json")
    assert result.json["schema"] == "secaudit/report/1"
    assert not re.search(r"\b(?:NaN|Infinity)\b", result.out)


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_provider_is_recognised_by_what_the_export_says(
    name: str, scan: Callable[..., Run]
) -> None:
    (file,) = scan(name, "--json").json["files"]
    assert (PROVIDERS[name], []) == (file["provider"], file["refused"])


@pytest.mark.parametrize("name", COUNTS)
def test_the_json_report_carries_the_screens_content(name: str, scan: Callable[..., Run]) -> None:
    report = scan(name, "--json").json
    assert report["judgement"]["entries"] == COUNTS[name]
    for finding in report["findings"]:
        assert finding["evidence"]
        assert finding["severity"] in {"low", "medium", "high"}
    order = [("high", "medium", "low").index(one["severity"]) for one in report["findings"]]
    assert order == sorted(order)
    assert all(isinstance(entry["amount"], str) for entry in report["entries"])
    assert report["limits"]


def test_every_field_of_the_json_report_is_documented(scan: Callable[..., Run]) -> None:
    documented = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for name in (*COUNTS, "clean.csv"):
        for key in _keys(scan(name, "--json").json):
            assert f"`{key}`" in documented or f".{key}`" in documented, key


def _keys(value: object) -> set[str]:
    match value:
        case dict():
            return set(value).union(*map(_keys, value.values()))
        case list():
            return set().union(*map(_keys, value))
    return set()
