"""The main job on an invented person: half a year of ordinary payments and one bad night.

The entries are the same in every run. They are written to a private file that goes away again, and
nothing is read from or kept in what the user has.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit.workflows.scan import scan_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.model.report import ScanResult
    from secaudit.workflows.inputs import Progress

FILE = "demo.csv"
_DAYS = 180
_FIRST = datetime(2026, 5, 4)  # a Monday
_HEADER = {
    "en": ("Time", "Payee", "Description", "In/Out", "Amount", "Currency", "Status"),
    "zh": ("交易时间", "交易对方", "商品说明", "收/支", "金额", "币种", "交易状态"),
}
_WORDS = {
    "en": {"out": "Out", "in": "In", "done": "Completed"},
    "zh": {"out": "支出", "in": "收入", "done": "交易成功"},
}
# Payee and description in both languages, hour, minutes to spread over, cents, cents to spread
# over, and every how many days (weekdays only where that is 1).
_HABITS = (
    (("Corner Bakery", "breakfast"), ("街角早餐", "早餐"), 8, 25, 850, 400, 1),
    (("City Metro", "ride"), ("城市地铁", "乘车"), 9, 15, 400, 200, 1),
    (("Noodle House", "lunch"), ("老街面馆", "午餐"), 12, 40, 2600, 900, 2),
    (("Greenleaf Market", "groceries"), ("绿叶超市", "日用品"), 19, 50, 8800, 6000, 3),
    (("Cloud Coffee", "coffee"), ("云上咖啡", "咖啡"), 15, 50, 2200, 900, 4),
    (("Riverside Books", "books"), ("河畔书店", "图书"), 20, 45, 5900, 3000, 17),
    (("Mobile Top-up", "telephone"), ("手机话费", "充值"), 10, 30, 5000, 1, 30),
    (("Power Company", "electricity"), ("电力公司", "电费"), 20, 20, 13000, 4000, 31),
)
_PAY = (("Example Ltd", "wages"), ("示例公司", "工资"))
# What happens in the night: a trial of one, then all that goes.
_THEFT = (
    (("Speedy Game Cards", "game credit"), ("急速点卡专营", "点卡充值"), 3, 12, 100),
    (("Speedy Game Cards", "game credit"), ("急速点卡专营", "点卡充值"), 3, 15, 199900),
    (("Speedy Game Cards", "game credit"), ("急速点卡专营", "点卡充值"), 3, 19, 299900),
    (("Wang **", "transfer"), ("王**", "转账"), 3, 26, 460000),
)
_THEFT_DAY = 171


def demo(language: str, *, progress: Progress | None = None) -> ScanResult:
    """What a scan finds in the invented entries, whose names are in one of our languages."""
    folder = Path(tempfile.mkdtemp(prefix="secaudit-"))  # 0700
    try:
        path = folder / FILE
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(_rows("zh" if language == "zh" else "en"))
        return scan_files([path], remember=False, progress=progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _rows(language: str) -> Iterator[tuple[str, ...]]:
    yield _HEADER[language]
    place, words = list(_HEADER).index(language), _WORDS[language]
    for moment, names, way, cents in sorted(_entries(), key=lambda one: one[0]):
        payee, what = names[place]
        amount = f"{cents // 100}.{cents % 100:02}"
        yield f"{moment:%Y-%m-%d %H:%M:%S}", payee, what, words[way], amount, "CNY", words["done"]


def _entries() -> Iterator[tuple[datetime, tuple[tuple[str, str], ...], str, int]]:
    turn = 0
    for day in range(_DAYS):
        date = _FIRST + timedelta(days=day)
        for number, (*names, hour, spread, cents, more, every) in enumerate(_HABITS):
            due = date.weekday() < 5 if every == 1 else (day + number) % every == 0  # noqa: PLR2004
            if not due:
                continue
            turn += 1
            # No chance in it: steps of a size that has nothing in common with the spread.
            at = date.replace(hour=hour) + timedelta(minutes=turn * 37 % spread, seconds=turn % 60)
            yield at, tuple(names), "out", cents + turn * 7919 % more
        if date.day == 10:  # noqa: PLR2004 - pay day
            yield date.replace(hour=10), _PAY, "in", 980000
    for *names, hour, minute, cents in _THEFT:
        date = _FIRST + timedelta(days=_THEFT_DAY)
        yield date.replace(hour=hour, minute=minute, second=4), tuple(names), "out", cents
