"""The sentence that says why a question is asked, in both languages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from secaudit.i18n import Translator
from secaudit.model.judgement import Reason
from secaudit.model.message import N_, Message, sentence
from secaudit.model.money import Money
from secaudit.transactions.judging.telling import clauses

NIGHT = datetime(2026, 3, 1, 3, 12)
USUAL: dict[str, float | Money] = {"times": 14.0, "usual": Money(86, 0, "CNY")}
LARGE = Reason(
    "large_for_category",
    12.0,
    Message(N_("{times} times what you usually pay in this category (about {usual})"), USUAL),
    6.0,
)
NEW = Reason("new_payee", 4.0, Message(N_("first payment to this payee")), 7.0)
NEVER = Message(N_("at {time}, an hour in which you never pay"), {"time": NIGHT.time()})
HOUR = Reason("unusual_hour", 6.0, NEVER, 5.0)
WITHIN: dict[str, int] = {"count": 4, "minutes": 10}
FOUR = Reason("burst", 6.0, Message(N_("{count} payments within {minutes} minutes"), WITHIN), 4.0)
SPENT = Message(N_("{total} paid within 24 hours"), {"total": Money(9, 0, "CNY")})
DAY = Reason("day_total", 9.0, SPENT, 9.0)


def _row(minute: float = 0, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - cells
    time = NIGHT + timedelta(minutes=minute)
    row = {"time": time, "payee": "Other", "amount": -20_000, "digits": 2, "currency": "CNY"}
    return row | changes


def _told(rows: list[dict[str, Any]], reasons: list[list[Reason]], language: str = "en") -> str:
    return Translator(language).sentence(sentence(clauses(rows, reasons)))


def test_one_payment_is_told_in_one_sentence_with_its_numbers() -> None:
    reasons = [[NEW, LARGE, HOUR, FOUR]]
    assert _told([_row()], reasons) == (
        "First payment to this payee; 14 times what you usually pay in this category (about ￥86); "
        "at 03:12, an hour in which you never pay; 4 payments within 10 minutes."
    )
    assert _told([_row()], reasons, "zh") == (
        "第一次付给这个收款方；是你在这一分类里平时付款（约 ￥86）的 14 倍；"
        "时间是 03:12，你从没在这个时段付过款；10 分钟内付了 4 笔。"
    )


def test_several_payments_are_told_together_and_nothing_twice() -> None:
    rows = [_row(), _row(2, amount=-90_000, payee="Shop"), _row(5.5, amount=-5000)]
    reasons = [[NEW, DAY], [NEW, LARGE, DAY], [HOUR]]
    assert _told(rows, reasons) == (
        "3 payments within 6 minutes, together ￥1,150.00; 2 payees whom you hardly know; "
        "the largest is 14 times what you usually pay in this category (about ￥86); "
        "at 03:12, an hour in which you never pay."
    )
    assert _told(rows, reasons, "zh") == (
        "6 分钟内付了 3 笔，合计 ￥1,150.00；2 个收款方你几乎没付过；"
        "最大的一笔是你在这一分类里平时付款（约 ￥86）的 14 倍；"
        "时间是 03:12，你从没在这个时段付过款。"
    )


def test_a_burst_that_holds_more_than_was_flagged_is_told_as_it_was() -> None:
    assert _told([_row(), _row(2)], [[FOUR], [FOUR]]) == "4 payments within 10 minutes."


TWO = "2 payments within 3 minutes."


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (
            _row(3, payee="Shop"),
            "2 times ￥200.00 to the same payee within 3 minutes, together ￥400.00.",
        ),
        (
            _row(3, payee="Shop", amount=-1),
            "2 payments to the same payee within 3 minutes, together ￥200.01.",
        ),
        (_row(240), "2 payments within 4 hours, together ￥400.00."),
        (_row(4000), "2 payments within 3 days, together ￥400.00."),
        (_row(0, time_known=False), "2 payments within one day, together ￥400.00."),
        (_row(3, currency="USD"), TWO),
        (_row(3, status="failed"), TWO),
        (_row(3, amount=500), TWO),
    ],
)
def test_pace_and_sum_are_those_of_the_entries(other: dict[str, Any], told: str) -> None:
    assert _told([_row(payee="Shop"), other], [[], []]) == told


def test_no_more_than_four_clauses_the_loudest_first() -> None:
    more = [Reason(f"s{n}", 5.0, Message(f"clause {n}"), float(n)) for n in range(6)]
    assert _told([_row()], [more]) == "Clause 5; clause 4; clause 3; clause 2."
