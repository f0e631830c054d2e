"""Workbooks: cells as Excel holds them, one grid per sheet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from secaudit.errors import ExportError
from secaudit.transactions.reading import excel

EXPORTS = Path(__file__).parents[2] / "data" / "exports"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("as it is ", "as it is "),
        (12, "12"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (2.026e17, "202600000000000000"),
        (1e-7, "1e-07"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        (dt.datetime(2026, 1, 2, 14, 56, 1), "2026-01-02 14:56:01"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.time(14, 56), "14:56:00"),
        (dt.timedelta(hours=1), "1:00:00"),
    ],
)
def test_a_cell_becomes_text_without_traces_of_binary_fractions(cell: object, text: str) -> None:
    assert excel.text_of(cell) == text


@pytest.mark.parametrize("name", ["wechat_serial_times.xlsx", "bbva_es.xlsx"])
def test_a_workbook_is_recognised_and_read(name: str) -> None:
    data = (EXPORTS / name).read_bytes()
    assert excel.recognises(data) == 1.0
    grids = excel.read(data)
    assert all(len(grid) and grid.name for grid in grids)


def test_a_damaged_workbook_is_said_to_be_damaged() -> None:
    data = (EXPORTS / "bbva_es.xlsx").read_bytes()
    with pytest.raises(ExportError, match="damaged or incomplete"):
        excel.read(data[: len(data) // 2])


def test_a_workbook_under_a_password_says_what_to_do() -> None:
    data = OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")
    assert excel.recognises(data) == 1.0
    with pytest.raises(ExportError, match="protected by a password"):
        excel.read(data)


def test_other_archives_are_not_taken() -> None:
    assert excel.recognises(b"PK\x03\x04 nothing of a workbook") == 0.0
