"""Writes six months of one invented person, exported monthly with overlaps in three layouts.

`python months.py FOLDER PERSON` writes `MONTH-LAYOUT.csv` and `truth.json`, the same ones every
time; another number is another person of the same habits.
In the truth stands what happened, and under which status each export shows it: a payment may
settle or be given back after one export was made and before the next. Among the payments are
genuine twins of one minute and of one second, equal sums at one shop every day, equal figures in
two currencies, failed attempts, and some at midnight and in the last second of a month.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

MONTHS = range(1, 7)
OVERLAP = timedelta(days=10)
HOME, ABROAD = "CNY", "USD"

# Which word each layout writes for a status.
CHINESE = {
    "settled": "交易成功",
    "pending": "处理中",
    "failed": "交易失败",
    "refunded": "已全额退款",
}
ENGLISH = {
    "settled": "Completed",
    "pending": "Pending",
    "failed": "Failed",
    "refunded": "Refunded",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One payment, and the days on which its status changed; `cents` are negative for money out."""

    time: datetime
    payee: str
    what: str
    cents: int
    currency: str = HOME
    statuses: tuple[tuple[datetime, str], ...] = ((datetime(2026, 1, 1), "settled"),)

    def status(self, day: datetime) -> str:
        """What an export made at that time shows."""
        return [status for since, status in self.statuses if since <= day][-1]


# The number under which the wallet keeps a payment, the last four its owner's; and the payment.
Row = tuple[str, Happening]


def life(person: int) -> list[Happening]:
    """Half a year, in the order of time."""
    chance = random.Random(person)  # noqa: S311 - repeatable, not secret
    days = (datetime(2026, 7, 1) - datetime(2026, 1, 1)).days
    happened = [
        one for day in range(days) for one in _day(datetime(2026, 1, 1) + timedelta(day), chance)
    ]
    for month in MONTHS:
        happened += _month(datetime(2026, month, 1), chance)
    return sorted(happened, key=lambda one: one.time)


def _day(day: datetime, chance: random.Random) -> list[Happening]:
    """Coffee at the same price daily, often twice in a minute; the bus there and back; supper."""

    def at(hour: int) -> datetime:
        return day.replace(hour=hour, minute=chance.randrange(60), second=chance.randrange(1, 40))

    coffee, bus = at(8), at(18)
    some = [
        Happening(coffee, "晨光咖啡", "美式咖啡", -900),
        Happening(at(7), "城市公交", "乘车", -200),
        Happening(bus, "城市公交", "乘车", -200),
        Happening(at(19), "绿叶餐厅", "晚餐", -3150 - 10 * chance.randrange(80)),
    ]
    if chance.random() < 0.3:  # a second cup in the same minute
        some.append(Happening(coffee + timedelta(seconds=9), "晨光咖啡", "美式咖啡", -900))
    if chance.random() < 0.1:  # a friend's fare, paid in the same second
        some.append(Happening(bus, "城市公交", "乘车", -200))
    return some


def _month(first: datetime, chance: random.Random) -> list[Happening]:
    """What comes once a month, most of it near the month's ends."""
    after = (first + timedelta(days=31)).replace(day=1)
    second = timedelta(seconds=1)
    late = [after - timedelta(days=day, minutes=37 + 60 * day) for day in (1, 3, 5, 8)]
    month = first.month
    return [
        Happening(first, "余额宝", "收益", 37 + month),  # at midnight
        Happening(first + timedelta(days=14), "云端影音", "连续包月", -1500),  # at midnight
        Happening(after - second, "夜行出行", "打车", -2680 - month),
        Happening(after - second, "夜行出行", "打车", -2680 - month),
        Happening(first.replace(day=9, hour=10, minute=1), "江城科技", "工资", 860000),
        *(
            # The same figure in two currencies, to one payee in one minute.
            Happening(first.replace(day=25, hour=12, minute=20), "LUMEN GOODS", "order", -1500, one)
            for one in (HOME, ABROAD)
        ),
        Happening(
            late[0],
            "云栖酒店",
            "预订",
            -45800 - 100 * month,
            statuses=((first, "pending"), (after + timedelta(days=3), "settled")),
        ),
        Happening(
            late[1],
            "LUMEN GOODS",
            "order",
            -2390 - month,
            ABROAD,
            statuses=((first, "pending"), (late[1] + timedelta(days=1), "settled")),
        ),
        Happening(
            late[2],
            "木子书店",
            "图书",
            -8800 - month,
            statuses=((first, "settled"), (after + timedelta(days=4, hours=2), "refunded")),
        ),
        Happening(after + timedelta(days=4, hours=2), "木子书店", "退款-图书", 8800 + month),
        # An attempt that failed, and the one that went through in the same minute.
        Happening(late[3], "城北供电", "电费", -12000 - month, statuses=((first, "failed"),)),
        Happening(late[3] + 11 * second, "城北供电", "电费", -12000 - month),
        # Nothing like this person: asked about.
        *(
            Happening(
                first.replace(day=12 + month, hour=3, minute=7 + 4 * turn, second=month),
                f"急速点卡{'甲乙丙丁戊己'[month - 1]}店",
                "点卡充值",
                -99800 - 100000 * turn - 100 * chance.randrange(9),
            )
            for turn in range(2)
        ),
    ]


def _money(cents: int) -> str:
    return f"{'-' * (cents < 0)}{abs(cents) // 100}.{abs(cents) % 100:02}"


def _seconds(rows: list[Row], made: datetime) -> str:
    person = rows[0][0][-4:]
    lines = [
        ["壹钱包交易明细"],
        ["姓名：林**", f"手机号：138****{person}", "币种：人民币及外币"],
        ["交易时间", "交易类型", "交易对方", "币种", "交易金额", "交易状态", "流水号", "备注"],
    ]
    lines += [
        [
            f"{one.time:%Y-%m-%d %H:%M:%S}",
            "消费" if one.cents < 0 else "收入",
            one.payee,
            one.currency,
            _money(one.cents),
            CHINESE[one.status(made)],
            reference,
            one.what,
        ]
        for reference, one in reversed(rows)
    ]
    return _text(lines)


def _minutes(rows: list[Row], made: datetime) -> str:
    lines = [["Date", "Time", "Payee", "Description", "Amount", "Currency", "Status"]]
    lines += [
        [
            f"{one.time:%Y-%m-%d}",
            f"{one.time:%H:%M}",
            one.payee,
            one.what,
            _money(one.cents),
            one.currency,
            ENGLISH[one.status(made)],
        ]
        for _, one in rows
    ]
    return _text(lines)


def _days(rows: list[Row], made: datetime) -> str:
    lines = [["Date", "Payee", "Description", "Amount", "Currency", "Status"]]
    lines += [
        [
            f"{one.time:%Y-%m-%d}",
            one.payee,
            one.what,
            _money(one.cents),
            one.currency,
            ENGLISH[one.status(made)],
        ]
        for _, one in rows
    ]
    return _text(lines)


LAYOUTS = {"seconds": _seconds, "minutes": _minutes, "days": _days}


def _text(lines: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


def main(folder: Path, person: int) -> None:
    """Write every month in every layout, and the truth."""
    happened = [
        (f"YQB{one.time:%Y%m%d}{number:06}{person:04}", one)
        for number, one in enumerate(life(person))
    ]
    shown: dict[str, dict[int, str]] = {reference: {} for reference, _ in happened}
    for month in MONTHS:
        first = datetime(2026, month, 1)
        made = (first + timedelta(days=31)).replace(day=1)
        rows = [row for row in happened if first - OVERLAP <= row[1].time < made]
        for reference, one in rows:
            shown[reference][month] = one.status(made)
        for layout, write in LAYOUTS.items():
            path = folder / f"{month}-{layout}.csv"
            path.write_text(write(rows, made), encoding="utf-8", newline="")
    truth = [
        {
            "time": one.time.isoformat(),
            "payee": one.payee,
            "description": one.what,
            "amount": _money(one.cents),
            "currency": one.currency,
            "reference": reference,
            "shown": shown[reference],  # the status, by the month of the export
        }
        for reference, one in happened
        if shown[reference]
    ]
    (folder / "truth.json").write_text(json.dumps(truth), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
