"""Every column of a file says what it was taken for, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.roles import ROLES
from secaudit.transactions.ledger.layout import layouts
from secaudit.transactions.reading.export import read_export
from secaudit.workflows.right_export import ways_to

if TYPE_CHECKING:
    from secaudit.model.ledger import ColumnReading

EXPORTS = Path(__file__).parents[2] / "data" / "exports"
FILES = sorted(path for path in EXPORTS.iterdir() if not path.name.endswith(".truth.json"))
TEXT = """Date,Name,Amount (EUR),Status,Code
2026-01-13 10:11:12,Birch Cafe,-3.50,Completed,
2026-01-14 09:00:00,Elm Tools,-41.20,Completed,
2026-01-15 08:30:00,Wages Ltd,900.00,Pending,
"""


def columns(path: Path) -> tuple[ColumnReading, ...]:
    return read_export(path).readings[0].columns


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_role_can_be_named_and_every_text_rendered(path: Path) -> None:
    for translator in (Translator("en"), Translator("zh")):
        for column in columns(path):
            assert column.role is None or translator(ROLES[column.role])
            assert all(translator.render(text) for text in column.evidence)


def test_the_evidence_carries_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(TEXT)
    found = {
        column.header: (column.role, [Translator("en").render(text) for text in column.evidence])
        for column in columns(path)
    }
    assert found == {
        "Date": (
            "time",
            [
                "the header names the time", "all 3 cells looked at are dates",
                "with a time of day", "year first",
            ],
        ),
        "Name": ("payee", ["the header names the other side", "all 3 cells looked at are texts"]),
        "Amount (EUR)": (
            "amount",
            [
                "the header names the amount", "all 3 cells looked at are amounts",
                "at most 2 decimals, decimal mark “.”", "a sign in 67 % of cells",
            ],
        ),
        "Status": (
            "status",
            ["the header names the status", "all 3 cells looked at are known words for a status"],
        ),
        "Code": (None, ["empty in all lines looked at"]),
    }  # fmt: skip


def test_an_account_book_is_read_but_said_not_to_be_the_bill() -> None:
    reading = read_export(EXPORTS / "alipay_account_book.csv").readings[0]
    assert reading.wrong
    assert reading.provider == "alipay"
    text = Translator("en").render(reading.doubts[0].text)
    assert text.startswith("This is an account book, not the bill")


@pytest.mark.parametrize("layout", [one for one in layouts() if one.wrong], ids=lambda one: one.id)
def test_whoever_has_a_wrong_export_can_be_told_the_way_to_the_right_one(layout: object) -> None:
    assert ways_to(getattr(layout, "provider", None))
