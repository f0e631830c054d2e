"""Whole ledgers, column by column: of the samples, and of one export per container.

`pytest --update-golden` writes them anew.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.transactions.reading.export import read_export

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
LEDGERS = ROOT / "tests" / "data" / "ledgers"
EXPORTS = (
    *(f"sample_data/{name}.csv" for name in ("alipay", "bank", "wallet", "wechat")),
    *(
        f"tests/data/exports/{name}"
        for name in (
            "bbva_es.xlsx",
            "camt053_v8.xml",
            "german.qif",
            "german_reversal.sta",
            "no_header.qfx",
            "poste_html.xls",
            "santander_uk.txt",
        )
    ),
)
ROWS = 30


@pytest.mark.parametrize("name", EXPORTS)
def test_a_ledger_is_the_same_in_every_column(name: str, golden: Callable[..., None]) -> None:
    entries = read_export(ROOT / name).entries
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(entries.column_names)
    writer.writerows(row.values() for row in entries.slice(0, ROWS).to_pylist())
    golden(LEDGERS / f"{Path(name).stem}.csv", out.getvalue())


def test_every_golden_ledger_has_its_export() -> None:
    assert {path.stem for path in LEDGERS.iterdir()} == {Path(name).stem for name in EXPORTS}
