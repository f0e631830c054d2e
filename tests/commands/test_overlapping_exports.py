"""Several exports of one account: every entry is counted once, whatever the files are called."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.commands.conftest import Run

_HEADER = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
_START = datetime(2026, 1, 1, 8, 30, 17)
Row = tuple[datetime, str, str, str, str, str, str]


def _rows(days: int) -> list[Row]:
    """Two equal coffees in one minute and a supper every day."""
    rows: list[Row] = []
    for day in range(days):
        for number, (hours, shop, price) in enumerate(
            (
                (0, "晨光咖啡", "9.00"),
                (0, "晨光咖啡", "9.00"),
                (10, "绿叶餐厅", f"{31 + day % 5}.50"),
            )
        ):
            when = _START + timedelta(days=day, hours=hours)
            order = f"42000021{day:06}{number:014}"
            rows.append((when, shop, "支出", price, "招商银行(1234)", "支付成功", order))
    return rows


def _bill(rows: Sequence[Row], *, saved: bool = False) -> str:
    """The rows as the wallet exports them, or as a spreadsheet writes them when it saved that."""
    lines = ["微信支付账单明细", "微信昵称：[某人]", _HEADER]
    for when, shop, way, price, method, status, order in rows:
        stamp = f"{when:%Y/%m/%d %H:%M}" if saved else f"{when:%Y-%m-%d %H:%M:%S}"
        number = f"{float(order):.5E}" if saved else order
        lines.append(f"{stamp},商户消费,{shop},商品,{way},¥{price},{method},{status},{number},1,/")
    return "\n".join(lines) + "\n"


@pytest.fixture
def counted(run: Callable[..., Run], tmp_path: Path) -> Callable[..., tuple[int, int]]:
    """Write the texts to files, and give the entries that the program counts: all, in several."""
    names = map("{}.csv".format, itertools.count())

    def count(*texts: str) -> tuple[int, int]:
        files = [tmp_path / next(names) for _ in texts]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        judgement = run("transactions", *files, "--json").json["judgement"]
        return judgement["entries"], judgement["in_several_files"]

    return count


def test_overlapping_months_are_counted_once(counted: Callable[..., tuple[int, int]]) -> None:
    rows = _rows(60)
    assert counted(_bill(rows[:120]), _bill(rows[90:])) == (180, 30)
    assert counted(_bill(rows[90:]), _bill(rows[:120][::-1])) == (180, 30)


def test_months_side_by_side_share_nothing(counted: Callable[..., tuple[int, int]]) -> None:
    rows = _rows(60)
    assert counted(_bill(rows[:90]), _bill(rows[90:])) == (180, 0)


def test_a_bill_and_its_copy_saved_by_a_spreadsheet_are_one(
    counted: Callable[..., tuple[int, int]],
) -> None:
    rows = _rows(30)
    assert counted(_bill(rows), _bill(rows, saved=True)) == (90, 90)
    assert counted(_bill(rows[30:], saved=True), _bill(rows[:60])) == (90, 30)


def test_a_later_bill_tells_what_became_of_a_payment(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    rows = _rows(60)
    changed = [*rows[:100], (*rows[100][:5], "已全额退款", rows[100][6]), *rows[101:]]
    back = (
        rows[100][0] + timedelta(days=30),
        rows[100][1],
        "收入",
        "9.00",
        "零钱",
        "已全额退款",
        "5" * 28,
    )
    old, new = tmp_path / "b.csv", tmp_path / "a.csv"
    old.write_text(_bill(rows[:150]), encoding="utf-8")
    new.write_text(_bill([*changed[60:], back]), encoding="utf-8")
    table = tmp_path / "table.csv"
    run("transactions", old, new, "--table", table)
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 181
    assert sum("refunded" in line for line in lines) == 2


def test_two_peoples_bills_are_not_mixed(counted: Callable[..., tuple[int, int]]) -> None:
    mine = _rows(30)
    theirs = [(*row[:6], f"9{row[6][1:]}") for row in mine]
    theirs = [(row[0] + timedelta(minutes=7), *row[1:]) for row in theirs]
    assert counted(_bill(mine), _bill(theirs)) == (180, 0)


def test_the_screen_says_how_many_entries_several_files_hold(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    rows = _rows(30)
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text(_bill(rows[:60]), encoding="utf-8")
    other.write_text(_bill(rows[48:]), encoding="utf-8")
    said = run("transactions", one, other, "--lang", "en").out
    assert "12 entries stand in several of these files; each was counted once." in said
    assert "several of these files" not in run("transactions", one, "--lang", "en").out
