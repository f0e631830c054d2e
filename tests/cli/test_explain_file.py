from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pyzipper

from secaudit.width import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Run

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
BILL = """Statement of account
Date,Details,Money out,Money in,Balance,Code
03/02/2026,Birch Cafe,3.50,,96.50,
03/04/2026,Elm Tools,41.20,,17.00,
03/05/2026,Wages Ltd,,900.00,955.30,
03/05/2026,Oak Street Shop,much,,955.30,
03/08/2026,\x1b[31mRed\u202e Shop,5.30,,40.00,
03/14/2026,Birch Cafe,3.50,,31.00,
03/16/2026,Birch Cafe,4.00,,12.00,
03/21/2026,Elm Tools,12.00,,77.00,
,Total,150.00,900.00,,
"""


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "bill.csv"
    path.write_text(BILL, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screen_is_as_agreed(
    run: Callable[..., Run], bill: Path, language: str, golden: Callable[[Path, str], None]
) -> None:
    result = run("--lang", language, "explain-file", bill)
    assert (result.code, result.err) == (0, "")
    golden(HERE / f"explain_{language}.txt", result.out)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_screen(
    run: Callable[..., Run], bill: Path, monkeypatch: pytest.MonkeyPatch, language: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("--lang", language, "explain-file", "-v", bill).out
    assert [line for line in shown.splitlines() if columns(line) > width] == []


def test_the_provider_of_a_known_layout_comes_with_the_way_to_its_export(
    run: Callable[..., Run], robbed: Path
) -> None:
    shown = run("explain-file", robbed.rename(robbed.parent / "支付宝.csv")).out
    after = shown.partition("How to get the list from Alipay")[2]
    assert "开具交易流水证明" in after
    assert "Source: " in after


def test_all_refused_lines_are_listed_only_when_asked_for(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "bill.csv"

    def cells(day: int) -> tuple[str, ...]:
        return ("9.00", "9.10", "much") if day < 14 else ("9.00", "9.10")

    path.write_text(
        BILL + "".join(f"03/{n}/2026,Shop,{cell},,,\n" for n in range(10, 30) for cell in cells(n))
    )
    assert run("explain-file", path).out.count("is not an amount") == 3
    assert run("explain-file", "--verbose", path).out.count("is not an amount") == 5


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys(part)


def report(result: Run) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(result.out)
    return parsed


def test_json_holds_the_same_and_every_key_is_documented(
    run: Callable[..., Run], bill: Path
) -> None:
    result = run("explain-file", "--json", bill)
    assert (result.code, result.err) == (0, "")
    found = report(result)
    documented = set(re.findall(r"`([a-z_]+)`", (DOCS / "json.md").read_text(encoding="utf-8")))
    assert set(keys(found)) - documented == set()
    (file,) = found["files"]
    (table,) = file["tables"]
    assert (found["schema"], file["source"]) == ("secaudit/file/1", "bill.csv")
    assert (table["header_line"], table["lines_above"], table["lines_below"]) == (2, 1, 1)
    answers = {one["question"]: one["answer"] for one in table["settled"]}
    assert answers["dates"] == "month-first"
    assert answers["sign"] == "pair"
    assert [column["role"] for column in table["columns"]][:5] == [
        "time", "description", "out", "into", "balance",
    ]  # fmt: skip
    assert [one["line"] for one in table["refused"]] == [6]
    assert None in {doubt["flag"] for doubt in table["doubts"]}
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out


def test_every_answer_to_a_question_is_documented(run: Callable[..., Run], bill: Path) -> None:
    section = (DOCS / "json.md").read_text(encoding="utf-8").partition("`secaudit/file/1`\n")[2]
    (file,) = report(run("explain-file", "--json", bill))["files"]
    for one in file["tables"][0]["settled"]:
        assert f"| `{one['question']}` |" in section


def test_flags_change_how_the_file_is_read(run: Callable[..., Run], bill: Path) -> None:
    shown = run(
        "explain-file", "--json", bill, "--dates", "day-first", "--currency", "sek"
    )  # fmt: skip
    (file,) = report(shown)["files"]
    answers = {one["question"]: one["answer"] for one in file["tables"][0]["settled"]}
    assert (answers["dates"], answers["currency"]) == ("day-first", "SEK")
    assert [totals["currency"] for totals in file["totals"]] == ["SEK"]


def test_each_file_of_an_archive_is_explained_for_itself(
    run: Callable[..., Run], bill: Path, robbed: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("123456\n")
    path = tmp_path / "both.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"123456")
        archive.write(bill, "a.csv")
        archive.write(robbed, "b.csv")
    result = run("explain-file", "--json", path, "--zip-password-file", secret)
    files = report(result)["files"]
    assert [file["source"] for file in files] == ["both.zip/a.csv", "both.zip/b.csv"]
    assert [file["entries"] for file in files] == [7, 563]
    locked = run("explain-file", path, "--no-input")
    assert (locked.code, locked.out) == (2, "")
    assert "protected by a password" in locked.err


def test_what_comes_in_on_stdin_is_explained(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(BILL.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert "Line 2 heads the columns." in run("explain-file", "-").out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_file_that_cannot_be_read_says_why_in_one_line_and_ends_with_2(
    run: Callable[..., Run], tmp_path: Path, language: str
) -> None:
    for name, content in (
        ("empty.csv", b""),
        ("photo.png", b"\x89PNG\r\n\x1a\n"),
        ("no.csv", b"x"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        result = run("--lang", language, "explain-file", path)
        assert (result.code, result.out) == (2, "")
        assert result.err.count("\n") == 1
        assert name in result.err


def test_a_stream_without_the_characters_gets_json_all_the_same(
    bill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from secaudit.cli.main import main  # noqa: PLC0415 - beside its stream

    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["--lang", "zh", "explain-file", "--json", str(bill)]) == 0
    stream.seek(0)
    assert json.loads(stream.read())["language"] == "zh"


def test_each_table_of_a_file_is_explained_for_itself(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    def table(payee: str) -> str:
        rows = [("Date", "Payee", "Amount (EUR)")]
        rows += [(f"2026-01-{day}", payee, f"-{day}.50") for day in range(10, 20)]
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        return "<table>" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "</table>"

    path = tmp_path / "two.xls"
    path.write_text(f"<html>{table('Birch Cafe')}\n{table('Elm Tools')}</html>")
    shown = run("explain-file", path).out
    assert "20 entries, 2026-01-10 to 2026-01-19" in shown
    assert shown.index("Table 1") < shown.index("Table 2")
    (file,) = report(run("explain-file", "--json", path))["files"]
    assert [one["entries"] for one in file["tables"]] == [10, 10]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_account_book_says_how_to_get_the_bill(run: Callable[..., Run], language: str) -> None:
    path = HERE.parent / "data" / "exports" / "alipay_account_book.csv"
    better = {"en": "The export that tells more:", "zh": "更全的导出："}[language]
    scanned = run("--lang", language, "transactions", path).out
    assert "开具交易流水证明" in scanned.partition(better)[2]
    explained = run("--lang", language, "explain-file", path).out
    assert "alipay_book" in explained
    assert "开具交易流水证明" in explained
    (file,) = report(run("transactions", "--json", path))["files"]
    assert file["exports"][0]["standing"] == "shown"
