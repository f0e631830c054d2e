"""The same money is asked about once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.storage.database import open_database
from secaudit.workflows.picturing import glimpse, pictured
from secaudit.workflows.scan import scan_files
from secaudit.workflows.whole import whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

START = datetime(2026, 1, 1)


@pytest.fixture
def wallet(tmp_path: Path) -> Callable[..., Path]:
    """An Alipay bill of quiet months paid by card, with a theft on day 110."""

    def write(*extra: str) -> Path:
        rows = ["支付宝交易明细", "交易时间,交易对方,收/支,金额,收/付款方式,交易状态,交易订单号"]
        number = 0
        for day in range(120):
            for hour, shop, price in ((8, "晨光早餐", 9), (12, "绿叶超市", 41), (18, "地铁", 4)):
                when = START + timedelta(days=day, hours=hour, minutes=day * 7 % 50)
                number += 1
                rows.append(
                    f"{when},{shop},支出,{price + day % 3}.50,招商银行(1234),交易成功,"
                    f"2026{number:024}"
                )
        for minute, price in ((2, 2998), (5, 3998), (9, 4998)):
            when = START + timedelta(days=110, hours=3, minutes=minute)
            number += 1
            rows.append(
                f"{when},急速点卡专营,支出,{price}.00,招商银行(1234),交易成功,2026{number:024}"
            )
        path = tmp_path / "支付宝.csv"
        path.write_text("\n".join([*rows, *extra]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The card's own list of the theft, a day later, and of an income."""
    rows = ["招商银行", "交易日期,货币,交易金额,交易摘要,对手信息"]
    rows += [f"2026-{month:02}-15,人民币,9000.00,代发工资,某公司" for month in range(1, 6)]
    rows += [
        f"2026-04-22,人民币,-{price}.00,快捷支付,支付宝-急速点卡专营"
        for price in (2998, 3998, 4998)
    ]
    path = tmp_path / "招商银行.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_wallets_payments_are_not_asked_about_again_as_the_banks(
    wallet: Callable[..., Path], bank: Path
) -> None:
    result = scan_files([bank, wallet()])
    sources = result.ledger.entries["source"]
    payees = result.ledger.entries["payee"]
    flagged = [row for one in result.findings for row in one.entries]
    assert {sources[row].as_py() for row in flagged} == {"支付宝.csv"}
    assert [payees[row].as_py() for row in flagged].count("急速点卡专营") == 3
    assert result.judgement.examined == result.ledger.entries.num_rows
    assert len(result.judgement.surprise) == result.ledger.entries.num_rows


def test_a_banks_entry_of_another_sum_is_judged_by_itself(
    bank: Path, wallet: Callable[..., Path]
) -> None:
    path = wallet()
    path.write_text(path.read_text("utf-8").replace(",支出,2998", ",支出,2997"), encoding="utf-8")
    result = scan_files([bank, path])
    amounts = result.ledger.entries["amount"]
    judged = [row for row in range(8) if result.judgement.surprise[row] > 0]
    assert [amounts[row].as_py() for row in judged if amounts[row].as_py() < 0] == [-299_800]


def test_a_finding_says_what_was_refunded(wallet: Callable[..., Path]) -> None:
    back = "2026-04-25 09:00:00,急速点卡专营,不计收支,3998.00,招商银行(1234),退款成功,2026_1"
    result = scan_files([wallet(back)])
    told = [Translator("en").render(text) for text in result.findings[0].evidence]
    assert "￥3,998.00 was refunded on 2026-04-25." in told
    entries = result.ledger.entries
    refund = entries["status"].to_pylist().index("refunded")
    assert refund not in result.findings[0].entries


def test_since_counts_left_out_entries_where_they_belong(wallet: Callable[..., Path]) -> None:
    back = "2026-04-25 09:00:00,急速点卡专营,不计收支,3998.00,招商银行(1234),退款成功,2026_1"
    late = scan_files([wallet(back)], since=date(2026, 4, 1)).judgement
    early = scan_files([wallet(back)], since=date(2026, 4, 26)).judgement
    assert (late.examined, late.known) == (30 * 3 + 3 + 1, 90 * 3)
    assert (early.examined, early.known) == (5 * 3, 115 * 3 + 3 + 1)


def test_every_picture_counts_a_mirrored_payment_once(
    wallet: Callable[..., Path], bank: Path
) -> None:
    result = scan_files([bank, wallet()], remember=True)
    spent = 120 * (9.50 + 41.50 + 4.50) + 3 * sum(day % 3 for day in range(120))
    with open_database(write=False) as db:
        views = (pictured(result), glimpse(result), whole(db).overview)
    for view in views:
        assert view is not None
        assert view.spending is not None
        total = sum(bar.spent.units for bar in view.spending.bars)
        assert total == round((spent + 2998 + 3998 + 4998) * 100)
