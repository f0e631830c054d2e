"""The ledger's columns, and the sums that a user can compare with what the app shows."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from secaudit.model.ledger import (
    COLUMNS,
    DIRECTIONS,
    KINDS,
    STATUSES,
    Ledger,
    Reading,
    Refusal,
    schema,
)
from secaudit.model.message import Message

SPENT = {
    "time": datetime(2026, 3, 1, 12, 30),
    "time_known": True,
    "payee": "书店",
    "amount": -1250,
    "digits": 2,
    "currency": "CNY",
    "direction": "out",
    "status": "settled",
    "source": "a.csv",
    "line": 2,
}


def ledger(*entries: dict[str, Any], readings: tuple[Reading, ...] = ()) -> Ledger:
    rows = [dict.fromkeys(COLUMNS) | SPENT | entry for entry in entries]
    return Ledger(pa.Table.from_pylist(rows, schema=schema()), readings)


def test_the_schema_has_every_column_in_its_order() -> None:
    assert schema().names == list(COLUMNS)
    assert schema().field("amount").type == pa.int64()
    assert schema().field("time").type == pa.timestamp("s")


@pytest.mark.parametrize("words", [DIRECTIONS, KINDS, STATUSES])
def test_a_vocabulary_says_nothing_twice(words: tuple[str, ...]) -> None:
    assert len(set(words)) == len(words)


def test_sums_are_exact_and_at_face_value() -> None:
    summary = ledger(
        {},
        {"amount": -10, "digits": 2},
        {"amount": 100, "digits": 0, "direction": "in"},
        {"amount": -300, "direction": "neutral"},
        {"amount": -1, "status": "failed"},
    ).summary()
    assert summary["rows"] == 5
    assert summary["outflow"] == Decimal("12.61")
    assert summary["inflow"] == Decimal(100)
    assert (summary["neutral_rows"], summary["neutral_sum"]) == (1, Decimal("3.00"))


def test_currencies_are_told_apart_and_the_commonest_is_named() -> None:
    summary = ledger({}, {}, {"currency": "USD", "amount": -99}).summary()
    assert summary["currency"] == "CNY"
    assert summary["by_currency"]["CNY"]["outflow"] == Decimal("25.00")
    assert summary["by_currency"]["USD"]["outflow"] == Decimal("0.99")
    assert summary["outflow"] == Decimal("25.99")


def test_the_period_runs_from_the_first_entry_to_the_last_in_any_order() -> None:
    later = datetime(2026, 3, 2, 8, 0)
    summary = ledger({"time": later}, {}).summary()
    assert str(summary["first"]).replace("T", " ") == "2026-03-01 12:30:00"
    assert str(summary["last"]).replace("T", " ") == "2026-03-02 08:00:00"


def test_an_empty_ledger_adds_up_to_nothing() -> None:
    summary = ledger().summary()
    assert (summary["rows"], summary["outflow"]) == (0, Decimal(0))
    assert summary["currency"] is None
    assert not summary["first"]


def test_the_summary_carries_what_the_reading_found_out() -> None:
    refusal = Refusal(7, Message("This line has no date."))
    reading = Reading(
        "a.csv", "delimited", encoding="gb18030", provider="alipay", refused=(refusal,)
    )
    summary = ledger({}, readings=(reading,)).summary()
    assert (summary["provider"], summary["encoding"]) == ("alipay", "gb18030")
    assert summary["layout"] is None
    assert summary["refused"] == [(7, "This line has no date.")]


def test_the_table_is_a_frame_with_the_columns_in_order() -> None:
    frame = ledger({}, {"amount": None, "balance": None}).table
    assert list(frame.columns) == list(COLUMNS)
    assert frame["payee"].tolist() == ["书店", "书店"]
    assert str(frame["time"].dtype) == "datetime64[s]"
