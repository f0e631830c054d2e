"""Late withdrawals as findings of `secaudit transactions`, and the silence that is right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

HEADER = "交易时间,交易类型,交易对方,收/支,金额,支付方式,交易状态,交易订单号"
SHOPS = (("晨光早餐", 8), ("绿叶超市", 46), ("地铁出行", 4))


def wallet(folder: Path, status: str, *, days: int = 140, name: str = "wallet.csv") -> Path:
    """Small purchases, and a withdrawal each month; the status is that of the one in May."""
    rows = [
        f"2026-{1 + day // 28:02}-{1 + day % 28:02} {8 + number * 3:02}:{day % 50 + 5:02}:00,消费,"
        f"{shop},支出,{price + day % 3}.50,余额,交易成功,10{day:03}{number}"
        for day in range(days)
        for number, (shop, price) in enumerate(SHOPS)
    ]
    rows += [
        f"2026-{month:02}-18 14:31:00,提现,招商银行(5678),/,{38 + month}.00,余额,"
        f"{status if month == 5 else '交易成功'},20260{month}77"
        for month in range(1, 6)
    ]
    path = folder / name
    path.write_text("\n".join([HEADER, *sorted(rows)]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("remembered", [True, False])
def test_a_pending_withdrawal_past_its_days_is_a_finding(
    remembered: bool,
    run: Callable[..., Run],
    tmp_path: Path,
) -> None:
    more = [] if remembered else ["--no-remember"]
    file = wallet(tmp_path, "处理中")
    done = run("transactions", file, *more)
    assert done.code == 1
    assert "￥43.00, withdrawn on 2026-05-18, has not arrived" in done.out
    assert "20260577" in done.out
    told = json.loads(run("transactions", file, "--json", *more).out)
    (one,) = told["late_withdrawals"]
    assert one["rule"] == "late_withdrawal"
    assert len(one["entries"]) == 1
    assert told["judgement"]["flagged"] == 0


@pytest.mark.parametrize(("status", "days"), [("交易成功", 140), ("处理中", 133)])
def test_a_settled_one_alone_or_one_in_time_is_none(
    status: str, days: int, run: Callable[..., Run], tmp_path: Path
) -> None:
    done = run("transactions", wallet(tmp_path, status, days=days))
    assert done.code == 0
    assert "not arrived" not in done.out


def test_a_later_export_that_shows_it_done_settles_it(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    assert run("transactions", wallet(tmp_path, "处理中")).code == 1
    done = run("transactions", wallet(tmp_path, "交易成功", days=150, name="later.csv"))
    assert "not arrived" not in done.out
