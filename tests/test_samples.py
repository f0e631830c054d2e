"""The sample exports are what their generator makes, and what their README says they are."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"
ENCODINGS = {
    "alipay.csv": "gb18030",
    "wechat.csv": "utf-8",
    "wallet.csv": "utf-8-sig",
    "bank.csv": "utf-8",
    "clean.csv": "gb18030",
}


def _lines(name: str) -> list[str]:
    return (SAMPLES / name).read_bytes().decode(ENCODINGS[name]).split("\r\n")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run(
        [sys.executable, "-m", "sample_data.generator", str(folder)],
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    return folder


@pytest.mark.parametrize("name", [*ENCODINGS, "thefts.csv"])
def test_the_generator_makes_the_committed_bytes_again(made: Path, name: str) -> None:
    assert (SAMPLES / name).read_bytes() == (made / name).read_bytes()


def test_the_generator_makes_nothing_else(made: Path) -> None:
    assert {path.name for path in SAMPLES.glob("*.csv")} == {path.name for path in made.iterdir()}


def test_every_listed_theft_stands_on_its_line() -> None:
    files = {name: _lines(name) for name in ENCODINGS}
    with (SAMPLES / "thefts.csv").open(encoding="utf-8", newline="") as listed:
        thefts = list(csv.DictReader(listed))
    for theft in thefts:
        line = files[theft["file"]][int(theft["line"]) - 1]
        assert theft["payee"] in line
        assert theft["amount"] in line.replace(",", "")
    assert {theft["file"] for theft in thefts} == set(ENCODINGS) - {"clean.csv"}


@pytest.mark.parametrize(("name", "above"), [("wallet.csv", 2), ("bank.csv", 0)])
def test_running_balances_follow_from_the_amounts(name: str, above: int) -> None:
    rows = list(csv.DictReader(io.StringIO("\n".join(_lines(name)[above:]))))
    amount, balance = (
        ("交易金额", "账户余额") if name == "wallet.csv" else ("Amount", "Running balance")
    )
    kept = [row for row in rows if row[balance]]
    if name == "wallet.csv":
        kept.reverse()
    money = [
        (Decimal(row[amount].replace(",", "")), Decimal(row[balance].replace(",", "")))
        for row in kept
    ]
    for (_, before), (change, after) in pairwise(money):
        assert before + change == after
        assert after >= 0


@pytest.mark.parametrize(("name", "above"), [("alipay.csv", 24), ("wechat.csv", 16)])
def test_as_many_lines_stand_above_the_table_as_in_real_exports(name: str, above: int) -> None:
    assert _lines(name)[above].startswith("交易时间")


def test_the_readme_counts_the_entries() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    above = {"alipay.csv": 25, "wechat.csv": 17, "wallet.csv": 3, "bank.csv": 1, "clean.csv": 25}
    for name, header in above.items():
        count = len([line for line in _lines(name)[header:] if line])
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{name}`"))
        assert f" {count} |" in row
