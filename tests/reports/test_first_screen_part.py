"""The first screen: every provider, emergency and language on 24 rows of 80 columns."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from secaudit.i18n import Translator
from secaudit.model.finding import Finding
from secaudit.model.message import Message
from secaudit.model.plan import ConfirmedNumber, Plan
from secaudit.model.severity import Severity
from secaudit.providers import profiles
from secaudit.reports import first_screen_part
from secaudit.reports.page import Page
from secaudit.response import scenarios
from secaudit.response.first_screen import first_screen
from secaudit.response.plan import plan
from secaudit.width import columns

TODAY = date(2026, 12, 1)
ROWS = 23  # the last of 24 is for what is typed
EVERY = (None, *profiles.ids())
LONGEST = (None, "CN", "HK")  # two lines, long numbers, no number


def plan_of(
    provider: str | None, *, today: date = TODAY, severity: Severity = Severity.HIGH,
    confirmed: tuple[ConfirmedNumber, ...] = (),
) -> Plan:  # fmt: skip
    found = Finding("some", Message(""), severity, ())
    loaded = None if provider is None else profiles.load(provider)
    return plan(loaded, findings=[found], today=today, confirmed=confirmed)


def shown(*plans: Plan, scenario: str = "unknown_payment", place: str | None = "CN",
          language: str = "en") -> list[str]:  # fmt: skip
    screen = first_screen(plans, scenario, place=place)
    made = first_screen_part.lines(screen, Translator(language), width=80)
    return ["".join(piece.text for piece in line).rstrip() for line in made]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scenario", scenarios.ids())
def test_it_fits_the_screen_for_every_provider_and_place(scenario: str, language: str) -> None:
    for provider in EVERY:
        made = plan_of(provider, today=date(2027, 12, 1))  # with the warning that it is old
        for place in LONGEST:
            lines = shown(made, scenario=scenario, place=place, language=language)
            assert len(lines) <= ROWS, (provider, place)
            assert max(map(columns, lines)) <= 80


@pytest.mark.parametrize("scenario", scenarios.ids())
def test_there_are_seven_lines_and_the_freeze_stands_before_the_providers_numbers(
    scenario: str,
) -> None:
    lines = shown(plan_of("alipay"), scenario=scenario)
    numbered = [line for line in lines if re.match(r"[1-9] [A-Z]", line)]
    assert [line[0] for line in numbered] == list("1234567")
    text = "\n".join(lines)
    if scenario != "tricked_into_paying":  # there the call may still stop the payment
        assert text.index("FREEZE") < text.index("95188")


@pytest.mark.parametrize("scenario", ["phone_gone", "locked_out", "device_controlled"])
def test_without_the_app_ways_that_need_it_stand_behind_the_others(scenario: str) -> None:
    """Nobody who lost the phone can open an app on it."""
    text = "\n".join(shown(plan_of("alipay"), scenario=scenario))
    assert "FREEZE By phone" in re.sub(" +", " ", text)
    only_app = " ".join("\n".join(shown(plan_of("wise"), scenario=scenario)).split())
    assert "In the app on another phone: " in only_app
    none = " ".join("\n".join(shown(plan_of("yiqianbao"), scenario=scenario)).split())
    assert "Log in on another phone" in none
    assert "Open the app" not in none


@pytest.mark.parametrize("scenario", ["unknown_payment", "tricked_into_paying"])
def test_with_the_app_at_hand_it_comes_first(scenario: str) -> None:
    text = "\n".join(shown(plan_of("alipay"), scenario=scenario))
    assert "FREEZE In the app: " in text
    assert "another phone" not in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_disputed_numbers_stand_below_the_line_that_they_are_not_confirmed(language: str) -> None:
    text = "\n".join(shown(plan_of("yiqianbao"), language=language))
    heading = text.index({"en": "NOT confirmed", "zh": "未经确认"}[language])
    for number in ("400-618-0081", "400-888-8888", "95511"):
        assert text.count(number) == 1
        assert heading < text.index(number)
        source = text[text.index(number) :].partition("\n")[0]
        assert re.search("source: |来源：", source)


def test_a_number_the_user_confirmed_stands_alone_with_its_day() -> None:
    own = (ConfirmedNumber("400-618-0081", date(2026, 11, 23)),)
    text = "\n".join(shown(plan_of("yiqianbao", confirmed=own)))
    assert "confirmed this number yourself, last on 2026-11-23" in text
    assert "400-888-8888" not in text
    assert "NOT confirmed" not in text


def test_what_was_read_long_ago_says_so() -> None:
    assert not any("may have changed" in line for line in shown(plan_of("alipay")))
    old = shown(plan_of("alipay", today=date(2027, 6, 1)))
    assert "Last read on 2026-11-22; menus and numbers may have changed." in "\n".join(old)


def test_several_providers_share_one_screen_and_are_told_apart() -> None:
    lines = shown(plan_of("alipay"), plan_of("wechatpay"))
    text = "\n".join(lines)
    assert "Alipay: 95188" in text
    assert "WeChat Pay: 95017" in text
    assert "emergency --provider alipay" in text
    assert "emergency --provider wechatpay" in text


def test_what_is_not_urgent_ends_in_the_commands_alone() -> None:
    calm = plan_of("alipay", severity=Severity.LOW)
    page = Page(80)
    screen = first_screen([calm], "unknown_payment", place="CN")
    first_screen_part.brief(page, [calm], screen, Translator("en"))
    text = "".join(page.plain())
    assert "1 STOP" not in text
    assert "secaudit emergency --provider alipay" in text
    assert "freeze" in text.lower()
    assert "secaudit hotline alipay" in text


def test_notices_stand_at_the_top() -> None:
    marked = replace(plan_of("alipay"), notices=(Message("Look out."),))
    assert shown(marked)[1] == "Look out."


def test_the_police_number_needs_a_place() -> None:
    assert not any("110 police" in line for line in shown(plan_of(None), place=None))
    assert any("110 police" in line for line in shown(plan_of(None), place="CN"))
    assert any("159 connects" in line for line in shown(plan_of(None), place="GB"))
