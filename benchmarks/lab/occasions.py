"""What happens to everybody now and then: festivals, journeys, refunds, failures, a new phone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.lab import names
from benchmarks.lab.habits import SPRING_FESTIVALS, Habit, live, moment
from benchmarks.lab.wallet import BALANCE, Entry, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.random import Generator

_REFUNDED, _FAILED, _TWICE = 0.012, 0.006, 0.002
_NEW_PHONE = 0.5
_RED = "红包"
_SEVEN_DAYS = 7
_REFUNDABLE = "网购订单"
_WITHDRAW_DAYS = 25
_ABROAD, _IN_OCTOBER = 0.12, 0.3
_RATE = 7.0  # yuan to a unit of other money, roughly
_MONEY = ("USD", "THB", "EUR", "HKD")
_TICKET = Habit("", "交通出行", "火车票", 7, 190, (10, 20), payees=1, spread=0.5, local=False)


def all_of(
    rng: Generator, entries: Sequence[Entry], days: Sequence[date], shape: Shape, *, journeys: float
) -> list[Entry]:
    """All that happens to one person over these days."""
    return [
        *_festival(rng, days),
        *_journeys(rng, days, shape, journeys),
        *_refunds(rng, entries),
        *_failures(rng, entries),
        *_withdrawals(rng, entries, days, shape),
        *_new_phone(rng, days),
        *_large_things(rng, days, shape),
    ]


def _festival(rng: Generator, days: Sequence[date]) -> list[Entry]:
    """Red packets to and from the family, some to people never paid before."""
    made = []
    relatives = [names.person(rng) for _ in range(8)]
    for first in SPRING_FESTIVALS:
        for offset in range(-1, _SEVEN_DAYS):
            day = first + timedelta(days=offset)
            if not days[0] <= day <= days[-1]:
                continue
            for _ in range(rng.poisson(1.5)):
                sign = -1 if rng.random() < 0.6 else 1  # noqa: PLR2004 - a little more goes out
                cents = names.pick(rng, [600, 880, 1800, 6600, 8800, 20_000, 60_000])
                made.append(
                    Entry(moment(rng, day, (0, 10, 12, 20)), names.pick(rng, relatives),
                          sign * cents, _RED, "转账红包", kind="transfer")
                )  # fmt: skip
    return made


def _journeys(rng: Generator, days: Sequence[date], shape: Shape, monthly: float) -> list[Entry]:
    """Some days in another town or country: tickets, a hotel, meals; October is for journeys."""
    made: list[Entry] = []
    starts = [day for day in days if rng.random() < monthly / 30.44]
    starts += [
        day for day in days if (day.month, day.day) == (10, 1) and rng.random() < _IN_OCTOBER
    ]
    for start in starts:
        stay = [start + timedelta(days=n) for n in range(int(rng.integers(2, 6)))]
        town = names.pick(rng, names.TOWNS)
        abroad = bool(rng.random() < _ABROAD)
        made += live(rng, _away(rng, shape, abroad=abroad), stay, town, 1.0)
        tickets = live(rng, (_TICKET,), [start, stay[-1]], "", 1.0)
        made += [replace(ticket, payee="铁路客运") for ticket in tickets]
    return made


def _away(rng: Generator, shape: Shape, *, abroad: bool) -> tuple[Habit, ...]:
    """What one pays for elsewhere; abroad by card and in other money."""
    currency = names.pick(rng, _MONEY) if abroad else "CNY"
    worth = 1 / _RATE if abroad else 1.0
    habits = (
        Habit("酒店", "酒店旅游", "住宿", 2, 420, (14, 21), loyal=0.3, payees=1, most=1),
        Habit("饭店", "餐饮美食", "餐饮", 12, 45, (8, 12, 19), loyal=0.2),
        Habit("景区", "文化休闲", "门票", 3, 80, (10, 15), loyal=0.1),
    )
    return tuple(
        replace(habit, yuan=habit.yuan * worth, currency=currency, local=not abroad,
                method=shape.card if abroad else BALANCE)
        for habit in habits
    )  # fmt: skip


def _refunds(rng: Generator, entries: Sequence[Entry]) -> list[Entry]:
    """Some purchases come back to where they were paid from."""
    return [
        replace(
            entry, time=entry.time + timedelta(hours=float(rng.uniform(20, 170))),
            cents=-entry.cents, kind="refund", description=f"退款-{entry.description}",
            category="退款", status="refunded",
        )
        for entry in entries
        if entry.cents < 0 and entry.kind == "payment"
        and rng.random() < _REFUNDED * (4 if entry.description == _REFUNDABLE else 1)
    ]  # fmt: skip


def _failures(rng: Generator, entries: Sequence[Entry]) -> list[Entry]:
    """Some payments fail once or twice before they succeed."""
    return [
        replace(entry, time=entry.time - timedelta(seconds=int(rng.integers(20, 200)) * (n + 1)),
                status="failed")
        for entry in entries
        if entry.cents < 0 and rng.random() < _FAILED
        for n in range(int(rng.integers(1, 3)))
    ]  # fmt: skip


def _withdrawals(
    rng: Generator, entries: Sequence[Entry], days: Sequence[date], shape: Shape
) -> list[Entry]:
    """Who takes money in takes it out to the bank card now and then."""
    income = sum(entry.cents for entry in entries if entry.cents > 0) / max(len(days), 1)
    made, at = [], int(rng.integers(3, _WITHDRAW_DAYS))
    while at < len(days):
        cents = round(income * rng.uniform(3, 9) / 10_000) * 10_000
        if cents:
            made.append(
                Entry(moment(rng, days[at], (12, 20)), shape.card, -cents, "提现", "转账红包",
                      kind="withdrawal", counter=shape.card)
            )  # fmt: skip
        at += int(rng.integers(5, _WITHDRAW_DAYS))
    return made


def _new_phone(rng: Generator, days: Sequence[date]) -> list[Entry]:
    """A new phone is not yet a theft."""
    if rng.random() > _NEW_PHONE:
        return []
    return [device(rng, names.pick(rng, ["新设备登录验证", "支付限额调整"]), days)]


def device(rng: Generator, text: str, days: Sequence[date]) -> Entry:
    """What a wallet prints when the device or a limit changes."""
    day = days[int(rng.integers(len(days)))]
    return Entry(moment(rng, day, (10, 15, 20)), "账户安全", 0, text, "其他", kind="other")


def _large_things(rng: Generator, days: Sequence[date], shape: Shape) -> list[Entry]:
    """A sofa, a fridge, a deposit for a wedding: large, new and honest, about one in a year."""
    made = []
    for trade, category, low, high in (
        ("家具", "日用百货", 1200, 6000),
        ("电器", "数码电器", 900, 5000),
        ("婚庆", "生活服务", 800, 4000),
        ("口腔", "医疗健康", 600, 5000),
    ):
        if rng.random() < len(days) / 365 * 0.25:
            day = days[int(rng.integers(len(days)))]
            cents = int(rng.integers(low, high)) * 100
            made.append(
                Entry(moment(rng, day, (11, 15, 20)), names.shop(rng, trade), -cents, trade,
                      category, method=shape.card)
            )  # fmt: skip
    return made


def new_job(rng: Generator, entries: Sequence[Entry], days: Sequence[date]) -> list[Entry]:
    """From some day on another employer pays, and meals are taken and rides taken elsewhere."""
    at = days[int(rng.uniform(0.3, 0.95) * len(days))]
    employer, canteen = names.shop(rng, "实业有限公司"), names.shop(rng, "快餐")

    def changed(entry: Entry) -> Entry:
        if entry.time.date() < at:
            return entry
        if entry.description == "工资":
            return replace(entry, payee=employer, cents=round(entry.cents * 1.2))
        if entry.description == "午餐":
            return replace(entry, payee=canteen)
        return entry

    return [changed(entry) for entry in entries]
