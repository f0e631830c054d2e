"""A small export of a year with a theft in it, one without, and a way to run the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from secaudit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "交易时间,交易对方,商品说明,收/支,金额,交易状态,交易订单号"
SHOPS = (("晨光早餐", 8), ("绿叶超市", 46), ("地铁出行", 4), ("云上咖啡", 22))


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def lines(*, days: int = 140) -> list[str]:
    """Days of small purchases, each at its usual hour and price."""
    return [
        f"2026-{1 + day // 28:02}-{1 + day % 28:02} {8 + number * 3:02}:{day % 50 + 5:02}:00,"
        f"{shop},日常,支出,{price + day % 3}.50,交易成功,20260000{day:04}{number}"
        for day in range(days)
        for number, (shop, price) in enumerate(SHOPS)
    ]


THEFT = [
    f"2026-06-09 03:{minute}:00,急速点卡专营,点卡充值,支出,{amount}.00,交易成功,99{minute}"
    for minute, amount in ((12, 1998), (15, 2998), (19, 4998))
]


def written(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def robbed(tmp_path: Path) -> Path:
    return written(tmp_path / "robbed.csv", lines() + THEFT)


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    return written(tmp_path / "calm.csv", lines())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the command line in this process."""

    def run_main(*arguments: str | Path) -> Run:
        code = main([str(argument) for argument in arguments])
        screen = capsys.readouterr()
        return Run(code, screen.out, screen.err)

    return run_main
