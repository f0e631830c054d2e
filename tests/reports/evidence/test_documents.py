"""Every document holds what it should, and nothing that could run, dial or fool a reader."""

from __future__ import annotations

import csv
import html
import io
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.providers import profiles
from secaudit.reports.evidence import folder
from secaudit.width import columns
from tests.reports.evidence.conftest import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reports.evidence.conftest import Packs

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
CODES = ("en", "zh")
NUMBER = "4006180081"
MANY = 40


def made(packs: Packs, code: str, *, count: int = 2) -> dict[str, str]:
    """The files of a pack as text."""
    contents = folder.contents(packs(count), Translator(code))
    return {name: content.decode() for name, content in contents.items()}


@pytest.mark.parametrize("code", CODES)
def test_no_text_of_a_payment_is_markup_control_or_formula_anywhere(
    packs: Packs, code: str
) -> None:
    for name, content in made(packs, code).items():
        assert not (name.endswith(".html") and "<script" in content), name
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", content), (
            name
        )
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(content)) for cell in row]
            assert not [cell for cell in cells if re.match(r"[=+@]|-[^0-9]", cell)], name


@pytest.mark.parametrize("code", CODES)
def test_no_secret_and_no_full_number_is_in_any_file(packs: Packs, code: str) -> None:
    for name, content in made(packs, code).items():
        for secret in (
            "123456,",
            "验证码 123456",
            "hunter2",
            "spaced words",
            "6222021234567890123",
        ):
            assert secret not in content, name
        assert "赵小红" not in content, name


@pytest.mark.parametrize("code", CODES)
def test_a_number_that_nobody_confirmed_stands_in_its_block_only(packs: Packs, code: str) -> None:
    warning = {"en": "Seen elsewhere, NOT confirmed.", "zh": "见于别处，未经确认"}[code]
    for name, content in made(packs, code).items():
        places = [found.start() for found in re.finditer(r"400-618-0081", content)]
        if name.startswith("call_script"):
            assert len(places) == 1
            assert content.index(warning) < places[0]
        else:
            assert places == [], name
            assert NUMBER not in re.sub(r"[-\s]", "", content), name


def test_a_page_loads_runs_and_dials_nothing(packs: Packs) -> None:
    for name, content in made(packs, "en").items():
        if name.endswith(".html"):
            assert "default-src 'none'" in html.unescape(content)
            assert "telephone=no" in content
            assert not re.search(r"<(?:script|a|img|iframe|object|form)\b|tel:", content), name


def test_the_statement_has_what_support_asks_for(packs: Packs) -> None:
    text = made(packs, "en", count=1)["statement.txt"]
    for told in (
        "Yiqianbao", "••••5601", "1 payment", "$1,234,567.90", "2026-11-12 03:16:26 +0800",
        "2026061722001091970405730981", "Police report number: ____", "Date and signature: ____",
    ):  # fmt: skip
        assert told in text
    assert "I did not make the payments below" in text


def test_what_nobody_has_answered_is_not_stated_as_not_made(packs: Packs) -> None:
    pack = packs(1, answered=False)
    text = folder.contents(pack, Translator("en"))["statement.txt"].decode()
    assert "Not yet answered" in text
    assert "I did not make" not in text.split("below")[0].split("=\r\n")[1]


def test_with_many_payments_the_annex_holds_all_of_them(packs: Packs) -> None:
    files = made(packs, "en", count=MANY)
    assert "These are the 8 largest of 40." in files["statement.txt"]
    assert files["annex.html"].count("2026061722001091970405730981") == MANY
    assert len(list(csv.reader(io.StringIO(files["unknown_transactions.csv"])))) == MANY + 1
    assert "annex.html" not in made(packs, "en")


def test_a_spreadsheet_is_kept_from_rounding_a_transaction_number(packs: Packs) -> None:
    table = made(packs, "en")["unknown_transactions.csv"]
    row = next(iter(csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))))
    assert row["reference"] == "2026061722001091970405730981\t"
    assert row["amount"] == "-1234567.90"
    assert (row["time"], row["utc_offset"]) == ("2026-11-12 03:16:26", "UTC+0800")
    assert (row["entry"], row["answer"]) == ("1", "not_mine")


def test_a_file_of_text_is_no_wider_than_a_letter(packs: Packs) -> None:
    for name, content in made(packs, "zh").items():
        if name.endswith(".txt"):
            assert max(columns(line) for line in content.splitlines()) <= 80, name


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this computer")
def test_every_document_prints_on_one_page(packs: Packs, tmp_path: Path) -> None:
    documents = [
        content
        for code, count in (("en", 8), ("zh", MANY))
        for name, content in made(packs, code, count=count).items()
        if name.endswith(".html") and name != "annex.html"
    ]
    scripts = [
        folder.contents(packs(1, provider=name), Translator("en"))["call_script.html"].decode()
        for name in profiles.ids()
    ]
    documents.append(max(scripts, key=len))
    assert pages(documents, tmp_path) == len(documents)


def pages(documents: list[str], tmp_path: Path) -> int:
    """How many pages Chromium prints of documents, each of which begins a new one."""
    head = re.sub(r"<meta http-equiv[^>]*>", "", documents[0].partition("<body>")[0])
    bodies = (one.partition("<body>")[2].partition("</body>")[0] for one in documents)
    sections = '<section style="break-before: page">'.join(f"{body}</section>" for body in bodies)
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(f"{head}<body><section>{sections}</body></html>", encoding="utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer",
        f"--print-to-pdf={printed}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(
        command, capture_output=True, check=True, timeout=60, env={**os.environ, "TZ": "UTC"}
    )
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))


def test_hostile_text_is_told_as_text(packs: Packs) -> None:
    assert "<script>" in HOSTILE
    page = made(packs, "en")["statement.html"]
    assert "&lt;script&gt;" in page
