"""Writes synthetic exports of any length in the shape of a wallet's, the same ones every time.

`python benchmarks/exports.py FILE ENTRIES` writes one to look at. Nothing of anybody's
life is in them: payees are numbered, habits are drawn with a fixed seed.
"""

from __future__ import annotations

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261122
ENCODING = "gb18030"
# pandas.read_csv stumbles over the notices that an export begins with: the table stands alone here.
HEADER = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,"
    "商家订单号,备注,"
)
CATEGORIES = ("餐饮美食", "交通出行", "日用百货", "充值缴费", "文化休闲")
NAMES = ("超市", "餐厅", "书店", "出行", "药房", "菜场", "咖啡", "影城")
LAST = datetime(2026, 11, 1, 22, 0, 0)
A_YEAR = 2_000
MOST_YEARS = 20
ONE_IN_PAYS_IN = 20


def write_export(path: Path, entries: int) -> None:
    """Write an export with that many entries: `A_YEAR` a year, or more of them in `MOST_YEARS`."""
    with path.open("w", encoding=ENCODING, newline="\r\n") as file:
        file.write(HEADER + "\n")
        file.writelines(lines(entries))


def lines(entries: int) -> Iterator[str]:
    """The entries of one life, the latest first: few payees often, many seldom."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    years = min(entries / A_YEAR, MOST_YEARS)
    payees = 40 + int(60 * years)
    usual = [chance.lognormvariate(3.5, 1) for _ in range(payees)]
    step = timedelta(days=365 * years) / entries
    for row in range(entries):
        payee = int(chance.paretovariate(0.9)) % payees
        time = LAST - step * row - timedelta(seconds=chance.randrange(3600))
        amount = usual[payee] * chance.uniform(0.8, 1.25)
        direction = "支出" if payee % ONE_IN_PAYS_IN else "收入"
        yield (
            f"{time:%Y-%m-%d %H:%M:%S},{CATEGORIES[payee % 5]},{NAMES[payee % 8]}{payee}号店,/,"
            f"订单{row},{direction},{amount:.2f},余额宝,交易成功,{time:%Y%m%d}22001{row:015d}\t,"
            f"T{row:012d}\t,,\n"
        )


if __name__ == "__main__":
    write_export(Path(sys.argv[1]), int(sys.argv[2]))
