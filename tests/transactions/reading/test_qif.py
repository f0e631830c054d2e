"""QIF records, registers and the liberties of programs that write it."""

from __future__ import annotations

from secaudit.transactions.reading import qif

TEXT = """!Option:AllXfr
!Account
NChecking
^
!Type:Bank
D1/2'26
T-1.50
PBaker
MBread
N17
LFood
SFood
$-1.50
^
D 3/ 4/26
T20.00
PAnn
^
!Type:Cat
NFood
D2026-01-01
^
"""


def test_registers_are_read_and_lists_left_out() -> None:
    (statement,) = qif.read(TEXT.encode())
    assert statement.columns == {
        "time": ["1/2/26", "3/04/26"],
        "amount": ["-1.50", "20.00"],
        "payee": ["Baker", "Ann"],
        "description": ["Bread", ""],
        "reference": ["17", ""],
        "category": ["Food", ""],
    }
    assert list(statement.lines) == [6, 15]


def test_a_record_without_a_date_is_none() -> None:
    (statement,) = qif.read(b"!Type:Bank\nT5\n^\n")
    assert list(statement.lines) == []


def test_a_type_line_tells() -> None:
    assert qif.recognises(TEXT.encode()) > 0.5
    assert qif.recognises(b"D1/2/26\nT5\n^\n") == 0.0
