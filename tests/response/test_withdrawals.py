"""What is said of a late withdrawal: how long it may take, and how sure that is."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from secaudit.i18n import Translator
from secaudit.model.money import Money
from secaudit.model.recurring import Delay, LateWithdrawal
from secaudit.providers import profiles
from secaudit.response.withdrawals import allowed_days, details, finding, how_long

LATE = LateWithdrawal(
    entry=3, payee="Bank", amount=Money(90_000, 2, "CNY"), day=date(2026, 3, 9),
    due=date(2026, 3, 12), delay=Delay.PENDING, provisional=False,
    at=datetime(2026, 3, 9, 15, 4), reference="T77", card="5678",
)  # fmt: skip


def test_the_article_s_figure_for_yiqianbao_is_labelled() -> None:
    wallet = profiles.load("yiqianbao")
    (text,) = how_long(wallet)
    told = Translator("en").render(text)
    assert allowed_days(wallet) == 3
    assert "1 to 3 working days" in told
    assert "m.huasoon.com" in told
    assert "NOT confirmed" in told


@pytest.mark.parametrize(("name", "days"), [("alipay", 3), ("wechatpay", 3), ("revolut", 5)])
def test_what_nobody_confirmed_is_not_shown(name: str, days: int) -> None:
    wallet = profiles.load(name)
    (text,) = how_long(wallet)
    assert allowed_days(wallet) == days
    assert ("commonly" in Translator("en").render(text)) == (name != "revolut")


def test_the_finding_says_since_when_what_to_check_when_to_call_and_with_what() -> None:
    found = finding(LATE, profiles.load("yiqianbao"))
    told = " ".join(map(Translator("en").render, (found.title, *found.evidence, *found.remedy)))
    for words in (
        "2026-03-09", "about 2026-03-12", "Check in the app", "call support now", "T77",
        "15:04", "\uffe5900.00", "5678", "secaudit hotline yiqianbao", "troubleshoot withdrawal",
    ):  # fmt: skip
        assert words in told
    assert found.entries == (3,)


def test_what_the_export_does_not_tell_is_asked_of_the_user() -> None:
    bare = LateWithdrawal(
        entry=0, payee="", amount=LATE.amount, day=LATE.day, due=LATE.due,
        delay=Delay.NOT_SEEN, provisional=True,
    )  # fmt: skip
    assert "look it up" in Translator("en").render(details(bare))
    found = finding(bare, None)
    told = " ".join(map(Translator("en").render, (*found.evidence, *found.remedy)))
    assert "does not show it" in told
    assert "not known here yet" in told
    assert "secaudit hotline" not in told
