from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.i18n import Translator
from secaudit.reports import json_v1

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from secaudit.model.plan import Plan
    from secaudit.model.report import ScanResult

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"
ENGLISH = Translator("en")


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys(part)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


@pytest.fixture
def report(theft: ScanResult, translator: Translator) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(json_v1.render(theft, translator))
    return parsed


def test_every_key_is_documented(report: dict[str, Any]) -> None:
    documented = set(re.findall(r"`([a-z_]+)`", DOCS.read_text(encoding="utf-8")))
    assert set(keys(report)) - documented == set()


def test_every_documented_field_of_the_whole_is_there(report: dict[str, Any]) -> None:
    section = DOCS.read_text(encoding="utf-8").partition("## The whole")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z_]+)`", section, re.MULTILINE)) == set(report)


def test_the_schema_names_itself(report: dict[str, Any], translator: Translator) -> None:
    assert report["schema"] == "secaudit/report/1"
    assert report["language"] == translator.language


def test_money_is_an_exact_string(report: dict[str, Any]) -> None:
    assert [entry["amount"] for entry in report["entries"]] == ["-1999.00", "-4999.00", "-3000.00"]
    assert report["files"][0]["totals"] == [
        {"currency": "CNY", "entries": 5, "out": "10010.00", "in": "8000.00", "neutral": "0.00"}
    ]


def test_money_of_many_decimals_is_not_rounded_or_written_with_an_exponent(
    result_of: Callable[..., ScanResult], row: Callable[..., object]
) -> None:
    result = result_of([row("exchange", -1, currency="BTC", digits=8, balance=3)], [[0]])
    (entry,) = json_v1.report(result, ENGLISH)["entries"]
    assert (entry["amount"], entry["balance"]) == ("-0.00000001", "0.00000003")


def test_entries_findings_and_the_screen_share_their_numbers(report: dict[str, Any]) -> None:
    assert [entry["number"] for entry in report["entries"]] == [2, 3, 4]
    assert [finding["entries"] for finding in report["findings"]] == [[2, 3], [4]]
    assert [finding["severity"] for finding in report["findings"]] == ["high", "medium"]
    assert [entry["line"] for entry in report["entries"]] == [26, 27, 28]


def test_reasons_carry_signal_bits_and_sentence(
    report: dict[str, Any], translator: Translator
) -> None:
    point = {"en": ".", "zh": "\u3002"}[translator.language]
    assert report["entries"][0]["reasons"][0] == {
        "signal": "new_payee", "bits": 7.25, "text": f"A payee never paid before{point}",
    }  # fmt: skip


def test_contributions_are_told_signal_by_signal(report: dict[str, Any]) -> None:
    parts = report["entries"][0]["contributions"]
    assert [(part["signal"], part["bits"]) for part in parts] == [
        ("new_payee", 3.5), ("unusual_hour", 1.5), ("burst", -0.25), ("duplicate", -0.25),
        ("rest", -2.0),
    ]  # fmt: skip


def test_a_finding_says_what_it_is_most_like(
    report: dict[str, Any], translator: Translator
) -> None:
    told = {"en": "a purchase.", "zh": "【a purchase.】"}[translator.language]
    like = report["findings"][0]["likeness"]
    assert (like["id"], like["text"]) == ("appliance", told)
    assert "you bought a phone." in like["harmless_if"]
    assert "often" in like["name"]


def test_hostile_text_loses_what_steers_a_terminal_or_a_reader(report: dict[str, Any]) -> None:
    shown = "".join(texts(report))
    assert re.search("[\u0000-\u001f\u007f-\u009f\u202a-\u202e]", shown) is None
    assert "<script>" in shown


def test_a_stream_of_ascii_gets_the_same_report(theft: ScanResult) -> None:
    plain, escaped = (
        json_v1.render(theft, ENGLISH, ascii_only=ascii_only) for ascii_only in (False, True)
    )
    assert not plain.isascii()
    assert escaped.isascii()
    assert json.loads(plain) == json.loads(escaped)


def test_the_plan_keeps_freeze_first_and_numbers_under_their_headings(
    report: dict[str, Any],
) -> None:
    (plan,) = report["plans"]
    assert [step["id"] for step in plan["steps"]][:4] == ["freeze", "cards", "call", "asked"]
    shown, unsure = plan["hotline"]["groups"]
    assert shown["standing"] == "shown"
    assert (unsure["standing"], unsure["heading"]) == (
        "not-confirmed", "Seen elsewhere, NOT confirmed",
    )  # fmt: skip
    for number in (*shown["numbers"], *unsure["numbers"]):
        assert number["sources"]
        assert number["checked"] == "2026-11-22"


def test_a_quiet_year_has_no_plan_and_says_what_it_does_not_mean(quiet_year: ScanResult) -> None:
    report = json_v1.report(quiet_year, ENGLISH)
    assert (report["findings"], report["entries"], report["plans"]) == ([], [], [])
    assert report["judgement"]["not_compared"] == ["place", "time_of_day"]
    assert len(report["limits"]) == 3


def test_what_was_asked_for_is_in_the_report(
    theft: ScanResult, plan_of: Callable[..., Plan]
) -> None:
    settings = replace(
        theft.settings,
        since=datetime(2026, 3, 1),
        last_days=4,
        provider="alipay",
    )
    unnamed = plan_of(provider_id=None, provider_name=None, provider_ids=("alipay",))
    report = json_v1.report(replace(theft, settings=settings, plans=(unnamed,)), ENGLISH)
    assert report["settings"] == {
        "since": "2026-03-01", "last_days": 4, "sensitivity": "normal", "provider": "alipay",
    }  # fmt: skip
    assert report["plans"][0]["provider"] is None
    assert report["plans"][0]["provider_ids"] == ["alipay"]
