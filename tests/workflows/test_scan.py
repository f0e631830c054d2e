from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import UsageError
from secaudit.workflows.scan import NothingReadError, scan_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

START = datetime(2026, 1, 1)


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Write an export of quiet months, with a theft at the end if asked for."""

    def write(name: str, *, robbed: bool = True, seed: int = 0) -> Path:
        rows = ["交易时间,交易对方,收/支,金额,交易状态"]
        for day in range(120):
            for hour, shop, price in ((8, "晨光早餐", 9), (12, "绿叶超市", 41), (18, "地铁", 4)):
                when = START + timedelta(days=day, hours=hour, minutes=(day * 7 + seed) % 50)
                rows.append(f"{when},{shop}{seed},支出,{price + day % 3}.50,交易成功")
        if robbed:
            for minute, price in ((2, 2998), (5, 3998), (9, 4998)):
                when = START + timedelta(days=110, hours=3, minutes=minute)
                rows.append(f"{when},急速点卡专营,支出,{price}.00,交易成功")
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    return write


def test_a_theft_becomes_findings_and_a_plan(export: Callable[..., Path]) -> None:
    result = scan_files([export("export.csv")])
    payees = result.ledger.entries["payee"]
    assert {payees[row].as_py() for row in result.findings[0].entries} >= {"急速点卡专营"}
    assert [plan.provider_id for plan in result.plans] == [None]
    assert result.plans[0].unnamed is not None


def test_a_quiet_year_has_neither(export: Callable[..., Path]) -> None:
    result = scan_files([export("export.csv", robbed=False)])
    assert (result.findings, result.plans) == ((), ())
    assert {"category", "method", "place"} <= set(result.absent)
    assert set(result.absent).isdisjoint({"amount", "payee", "time", "time_of_day"})


def test_a_provider_that_the_user_names_wins(export: Callable[..., Path]) -> None:
    result = scan_files([export("支付宝.csv")], provider="yiqianbao")
    assert [plan.provider_id for plan in result.plans] == ["yiqianbao"]


def test_each_provider_with_flagged_entries_gets_its_plan(export: Callable[..., Path]) -> None:
    files = [
        export("支付宝交易明细.csv", seed=1), export("微信支付账单.csv", seed=2),
        export("paypal.csv", seed=3, robbed=False),
    ]  # fmt: skip
    result = scan_files(files)
    assert [file.reading.provider for file in result.files] == ["alipay", "wechatpay", "paypal"]
    provider_of = {file.reading.source: file.reading.provider for file in result.files}
    sources = result.ledger.entries["source"].to_pylist()
    flagged = [provider_of[sources[row]] for one in result.findings for row in one.entries]
    assert [plan.provider_id for plan in result.plans] == list(dict.fromkeys(flagged))
    assert {"alipay", "wechatpay"} <= set(flagged)


@pytest.mark.parametrize("name", ["alipai", "no-such-thing-at-all"])
def test_an_unknown_provider_is_refused_with_names_that_there_are(
    export: Callable[..., Path], name: str
) -> None:
    with pytest.raises(UsageError, match="alipay"):
        scan_files([export("export.csv")], provider=name)


def test_since_limits_what_is_judged_but_not_what_is_learned(
    export: Callable[..., Path],
) -> None:
    result = scan_files([export("export.csv")], since=date(2026, 4, 1))
    assert result.settings.since == datetime(2026, 4, 1)
    assert result.judgement.examined == 30 * 3 + 3
    assert result.judgement.known == 90 * 3


def test_last_counts_days_back_from_the_latest_entry(export: Callable[..., Path]) -> None:
    result = scan_files([export("export.csv", robbed=False)], last=7)
    assert result.settings.since == datetime(2026, 4, 24)
    assert result.judgement.examined == 7 * 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"since": date(2026, 1, 1), "last": 3}, "exclude each other"),
        ({"since": date(2030, 1, 1)}, "no entry on or after 2030-01-01"),
    ],
)
def test_what_leaves_nothing_to_judge_is_refused(
    export: Callable[..., Path], options: dict[str, date | int], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        scan_files([export("export.csv")], **options)  # type: ignore[arg-type]


def test_nothing_readable_is_one_error_that_knows_all_of_them(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError) as caught:
        scan_files([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert [failure.path.name for failure in caught.value.failures] == ["a.csv", "b.csv"]
    assert "a.csv" in str(caught.value)


def test_progress_runs_from_reading_to_judging(export: Callable[..., Path]) -> None:
    heard: list[float] = []
    scan_files([export("export.csv")], progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_a_high_sensitivity_never_asks_less_than_a_low_one(export: Callable[..., Path]) -> None:
    low, high = (
        scan_files([export("export.csv")], sensitivity=level).judgement.flagged.sum()
        for level in ("low", "high")
    )
    assert low <= high
