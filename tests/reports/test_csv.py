from __future__ import annotations

import csv as reader
import stat
import time
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit import safe
from secaudit.errors import UsageError
from secaudit.i18n import Translator
from secaudit.model.ledger import Ledger
from secaudit.reports import cells, csv
from secaudit.reports.target import check_target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.model.report import ScanResult

ENGLISH = Translator("en")


def written(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(reader.DictReader(stream))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.csv"


def test_every_entry_is_in_the_table_flagged_or_not(theft: ScanResult, target: Path) -> None:
    csv.write(theft, str(target), ENGLISH)
    rows = written(target)
    assert [row["entry"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row["flagged"] for row in rows] == ["false", "true", "true", "true", "false"]
    assert [row["severity"] for row in rows] == ["none", "high", "high", "medium", "none"]
    assert [row["group"] for row in rows] == ["", "0", "0", "1", ""]
    assert [row["amount"] for row in rows] == [
        "-12.00", "-1999.00", "-4999.00", "-3000.00", "8000.00",
    ]  # fmt: skip
    assert rows[1]["reasons"] == "new_payee unusual_hour"
    assert rows[1]["why"] == (
        "A payee never paid before; at 03:12, an hour in which you never pay."
    )
    assert (rows[0]["reasons"], rows[0]["why"]) == ("", "")
    assert (rows[1]["source"], rows[1]["line"]) == ("wallet.csv", "26")


def test_a_day_without_a_time_is_written_as_a_day(theft: ScanResult, target: Path) -> None:
    csv.write(theft, str(target), ENGLISH)
    assert [row["time"] for row in written(target)][2:4] == ["2026-03-02 03:14:00", "2026-03-03"]


def test_no_cell_is_a_formula_or_steers_anything(
    result_of: Callable[..., ScanResult], row: Callable[..., object], hostile: str, target: Path
) -> None:
    names = [
        hostile, "=1+1", "+1+1", "-cmd", "@SUM(A1)", "\t=1", "\uff1d1", " =1", 'a","=1', "a\n=1"
    ]  # fmt: skip
    csv.write(result_of([row(name, -1, note=name) for name in names]), str(target), ENGLISH)
    cells = [row[name] for row in written(target) for name in ("payee", "note")]
    assert len(cells) == 2 * len(names)
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\uff1d"))] == []
    assert "\x1b" not in "".join(cells)
    assert "\u202e" not in "".join(cells)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_a_column_is_cleaned_as_a_single_cell_would_be(texts: list[str]) -> None:
    column = pa.chunked_array([pa.array([*texts, None], pa.string())])
    assert cells.cells(column).to_pylist() == [*map(safe.cell, texts), None]


@given(st.lists(st.tuples(st.integers(-(2**63) + 1, 2**63 - 1), st.integers(0, 12)), min_size=1))
def test_amounts_are_exact_whatever_their_size_and_decimals(pairs: list[tuple[int, int]]) -> None:
    units = pa.chunked_array([pa.array([units for units, _ in pairs], pa.int64())])
    digits = pa.chunked_array([pa.array([digits for _, digits in pairs], pa.int8())])
    expected = [f"{Decimal(units).scaleb(-digits):f}" for units, digits in pairs]
    assert cells.decimals(units, digits).to_pylist() == expected


def test_the_file_is_the_users_alone_and_replaces_the_old_one_whole(
    theft: ScanResult, target: Path
) -> None:
    target.write_text("old")
    csv.write(theft, str(target), ENGLISH)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(target.parent.iterdir()) == [target]


def test_a_table_that_cannot_be_written_is_one_sentence_and_leaves_nothing(
    theft: ScanResult, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.csv"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"taken\.csv: the table could not be written"):
        csv.write(theft, str(taken), ENGLISH)
    assert list(tmp_path.iterdir()) == [taken]


def test_an_input_is_never_the_target(tmp_path: Path) -> None:
    source, link = tmp_path / "in.csv", tmp_path / "link.csv"
    source.write_text("x")
    link.symlink_to(source)
    for name in (source, link):
        with pytest.raises(UsageError, match="must not be overwritten"):
            check_target(str(name), inputs=[source])
    check_target(str(tmp_path / "new.csv"), inputs=[source])


@pytest.mark.parametrize("name", ["", "missing/out.csv"])
def test_a_target_must_be_a_file_in_a_folder_that_is_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="existing folder"):
        check_target(str(tmp_path / name), inputs=[])


def test_a_large_table_takes_no_loop_over_its_entries(
    theft: ScanResult,
    result_of: Callable[..., ScanResult],
    row: Callable[..., object],
    target: Path,
) -> None:
    count = 200_000
    one = result_of([row("shop", -100)])
    entries = one.ledger.entries.take(np.zeros(count, dtype=np.int64))
    judgement = replace(
        theft.judgement,
        surprise=np.zeros(count), flagged=np.zeros(count, np.bool_), reasons={},
        severity=np.zeros(count, np.int8), group=np.full(count, -1),
    )  # fmt: skip
    large = replace(one, ledger=Ledger(entries), judgement=judgement)
    start = time.perf_counter()
    csv.write(large, str(target), ENGLISH)
    # A loop in Python takes some ten times as long.
    assert time.perf_counter() - start < 5
    assert target.read_bytes().count(b"\n") == count + 1
