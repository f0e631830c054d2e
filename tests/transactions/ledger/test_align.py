"""Rows that lack a cell are moved so that what they hold meets its column again."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from secaudit.transactions.ledger.align import repair
from secaudit.transactions.ledger.roles import find_roles

NAMES = ["Date", "Payee", "Amount", "Currency", "Booked"]
GOOD = [
    ["2026-01-02", "Baker", "-1.50", "EUR", "2026-01-03"],
    ["2026-01-03", "Metro", "-2.50", "EUR", "2026-01-04"],
    ["2026-01-04", "Baker", "-3.50", "EUR", "2026-01-05"],
]


def repaired(*rows: list[str]) -> list[list[str]]:
    padded = [row + [""] * (len(NAMES) - len(row)) for row in (*GOOD, *rows)]
    columns = [pa.array(column) for column in zip(*padded, strict=True)]
    widths = np.array([len(row) for row in (*GOOD, *rows)], np.int32)
    short = np.arange(len(GOOD), len(padded))
    moved = repair(columns, widths, short, find_roles(NAMES, GOOD), GOOD)
    return [list(row) for row in zip(*(column.to_pylist() for column in moved), strict=True)]


def test_a_row_without_its_payee_gets_a_blank_one() -> None:
    found = repaired(["2026-01-05", "-9.00", "EUR", "2026-01-06"])
    assert found[-1] == ["2026-01-05", "", "-9.00", "EUR", "2026-01-06"]


def test_a_row_that_ends_early_stays_where_it_is() -> None:
    found = repaired(["2026-01-05", "Baker", "-9.00", "EUR"])
    assert found[-1] == ["2026-01-05", "Baker", "-9.00", "EUR", ""]


def test_other_rows_are_not_touched() -> None:
    assert repaired(["2026-01-05", "-9.00", "EUR", "2026-01-06"])[:3] == GOOD
