"""Invented people, each kind with its own way to live, and what happens to all of them.

A person's numbers are drawn once (pace, levels, payees), so that no two of a kind are alike. The
thief knows nothing of this module, and the scan neither.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.lab import names, occasions
from benchmarks.lab.habits import Habit, Regular, calendar, live
from benchmarks.lab.wallet import BALANCE, Entry, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.random import Generator

_CREDIT = "信用付"
_START = date(2024, 3, 1)
_STARTS = 400  # days over which people's files begin, so that every season is judged
_MONTH = 30.44
_SCANNED = 3.0
_SHORT, _SHORT_MONTHS = 0.1, 1.5
_BY_CARD = 0.12
# Shares of subscriptions that begin within the file, and whose price rises (by 10 to 25 %).
_BEGUN, _RISES = 0.35, 0.4


@dataclass(frozen=True)
class Person:
    """A person's honest payments, and what their wallet prints."""

    persona: str
    entries: tuple[Entry, ...]
    shape: Shape
    start: date
    since: date
    end: date
    home: str


@dataclass(frozen=True)
class Ways:
    """How one persona lives: habits, what is due, and the share of months with a journey."""

    habits: tuple[Habit, ...]
    regulars: tuple[Regular, ...]
    journeys: float = 0.05
    pace: float = 1.0


def _meals(weekly: float, yuan: float, loyal: float = 0.85) -> tuple[Habit, ...]:
    return (
        Habit("早餐", "餐饮美食", "早餐", weekly * 0.5, yuan * 0.4, (7, 8), step=50, payees=2),
        Habit("快餐", "餐饮美食", "午餐", weekly * 0.6, yuan, (12,), loyal=loyal, payees=4),
        Habit("外卖", "餐饮美食", "外卖订单", weekly * 0.4, yuan * 1.4, (12, 18, 19), loyal=loyal,
              payees=5, local=False),
        Habit("饭店", "餐饮美食", "聚餐", weekly * 0.08, yuan * 8, (19,), loyal=0.5, weekend=3.0),
    )  # fmt: skip


def _household(weekly: float, card: str) -> tuple[Habit, ...]:
    return (
        Habit("超市", "日用百货", "购物", weekly, 60, (18, 19, 20), spread=0.7, weekend=1.5),
        Habit("便利店", "日用百货", "便利店消费", weekly, 15, (8, 18, 21), spread=0.6, payees=2),
        Habit("大药房", "医疗健康", "药品", weekly * 0.12, 50, (10, 17), spread=0.8, payees=2),
        Habit("旗舰店", "服饰装扮", "网购订单", weekly * 0.25, 130, (13, 21, 22), method=_CREDIT,
              loyal=0.35, spread=0.8, sales=True, local=False),
        Habit("商城", "日用百货", "网购订单", weekly * 0.35, 70, (12, 20, 22), loyal=0.6,
              spread=0.9, sales=True, local=False),
        Habit("数码旗舰店", "数码电器", "网购订单", weekly * 0.02, 400, (20, 21), method=card,
              loyal=0.3, spread=0.8, sales=True, local=False),
    )  # fmt: skip


def _rides(metro: float, taxi: float) -> tuple[Habit, ...]:
    return (
        Habit("轨道交通", "交通出行", "地铁 免密支付", metro, 4, (8, 18), step=100, payees=1,
              loyal=1.0, spread=0.2, weekend=0.4, most=4),
        Habit("出行", "交通出行", "打车 免密支付", taxi, 24, (8, 18, 22), spread=0.45, payees=1,
              loyal=0.98, local=False),
    )  # fmt: skip


def _friends(weekly: float, yuan: float) -> tuple[Habit, ...]:
    out = Habit("", "转账红包", "转账", weekly, yuan, (12, 19, 21), kind="transfer", people=True,
                step=100, spread=0.9, loyal=0.85, payees=4, local=False)  # fmt: skip
    back = replace(out, income=True, weekly=weekly * 0.8)
    return out, back


def _services(rng: Generator, *, phone: int = 5900) -> tuple[Regular, ...]:
    """Subscriptions with a rise now and then, a telephone, electricity and interest."""
    made = [
        Regular("移动通信充值", "充值缴费", "话费充值", -phone, int(rng.integers(1, 28)), 10),
        Regular("供电公司", "充值缴费", "电费", -int(rng.integers(60, 180)) * 100,
                int(rng.integers(5, 25)), 20, jitter=0.3),
        Regular("零钱理财", "投资理财", "收益发放", int(rng.integers(150, 2500)), 3, 5,
                kind="interest", jitter=0.2),
    ]  # fmt: skip
    for number in range(int(rng.integers(1, 4))):
        late = int(rng.integers(1, 11)) if number and rng.random() < _BEGUN else 0
        rise = (int(rng.integers(3, 12)), 1.0 + 0.05 * float(rng.integers(2, 6)))
        made.append(
            Regular(
                names.shop(rng, names.pick(rng, ["视频", "音乐", "云盘", "阅读", "健身"])),
                "文化休闲", "自动续费", -names.pick(rng, [1200, 1500, 1800, 2500, 3000, 6800]),
                int(rng.integers(1, 28)), int(rng.integers(0, 24)), first=late,
                method=names.pick(rng, [BALANCE, _CREDIT]),
                rise=rise if rng.random() < _RISES else (99, 1.0),
            )
        )  # fmt: skip
    return tuple(made)


def _credit(rng: Generator, yuan: float) -> Regular:
    return Regular("信用付", "信用借还", "信用付还款", -round(yuan * 100), int(rng.integers(8, 12)),
                   10, kind="repayment", jitter=0.25)  # fmt: skip


def _salary(rng: Generator, yuan: float) -> Regular:
    return Regular(names.shop(rng, "科技有限公司"), "收入", "工资", round(yuan) * 100,
                   names.pick(rng, [5, 10, 15]), 10, kind="transfer", jitter=0.02)  # fmt: skip


def _rent(rng: Generator, yuan: float) -> Regular:
    return Regular(names.person(rng), "住房物业", "房租", -round(yuan / 100) * 10_000,
                   int(rng.integers(1, 6)), 20, kind="transfer",
                   counter=names.masked(rng))  # fmt: skip


def _office(rng: Generator, card: str) -> Ways:
    pay = float(rng.uniform(6000, 16000))
    return Ways(
        (*_meals(7, 22), *_household(2, card), *_rides(7, 1.5), *_friends(0.7, 120),
         Habit("咖啡", "餐饮美食", "咖啡", 2, 19, (9, 14), step=100, payees=2)),
        (_salary(rng, pay), _rent(rng, pay * 0.25), _credit(rng, 900), *_services(rng)),
    )  # fmt: skip


def _student(rng: Generator, card: str) -> Ways:
    parent = names.person(rng)
    return Ways(
        (Habit("食堂", "餐饮美食", "校园卡消费", 14, 11, (7, 12, 18), step=50, payees=2, most=4,
               loyal=1.0, spread=0.25),
         *_meals(2, 18, 0.7), *(replace(h, yuan=h.yuan * 0.5) for h in _household(1.2, card)),
         *_rides(1, 0.5), *_friends(1.2, 40),
         Habit("游戏", "文化休闲", "游戏充值", 0.5, 40, (22, 23, 0), step=600, payees=2,
               loyal=0.95, local=False)),
        (Regular(parent, "转账红包", "生活费", 180_000, 1, 12, kind="transfer", jitter=0.1),
         *_services(rng, phone=2900)),
    )  # fmt: skip


def _family(rng: Generator, card: str) -> Ways:
    """Two people on one account: twice the habits, two cards, different hours."""
    other = names.card(rng)
    theirs = [
        replace(habit, method=other, hours=tuple(min(hour + 2, 22) for hour in habit.hours))
        for habit in (*_meals(4, 30), *_household(2, other))
    ]
    return Ways(
        (*_meals(4, 25), *_household(4, card), *_rides(2, 2), *_friends(0.8, 200), *theirs,
         Habit("菜场", "日用百货", "买菜", 5, 35, (8, 17), payees=3, spread=0.5),
         Habit("培训", "教育培训", "课时费", 0.5, 380, (10, 19), step=1000, payees=2, loyal=1.0)),
        (_salary(rng, 14000), _salary(rng, 9000), _credit(rng, 2200), *_services(rng, phone=12900),
         Regular("物业公司", "住房物业", "物业费", -35_000, 6, 15),
         Regular(names.shop(rng, "数码"), "信用借还", "手机分期 12期", -49_900, 9, 9,
                 kind="instalment", first=1, last=12)),
    )  # fmt: skip


def _driver(rng: Generator, card: str) -> Ways:
    """Paid ride by ride at all hours; fuel and meals on the road; takes the money out each week."""
    return Ways(
        (Habit("网约车平台", "收入", "跑单收入", 16, 120, (10, 14, 19, 23, 1), payees=1, loyal=1.0,
               most=8, income=True, spread=0.6, kind="transfer", local=False),
         Habit("加油站", "交通出行", "加油", 3, 210, (6, 13, 23), spread=0.25, payees=3, loyal=0.8),
         Habit("快餐", "餐饮美食", "餐饮", 9, 20, (6, 12, 18, 0, 2), payees=5, loyal=0.7),
         Habit("停车场", "交通出行", "停车", 2, 9, (9, 15, 21), step=100, loyal=0.5),
         *_household(1, card), *_friends(0.8, 150)),
        (_rent(rng, 1500), _credit(rng, 600), *_services(rng)),
    )  # fmt: skip


def _freelancer(rng: Generator, card: str) -> Ways:
    """Income in lumps from ever other clients; pays some software in dollars; works at night."""
    return Ways(
        (Habit("文化传媒", "收入", "稿费", 0.5, 3500, (11, 16), loyal=0.6, income=True, spread=0.8,
               kind="transfer", step=100, local=False),
         *_meals(5, 28, 0.7), *_household(1.5, card), *_rides(2, 2), *_friends(0.6, 200),
         Habit("SOFTWARE", "商业服务", "subscription", 0.4, 20, (1, 10, 23), method=card,
               currency="USD", loyal=0.95, payees=2, spread=0.1, step=100, local=False)),
        (_rent(rng, 2600), *_services(rng)),
    )  # fmt: skip


def _shopkeeper(rng: Generator, card: str) -> Ways:
    """Receipts all day from strangers, suppliers paid by transfer, withdrawals to the bank."""
    return Ways(
        (Habit("", "商业服务", "二维码收款", 60, 25, (8, 11, 12, 17, 18, 20), people=True,
               income=True, loyal=0.4, payees=40, most=60, spread=0.8, kind="transfer"),
         Habit("批发部", "商业服务", "进货", 2.5, 900, (6, 9, 15), kind="transfer", payees=5,
               loyal=0.95, spread=0.6, step=100),
         *_household(1.5, card), *_meals(3, 18), *_friends(0.5, 300)),
        (_rent(rng, 4000), *_services(rng)),
    )  # fmt: skip


def _retiree(rng: Generator, _card: str) -> Ways:
    return Ways(
        (Habit("菜场", "日用百货", "买菜", 4, 22, (7, 8), payees=4, spread=0.5),
         Habit("大药房", "医疗健康", "药品", 0.6, 70, (9, 10), payees=2, spread=0.6),
         Habit("人民医院", "医疗健康", "挂号缴费", 0.15, 160, (8, 9), payees=1, spread=0.9),
         Habit("超市", "日用百货", "购物", 1.2, 45, (9, 16), spread=0.6, payees=2),
         Habit("", "转账红包", "转账", 0.15, 300, (9, 19), kind="transfer", people=True, payees=2,
               step=10_000, loyal=0.97)),
        (Regular("养老金发放", "收入", "养老金", 420_000, 12, 9, kind="transfer"),
         *_services(rng, phone=3900)),
        journeys=0.02,
    )  # fmt: skip


def _traveller(rng: Generator, card: str) -> Ways:
    office = _office(rng, card)
    return replace(office, journeys=1.2)


# A persona's ways; those of whom two lives are asked for change something within the file.
PERSONAS: dict[str, Callable[[Generator, str], Ways]] = {
    "office": _office,
    "student": _student,
    "family": _family,
    "driver": _driver,
    "freelancer": _freelancer,
    "shopkeeper": _shopkeeper,
    "retiree": _retiree,
    "traveller": _traveller,
    "mover": _office,
    "job_changer": _office,
}


def person(rng: Generator, persona: str) -> Person:
    """One person of a kind, with all that happened to them."""
    start = _START + timedelta(days=int(rng.integers(_STARTS)))
    known = _SHORT_MONTHS if rng.random() < _SHORT else float(rng.uniform(5, 12))
    since = start + timedelta(days=round(known * _MONTH))
    end = since + timedelta(days=round(_SCANNED * _MONTH))
    days = [start + timedelta(days=n) for n in range((end - start).days)]
    home, away = (str(town) for town in rng.choice(names.TOWNS, size=2, replace=False))
    shape = Shape(
        account=names.masked(rng), card=names.card(rng), places=bool(rng.integers(2)),
        neutral=bool(rng.integers(2)), opening=int(rng.integers(500, 6000)) * 100,
    )  # fmt: skip
    pace = float(np.exp(rng.normal(0.0, 0.3)))
    ways = PERSONAS[persona](rng, shape.card)
    entries = [*calendar(rng, ways.regulars, days)]
    if persona == "mover":
        entries += _move(rng, ways, days, (home, away), pace)
    else:
        entries += live(rng, ways.habits, days, home, pace)
    entries = _paid_variously(rng, entries, shape.card)
    if persona == "job_changer":
        entries = occasions.new_job(rng, entries, days)
    entries += occasions.all_of(rng, entries, days, shape, journeys=ways.journeys)
    kept = tuple(entry for entry in entries if start <= entry.time.date() < end)
    return Person(persona, kept, shape, start, since, end, home)


def _paid_variously(rng: Generator, entries: Sequence[Entry], card: str) -> list[Entry]:
    """Nobody pays everything the same way: some purchases go by card."""
    return [
        replace(entry, method=card)
        if entry.kind == "payment" and entry.cents < 0 and rng.random() < _BY_CARD
        else entry
        for entry in entries
    ]


def _move(
    rng: Generator, ways: Ways, days: Sequence[date], towns: tuple[str, str], pace: float
) -> list[Entry]:
    """Life in one town, then the same habits in another, with a deposit and a removal."""
    at = int(rng.uniform(0.3, 0.95) * len(days))
    landlord, day = names.person(rng), days[at]
    deposit = Regular(landlord, "住房物业", "押金", -int(rng.integers(30, 60)) * 10_000, day.day,
                      kind="transfer", counter=names.masked(rng))  # fmt: skip
    van = Regular(names.shop(rng, "搬家"), "生活服务", "搬家", -68_000, day.day, 16)
    return [
        *live(rng, ways.habits, days[:at], towns[0], pace),
        *live(rng, ways.habits, days[at:], towns[1], pace),
        *calendar(rng, (deposit, van), days[at : at + 1]),
    ]
