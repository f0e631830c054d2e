"""What the screen tells a robbed person to do: the freeze, then the hotline, numbers honestly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Run

ROBBED = ("alipay.csv", "wechat.csv", "wallet.csv", "bank.csv")
NUMBER = re.compile(r"\b(?:400-\d{3}-\d{4}|95\d{3,6})\b")
DISPUTED = ("400-618-0081", "400-888-8888")
LANGUAGES = {
    "en": ("freeze", "hotline|support|call", r"NOT confirmed"),
    "zh": ("冻结|挂失", "热线|客服|电话", "未.{0,4}(?:确认|核实)|没有.{0,4}(?:确认|核实)"),
}


def _flat(text: str) -> str:
    """Text as it reads, whatever the screen's width broke it into."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROBBED)
def test_the_freeze_stands_before_the_hotline_and_both_at_the_end(
    name: str, language: str, scan: Callable[..., Run]
) -> None:
    freeze, call, _ = LANGUAGES[language]
    text = _flat(scan(name, "--lang", language).out).lower()
    frozen, called = re.search(freeze, text), [*re.finditer(call, text)]
    assert frozen is not None
    assert called
    # The next steps come last: the payees that were flagged stand above them.
    assert frozen.start() < called[-1].start()
    last_freeze = [*re.finditer(freeze, text)][-1].start()
    assert last_freeze > len(text) * 0.3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROBBED)
def test_no_number_is_shown_before_the_first_freeze_step(
    name: str, language: str, scan: Callable[..., Run]
) -> None:
    text = _flat(scan(name, "--lang", language).out).lower()
    frozen = re.search(LANGUAGES[language][0], text)
    assert frozen is not None
    assert all(number.start() > frozen.start() for number in NUMBER.finditer(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wallets_disputed_numbers_stand_only_below_the_not_confirmed_heading(
    language: str, scan: Callable[..., Run]
) -> None:
    text = _flat(scan("wallet.csv", "--lang", language).out)
    heading = re.search(LANGUAGES[language][2], text)
    assert heading is not None
    for number in (*DISPUTED, "95511"):
        places = [match.start() for match in re.finditer(rf"(?<!\d){number}(?!\d)", text)]
        assert places, f"{number} is not shown at all"
        assert min(places) > heading.start()


@pytest.mark.parametrize("name", ["alipay.csv", "wechat.csv", "bank.csv"])
def test_numbers_of_another_wallet_are_never_shown(name: str, scan: Callable[..., Run]) -> None:
    result = scan(name, "--lang", "en")
    assert not any(number in result.out for number in DISPUTED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_provider_the_user_is_told_how_to_name_it(
    language: str, scan: Callable[..., Run]
) -> None:
    result = scan("bank.csv", "--lang", language)
    assert "--provider" in result.out + result.err
    assert "壹钱包" not in re.sub(r"--provider\s+\S+", "", result.out)


def test_a_provider_named_by_the_user_is_taken(scan: Callable[..., Run]) -> None:
    text = _flat(scan("bank.csv", "--lang", "en", "--provider", "yiqianbao").out)
    assert DISPUTED[0] in text
    heading = re.search(LANGUAGES["en"][2], text)
    assert heading is not None
    assert heading.start() < text.index(DISPUTED[0])


@pytest.mark.parametrize("name", ["alipay.csv", "wechat.csv"])
def test_a_number_that_may_be_shown_carries_its_source_and_the_warning(
    name: str, scan: Callable[..., Run]
) -> None:
    text = _flat(scan(name, "--lang", "en").out)
    numbers = NUMBER.findall(text)
    assert numbers
    assert re.search(r"compare .{0,40}app", text, re.IGNORECASE)
    assert re.search(r"source|read on|checked", text, re.IGNORECASE)
    assert "tel:" not in text


@pytest.mark.parametrize("name", ROBBED)
def test_numbers_inside_the_export_never_become_advice(name: str, scan: Callable[..., Run]) -> None:
    # A payee of bank.csv ends in a phone number; it may be shown as the payee, not as a number.
    text = _flat(scan(name, "--lang", "en").out)
    if "8005550133" in text:
        assert all("NOVA" in text[max(0, m.start() - 30) : m.start()]
                   for m in re.finditer("8005550133", text))  # fmt: skip


@pytest.mark.parametrize("name", ROBBED)
def test_the_first_step_of_the_plan_is_the_freeze(name: str, scan: Callable[..., Run]) -> None:
    (plan,) = scan(name, "--json", "--lang", "en").json["plans"]
    titles = [step["title"].lower() for step in plan["steps"]]
    assert "freeze" in titles[0]
    assert plan["steps"][0]["ways"] or plan["steps"][0]["do"]
    assert plan["hotline"]["groups"] or plan["hotline"]["silent"] or plan["hotline"]["find"]


def test_in_the_json_report_disputed_numbers_carry_their_standing(
    scan: Callable[..., Run],
) -> None:
    (plan,) = scan("wallet.csv", "--json").json["plans"]
    groups = {group["standing"]: group["numbers"] for group in plan["hotline"]["groups"]}
    assert set(groups) == {"not-confirmed"}
    assert {*DISPUTED, "95511"} <= {number["number"] for number in groups["not-confirmed"]}
    assert all(number["sources"] and number["checked"] for number in groups["not-confirmed"])


def test_no_provider_is_assumed_for_an_unknown_bank(scan: Callable[..., Run]) -> None:
    (plan,) = scan("bank.csv", "--json").json["plans"]
    assert (plan["provider"], plan["provider_name"]) == (None, None)
    assert "--provider" in plan["unnamed"]
    assert plan["hotline"]["groups"] == []


def test_a_clean_account_gets_no_plan(scan: Callable[..., Run]) -> None:
    assert scan("clean.csv", "--json").json["plans"] == []
