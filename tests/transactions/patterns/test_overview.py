"""Spending, hours and payees of a few entries that can be added up by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from secaudit.model.ledger import schema
from secaudit.model.money import Money
from secaudit.model.overview import Overview, Step
from secaudit.transactions.patterns.overview import overview

START = datetime(2026, 1, 5, 12)  # a Monday


def ledger(*rows: dict[str, Any]) -> pa.Table:
    usual: dict[str, Any] = {
        "time": START, "time_known": True, "payee": "Shop", "amount": -1000, "digits": 2,
        "currency": "CNY", "direction": "out", "status": "settled",
    }  # fmt: skip
    full = [{**usual, "payee_key": row.get("payee", "Shop"), **row} for row in rows]
    return pa.table(
        {name: [row.get(name) for row in full] for name in schema().names}, schema=schema()
    )


def figures(*rows: dict[str, Any], flagged: tuple[int, ...] = ()) -> Overview:
    found = overview(ledger(*rows), np.isin(np.arange(len(rows)), flagged))
    assert found is not None
    return found


def test_a_week_is_told_day_by_day_without_a_gap() -> None:
    rows: list[dict[str, Any]] = [
        {"time": START},
        {"time": START + timedelta(days=2), "amount": -550},
    ]
    spending = figures(*rows, flagged=(1,)).spending
    assert spending is not None
    assert spending.step is Step.DAY
    assert [bar.start for bar in spending.bars] == [date(2026, 1, day) for day in (5, 6, 7)]
    assert [bar.spent for bar in spending.bars] == [Money(n, 2, "CNY") for n in (1000, 0, 550)]
    assert [bar.flagged for bar in spending.bars] == [0, 0, 1]
    assert spending.bars[2].asked == Money(550, 2, "CNY")


@pytest.mark.parametrize(
    ("days", "step", "second"),
    [(100, Step.WEEK, date(2026, 1, 12)), (600, Step.MONTH, date(2026, 2, 1)),
     (4000, Step.YEAR, date(2027, 1, 1))],
)  # fmt: skip
def test_a_longer_time_takes_longer_steps(days: int, step: Step, second: date) -> None:
    spending = figures({}, {"time": START + timedelta(days=days)}).spending
    assert spending is not None
    assert (spending.step, spending.bars[1].start) == (step, second)


@pytest.mark.parametrize(
    "other", [{"status": "failed"}, {"status": "refunded"}, {"direction": "in"}]
)
def test_money_that_did_not_leave_is_not_spent(other: dict[str, Any]) -> None:
    found = figures({}, other)
    assert found.spending is not None
    assert [bar.spent.units for bar in found.spending.bars] == [1000]
    assert [payee.count for payee in found.payees] == [1]


def test_other_currencies_are_counted_and_not_added() -> None:
    found = figures({}, {}, {"currency": "USD", "amount": -99}).spending
    assert found is not None
    assert (found.bars[0].spent, found.elsewhere) == (Money(2000, 2, "CNY"), 1)


def test_amounts_of_different_decimals_are_added_exactly() -> None:
    found = figures({"digits": 0, "amount": -3}, {"digits": 4, "amount": -12345}).spending
    assert found is not None
    assert found.bars[0].spent == Money(42345, 4, "CNY")


def test_sums_beyond_64_bits_stay_exact() -> None:
    most = -(2**62)
    found = figures({"amount": most}, {"amount": most}, {"amount": most}).spending
    assert found is not None
    assert found.bars[0].spent.units == 3 * 2**62


def test_hours_are_counted_by_weekday_and_days_without_time_apart() -> None:
    night = START + timedelta(days=1, hours=-9)
    hours = figures({}, {"time": night}, {"time_known": False}, flagged=(1,)).hours
    assert hours is not None
    assert (hours.counts[0][12], hours.counts[1][3], hours.untimed) == (1, 1, 1)
    assert sum(map(sum, hours.flagged)) == hours.flagged[1][3] == 1


def test_a_payee_of_the_last_month_is_new_in_a_long_history() -> None:
    late = START + timedelta(days=200)
    rows: list[dict[str, Any]] = [
        {},
        {"time": late},
        {"payee": "Stranger", "amount": -9000, "time": late},
    ]
    found = figures(*rows, flagged=(2,))
    assert [(one.name, one.new, one.count) for one in found.payees] == [
        ("Stranger", True, 1), ("Shop", False, 2),
    ]  # fmt: skip
    assert [one.name for one in found.fresh] == ["Stranger"]
    assert found.payees[0].first == late.date()
    assert found.payees[0].flagged == 1


def test_in_a_short_history_nobody_is_new() -> None:
    found = figures({}, {"payee": "Other", "time": START + timedelta(days=20)})
    assert found.fresh == ()


def test_entries_without_any_payment_or_time() -> None:
    found = figures({"direction": "in"})
    assert (found.spending, found.hours, found.payees) == (None, None, ())
    assert overview(ledger({"time": None}), np.array([False])) is None
