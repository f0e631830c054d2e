"""Stolen cards and codes: somebody else buys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.lab import names
from benchmarks.lab.wallet import BALANCE

if TYPE_CHECKING:
    from benchmarks.lab.thieves.scene import Scene
    from benchmarks.lab.wallet import Entry

_TRADES = (("珠宝行", "服饰装扮"), ("数码旗舰店", "数码电器"), ("名品", "服饰装扮"))
_OFTEN = 5
_CURRENCIES = ("GBP", "KRW", "SGD", "AUD", "VND")


def _large(scene: Scene) -> int:
    """More than nearly all that the victim ever buys, at least 1500 yuan: thieves want goods."""
    least = float(scene.rng.uniform(150_000, 500_000))
    return scene.round(max(scene.usual(0.98) * float(scene.rng.uniform(1.5, 4.0)), least))


def _fence(scene: Scene) -> tuple[str, str]:
    trade, category = _TRADES[scene.one_of(0, 1, 2)]
    return names.shop(scene.rng, trade), category


def card_test_then_large(scene: Scene) -> list[Entry]:
    """One to three charges of next to nothing, then a large one within hours."""
    tests = [
        scene.buy(scene.after(minute), names.shop(scene.rng, "网络科技"),
                  float(scene.rng.integers(1, 990)), "在线服务", "商业服务")
        for minute in scene.minutes(scene.one_of(1, 2, 3), 15)
    ]  # fmt: skip
    payee, category = _fence(scene)
    later = scene.after(60 + float(scene.rng.uniform(0, 600)))
    return [*tests, scene.buy(later, payee, _large(scene), "订单", category)]


def large_at_new_shop(scene: Scene) -> list[Entry]:
    """A single large purchase at a shop never visited."""
    payee, category = _fence(scene)
    return [scene.buy(scene.start, payee, _large(scene), "订单", category)]


def gift_cards(scene: Scene) -> list[Entry]:
    """Five to twelve gift cards or game credits of round sums within minutes."""
    payee = names.shop(scene.rng, names.pick(scene.rng, ["点卡专营", "礼品卡", "游戏充值"]))
    return [
        scene.buy(scene.after(minute), payee, scene.one_of(10_000, 20_000, 50_000), "点卡 充值",
                  "文化休闲", method=BALANCE)
        for minute in scene.minutes(scene.one_of(5, 6, 8, 10, 12), 3)
    ]  # fmt: skip


def phone_topups(scene: Scene) -> list[Entry]:
    """Four to eight top-ups of strangers' telephones within the hour."""
    return [
        scene.buy(scene.after(minute), "移动通信充值", scene.one_of(10_000, 20_000, 30_000),
                  "话费充值", "充值缴费", method=BALANCE, counter=names.masked(scene.rng))
        for minute in scene.minutes(scene.one_of(4, 5, 6, 8), 9)
    ]  # fmt: skip


def slow_drip(scene: Scene) -> list[Entry]:
    """Eight to fourteen small payments to two unknown shops, spread over ten days."""
    shops = [names.shop(scene.rng, "网络科技") for _ in range(2)]
    return [
        scene.buy(scene.after(minute), shops[number % 2], float(scene.rng.integers(1500, 6000)),
                  "在线服务", "商业服务", method=BALANCE)
        for number, minute in enumerate(scene.minutes(scene.one_of(8, 10, 12, 14), 60 * 34))
    ]  # fmt: skip


def foreign_purchases(scene: Scene) -> list[Entry]:
    """Two to five purchases within two hours in a currency the victim never pays in."""
    currency = names.pick(scene.rng, _CURRENCIES)
    return [
        scene.buy(scene.after(minute), names.foreign(scene.rng, "ONLINE"),
                  float(scene.rng.integers(2_000, 60_000)), "online order", "商业服务",
                  currency=currency)
        for minute in scene.minutes(scene.one_of(2, 3, 4, 5), 40)
    ]  # fmt: skip


def no_password_debits(scene: Scene) -> list[Entry]:
    """Six to twelve debits without a password within a day or two, at a kind of shop well known."""
    payee = names.pick(scene.rng, ["出行", "闪购", "共享单车"])
    shop = names.shop(scene.rng, payee)
    return [
        scene.buy(scene.after(minute), shop, float(scene.rng.integers(3_000, 16_000)),
                  f"{payee} 免密支付", "交通出行", method=BALANCE)
        for minute in scene.minutes(scene.one_of(6, 8, 10, 12), 240)
    ]  # fmt: skip


def failed_then_success(scene: Scene) -> list[Entry]:
    """Three to six attempts that fail, each smaller than the one before, until one succeeds."""
    payee, category = _fence(scene)
    count, cents = scene.one_of(3, 4, 5, 6), float(scene.one_of(3000, 5000, 8000) * 100)
    stolen = []
    for number, minute in enumerate(scene.minutes(count + 1, 6)):
        status = "settled" if number == count else "failed"
        stolen.append(
            scene.buy(scene.after(minute), payee, scene.round(cents), "订单", category,
                      status=status)
        )  # fmt: skip
        cents *= float(scene.rng.uniform(0.6, 0.9))
    return stolen


def known_payee_large(scene: Scene) -> list[Entry]:
    """A purchase at a shop of the victim's, many times what is usual there: 300 yuan or more."""
    paid: dict[str, list[Entry]] = {}
    for entry in scene.past(_is_purchase):
        paid.setdefault(entry.payee, []).append(entry)
    most = max((len(visits) for visits in paid.values()), default=0)
    often = [visits for visits in paid.values() if len(visits) >= min(most, _OFTEN)]
    if not often:
        return []
    visits = often[int(scene.rng.integers(len(often)))]
    usual = sum(-entry.cents for entry in visits) / len(visits)
    cents = max(usual * float(scene.rng.uniform(6, 15)), scene.usual(0.9), 30_000)
    return [replace(visits[-1], time=scene.start, cents=-scene.round(cents, 10), status="settled")]


def charged_twice(scene: Scene) -> list[Entry]:
    """A shop takes the same sizeable amount again within minutes to a day; the second is wrong."""
    least = scene.usual(0.8)
    bought = [
        entry for entry in scene.lived
        if _is_purchase(entry) and -entry.cents >= least and entry.time.date() > scene.victim.since
    ]  # fmt: skip
    if not bought:
        return []
    first = bought[int(scene.rng.integers(len(bought)))]
    minutes = float(scene.rng.choice([0.5, 3, 30, 200, 900]))
    return [replace(first, time=first.time + timedelta(minutes=minutes))]


def subscription_not_ordered(scene: Scene) -> list[Entry]:
    """A monthly charge for something that the victim never ordered."""
    payee = names.shop(scene.rng, names.pick(scene.rng, ["会员", "视频", "网络科技"]))
    cents = scene.one_of(1900, 2800, 3900, 5800, 9800)
    first = scene.start - timedelta(days=30 * ((scene.day - scene.victim.since).days // 30))
    return [
        scene.buy(first + timedelta(days=30.4 * month), payee, cents, "自动续费", "文化休闲",
                  method=BALANCE)
        for month in range(3)
    ]  # fmt: skip


def subscription_price_jump(scene: Scene) -> list[Entry]:
    """A subscription of the victim's takes two to six times what it took, from one month on."""
    charges = [entry for entry in scene.lived if entry.description == "自动续费"]
    due = [entry for entry in charges if entry.cents < 0 and entry.time >= scene.start]
    known = {entry.payee for entry in charges if entry.time < scene.start}
    due = [entry for entry in due if entry.payee in known]
    if not due:
        return []
    payee, times = due[0].payee, float(scene.rng.uniform(2, 6))
    scene.gone += [entry for entry in due if entry.payee == payee]
    return [replace(entry, cents=scene.round(entry.cents * -times) * -1) for entry in scene.gone]


def _is_purchase(entry: Entry) -> bool:
    return entry.kind == "payment" and entry.cents < 0 and entry.status == "settled"
