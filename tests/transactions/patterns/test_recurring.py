"""What a month of rent, a film service, a salary and a hairdresser look like as streams."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.model.money import Money
from secaudit.model.recurring import Kind, State, Stream
from secaudit.transactions.patterns.recurring import recurring

if TYPE_CHECKING:
    from tests.transactions.conftest import Life, Row

START = datetime(2025, 1, 31, 9)


def _monthly(payee: str, amounts: list[int], *, day: int = 5, month: int = 1) -> list[Row]:
    months = range(month - 1, month - 1 + len(amounts))
    return [
        (datetime(2025 + step // 12, step % 12 + 1, day, 9), payee, amount)
        for step, amount in zip(months, amounts, strict=True)
    ]


def _only(life: Life, rows: list[Row], **columns: list[object]) -> Stream:
    (stream,) = recurring(life.table(rows, **columns))
    return stream


def test_an_empty_ledger_has_no_streams(life: Life) -> None:
    assert recurring(life.table([])) == ()


def test_a_subscription_tells_since_when_how_often_and_how_much(life: Life) -> None:
    stream = _only(life, _monthly("Films", [-1500] * 5))
    assert (stream.payee, stream.kind, stream.state) == ("Films", Kind.SUBSCRIPTION, State.MATURE)
    assert (stream.every, stream.count, stream.fixed) == ("monthly", 5, True)
    assert (stream.since, stream.last) == (date(2025, 1, 5), date(2025, 5, 5))
    assert stream.next == date(2025, 6, 5)
    assert stream.amount == Money(1500, 2, "CNY")
    assert stream.total == Money(7500, 2, "CNY")
    assert stream.entries == (0, 1, 2, 3, 4)


def test_a_price_rise_is_told_with_its_day(life: Life) -> None:
    stream = _only(life, _monthly("Films", [-1500] * 4 + [-1900] * 2))
    (rise,) = stream.rises
    assert (rise.day, rise.before.units, rise.after.units) == (date(2025, 5, 5), 1500, 1900)
    assert _only(life, _monthly("Films", [-1900] * 4 + [-1500] * 2)).rises == ()


def test_bills_change_without_a_price_rise(life: Life) -> None:
    stream = _only(life, _monthly("Power", [-8000, -9500, -7000, -6400, -8800]))
    assert (stream.kind, stream.fixed, stream.changes) == (Kind.BILL, False, ())


def test_two_equal_sums_a_month_apart_are_early(life: Life) -> None:
    stream = _only(life, _monthly("Films", [-1500] * 2))
    assert stream.state is State.EARLY


@pytest.mark.parametrize(("late", "state"), [(20, State.MATURE), (60, State.ENDED)])
def test_a_stream_ends_when_the_next_one_does_not_come(life: Life, late: int, state: State) -> None:
    rows = _monthly("Films", [-1500] * 4)
    today = rows[-1][0].date() + timedelta(days=late)
    (stream,) = recurring(life.table(rows), today=today)
    assert stream.state is state
    assert (stream.next is None) == (state is State.ENDED)


def test_a_month_that_was_left_out_does_not_make_two_streams(life: Life) -> None:
    rows = _monthly("Films", [-1500] * 4) + _monthly("Films", [-1500] * 4, month=6)
    assert _only(life, rows).count == 8


def test_the_last_day_of_a_month_stays_the_last(life: Life) -> None:
    ends = [(datetime(2025, month, day), "Films", -1500) for month, day in ((3, 31), (4, 30))]
    ends.append((datetime(2025, 5, 31), "Films", -1500))
    assert _only(life, ends).next == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("自动扣款", Kind.AUTOMATIC_DEBIT),
        ("SEPA Direct Debit", Kind.AUTOMATIC_DEBIT),
        ("连续包月会员", Kind.SUBSCRIPTION),
        ("分期还款 3/12", Kind.INSTALMENT),
        ("房租", Kind.RENT),
    ],
)
def test_what_entries_say_decides_their_kind(life: Life, said: str, kind: Kind) -> None:
    rows = _monthly("X", [-1500] * 4)
    assert _only(life, rows, description=[said] * 4).kind is kind


def test_wages_are_income_and_transfers_are_transfers(life: Life) -> None:
    assert _only(life, _monthly("Employer", [900_000] * 4)).kind is Kind.INCOME
    mother = _monthly("Mother", [-60_000] * 4)
    assert _only(life, mother, kind=["transfer"] * 4).kind is Kind.TRANSFER


def test_fixed_prices_are_found_among_other_purchases_of_the_payee(life: Life) -> None:
    other = [(START + timedelta(days=17 * i + i * i), "Store", -301 - 97 * i) for i in range(6)]
    rows = sorted(_monthly("Store", [-1200] * 7) + other)
    stream = _only(life, rows)
    assert (stream.count, stream.amount.units) == (7, 1200)


def test_chance_is_no_contract(life: Life) -> None:
    """A hairdresser every five weeks or so, a canteen with one price, an ordinary half year."""
    hair = [(START + timedelta(days=sum((31, 27, 35, 26, 34)[:i])), "Hair", -4000 - i)
            for i in range(6)]  # fmt: skip
    canteen = [(START + timedelta(days=i * i % 80 + i), "Canteen 2", -1500) for i in range(20)]
    rows = sorted(hair + canteen + life.ordinary(181))
    found = {stream.payee for stream in recurring(life.table(rows))}
    assert found == {"Landlord"}


def test_refunds_and_withdrawals_are_no_streams(life: Life) -> None:
    rows = _monthly("Bank", [-90_000] * 5)
    assert recurring(life.table(rows, kind=["withdrawal"] * 5)) == ()
