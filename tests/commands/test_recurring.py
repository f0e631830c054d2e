"""`--recurring` lists what comes regularly, on the screen and in the JSON report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Run


def test_subscriptions_and_rent_are_listed_when_asked(scan: Callable[..., Run]) -> None:
    asked = scan("clean.csv", "--recurring")
    assert asked.code == 0
    assert "云影视频: ￥25.00 every month since 2025-11-07, 13 times" in " ".join(asked.out.split())
    assert "again and again" not in scan("clean.csv").out


def test_money_that_stands_in_two_exports_is_listed_once(scan: Callable[..., Run]) -> None:
    one = scan("alipay.csv", "--recurring", "--json").json["recurring"]["streams"]
    both = scan("alipay.csv", "wechat.csv", "--recurring", "--json").json
    films = [s for s in both["recurring"]["streams"] if s["payee"] == "云影视频"]
    assert [s["count"] for s in films] == [s["count"] for s in one if s["payee"] == "云影视频"]
    lines = {s["payee"]: s["kind"] for s in both["recurring"]["streams"]}
    assert lines["云影视频"] == "subscription"
    assert lines["周八"] == "rent"
