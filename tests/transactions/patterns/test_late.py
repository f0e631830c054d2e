from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.model.recurring import Delay
from secaudit.transactions.patterns.late import late_withdrawals

if TYPE_CHECKING:
    import pyarrow as pa

    from tests.transactions.conftest import Life, Row

# A Monday in a week without holidays.
MONDAY = datetime(2026, 3, 9, 15)


def _pending(life: Life, moment: datetime, status: str = "pending") -> pa.Table:
    rows: list[Row] = [(moment, "Bank (5678)", -90_000)]
    return life.table(rows, kind=["withdrawal"], status=[status], source=["wallet.csv"])


@pytest.mark.parametrize(("today", "late"), [(12, 0), (13, 1)])
def test_a_pending_withdrawal_is_late_after_three_working_days(
    life: Life, today: int, late: int
) -> None:
    found = late_withdrawals(_pending(life, MONDAY), today=date(2026, 3, today))
    assert len(found) == late
    if found:
        assert (found[0].due, found[0].delay) == (date(2026, 3, 12), Delay.PENDING)
        assert (found[0].entry, found[0].provisional) == (0, False)


def test_holidays_are_no_working_days(life: Life) -> None:
    before = datetime(2026, 9, 30, 15)
    assert late_withdrawals(_pending(life, before), today=date(2026, 10, 10)) == ()
    (late,) = late_withdrawals(_pending(life, before), today=date(2026, 10, 13))
    assert late.due == date(2026, 10, 10)


def test_a_year_whose_holidays_are_unknown_is_provisional(life: Life) -> None:
    (late,) = late_withdrawals(_pending(life, datetime(2031, 5, 5)), today=date(2031, 6, 1))
    assert late.provisional


def test_what_is_settled_or_failed_is_not_pending(life: Life) -> None:
    for status in ("settled", "failed", "closed"):
        assert late_withdrawals(_pending(life, MONDAY, status), today=date(2026, 5, 1)) == ()
    assert late_withdrawals(life.table([])) == ()


def _with_bank(life: Life, arrivals: int) -> pa.Table:
    """Four withdrawals of different sums, the first of which arrive at the bank a day later."""
    out: list[Row] = [
        (MONDAY + timedelta(days=30 * i), "Bank", -50_000 - 1000 * i) for i in range(4)
    ]
    into: list[Row] = [
        (when.replace(hour=0) + timedelta(days=1), "Wallet", -amount)
        for when, _, amount in out[:arrivals]
    ]
    last: Row = (MONDAY + timedelta(days=120), "Shop", -100)
    count = len(into) + 1
    return life.table(
        [*out, *into, last],
        kind=["withdrawal"] * 4 + ["other"] * count,
        status=["settled"] * (4 + count),
        direction=["out"] * 4 + ["in"] * len(into) + ["out"],
        source=["wallet.csv"] * 4 + ["bank.csv"] * count,
    )


def test_a_withdrawal_that_the_bank_does_not_show_is_late(life: Life) -> None:
    (late,) = late_withdrawals(_with_bank(life, 3))
    assert (late.entry, late.delay) == (3, Delay.NOT_SEEN)


@pytest.mark.parametrize("arrivals", [0, 1, 4])
def test_a_bank_that_shows_all_or_hardly_any_says_nothing(life: Life, arrivals: int) -> None:
    assert late_withdrawals(_with_bank(life, arrivals)) == ()


def test_the_days_that_a_provider_names_count(life: Life) -> None:
    table = _pending(life, MONDAY)
    late = {"wallet.csv": 5}
    assert late_withdrawals(table, today=date(2026, 3, 16), allowed=late) == ()
    (one,) = late_withdrawals(table, today=date(2026, 3, 17), allowed=late)
    assert one.due == date(2026, 3, 16)


def test_an_export_is_believed_for_its_own_time_only(life: Life) -> None:
    """Another account's later entries do not make what was pending late."""
    rows: list[Row] = [
        (MONDAY, "Bank (5678)", -90_000),
        (MONDAY + timedelta(days=30), "Shop", -100),
    ]
    kinds = {"kind": ["withdrawal", "payment"], "status": ["pending", "settled"]}
    assert late_withdrawals(life.table(rows, **kinds, source=["wallet.csv", "other.csv"])) == ()
    assert len(late_withdrawals(life.table(rows, **kinds, source=["wallet.csv"] * 2))) == 1


def test_what_is_old_is_not_asked_about(life: Life) -> None:
    assert late_withdrawals(_pending(life, MONDAY), today=date(2026, 6, 7)) != ()
    assert late_withdrawals(_pending(life, MONDAY), today=date(2026, 6, 8)) == ()


def test_cash_from_a_machine_never_has_to_arrive(life: Life) -> None:
    rows: list[Row] = [(MONDAY, "Cash at ATM 12", -10_000), (MONDAY, "某银行取款", -10_000)]
    table = life.table(rows, kind=["withdrawal"] * 2, status=["pending"] * 2, source=["b.csv"] * 2)
    assert late_withdrawals(table, today=date(2026, 5, 1)) == ()


@pytest.mark.parametrize(
    ("told", "card"),
    [("Bank (5678)", "5678"), ("Bank 6222020000001234", "1234"), ("Bank", ""), ("Bank 12", "")],
)
def test_the_last_digits_of_the_card_are_told_and_no_more(life: Life, told: str, card: str) -> None:
    rows: list[Row] = [(MONDAY, told, -90_000)]
    table = life.table(rows, kind=["withdrawal"], status=["pending"], source=["wallet.csv"])
    (late,) = late_withdrawals(table, today=date(2026, 5, 1))
    assert late.card == card
