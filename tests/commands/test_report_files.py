"""Reports that go to files: of every audit, and of everything that is remembered."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Run

NAME = "<script>alert(1)</script>[bold]\u001b[2J=cmd|' /C calc'!A0"
SHOWN = "<script>alert(1)</script>[bold] [2J=cmd|' /C calc'!A0"
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "alipay.csv"


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A quiet quarter, and then somebody with a name that means harm."""
    path = tmp_path_factory.mktemp("export") / "wallet.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("Date", "Time", "Payee", "Amount", "Note"))
        for day in range(100):
            when = f"2026-{1 + day // 28:02}-{1 + day % 28:02}"
            writer.writerow((when, "12:10:00", "Birch Cafe", f"-{8 + day % 5}.50", "lunch"))
        writer.writerow(("2026-06-02", "03:10:00", NAME, "-1900.00", NAME))
    return path


def test_a_name_that_means_harm_is_plain_text_in_every_output(
    run: Callable[..., Run], export: Path, tmp_path: Path
) -> None:
    html, markdown, table = tmp_path / "r.html", tmp_path / "r.md", tmp_path / "r.csv"
    found = run(
        "transactions", export, "--html", html, "--markdown", markdown, "--table", table,
        "--no-remember", "--json",
    )  # fmt: skip
    assert found.code == 1
    assert json.loads(found.out)["entries"][0]["payee"] == SHOWN
    page = html.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;[bold] [2J=cmd|&#39; /C calc&#39;!A0" in page
    assert "<script" not in page
    text = markdown.read_text(encoding="utf-8")
    assert r"\<script\>alert(1)\</script\>\[bold\] \[2J=cmd\|' /C calc'!A0" in text
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert SHOWN in rows[-1]
    for shown in (page, text, found.out, table.read_text(encoding="utf-8-sig")):
        assert "\x1b" not in shown
    assert f"The report is in {html}." in found.err


def test_masking_is_refused_where_nothing_masks(
    run: Callable[..., Run], export: Path, tmp_path: Path
) -> None:
    found = run("transactions", export, "--redact", "--json", "--html", tmp_path / "r.html")
    assert (found.code, list(tmp_path.iterdir())) == (2, [])
    assert "--redact" in found.err


def test_no_report_goes_over_what_is_read(run: Callable[..., Run], export: Path) -> None:
    before = export.read_bytes()
    found = run("transactions", export, "--html", export)
    assert (found.code, export.read_bytes()) == (2, before)


def test_all_that_is_known_comes_on_one_page(
    run: Callable[..., Run], export: Path, tmp_path: Path
) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    html = tmp_path / "all.html"
    first = run("report", export, "--html", html, "--json", env=home)
    assert first.code == 1
    told = json.loads(first.out)
    assert told["schema"] == "secaudit/whole/1"
    assert [one["name"] for one in told["accounts"]] == ["wallet"]
    assert told["questions"][0]["entries"][0]["payee"] == SHOWN
    assert told["score"] is None
    page = html.read_text(encoding="utf-8")
    parts = [part.partition('"')[0] for part in page.split('" id="')[1:]]
    assert [one for one in parts if "-" not in one] == [
        "now", "short", "asked", "pictures", "unchecked", "method", "limits",
    ]  # fmt: skip
    screen = run("report", "--quiet", env=home)
    assert screen.code == 1
    assert "Do this now" in screen.out
    assert "secaudit questionnaire --quick" in screen.out


def test_where_nothing_is_known_nothing_is_written(run: Callable[..., Run], tmp_path: Path) -> None:
    found = run("report", "--html", tmp_path / "r.html")
    assert (found.code, list(tmp_path.iterdir())) == (2, [])
    assert "nothing is kept yet" in found.err


def test_a_number_that_the_user_confirmed_stands_first(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    html = tmp_path / "all.html"
    assert run("hotline", "confirm", "alipay", "95188", "--yes", env=home).code == 0
    run("report", SAMPLE, "--html", html, env=home)
    first = html.read_text(encoding="utf-8").partition("<details>")[0]
    before, _, after = first.partition("95188")
    assert "You confirmed this number yourself" in before
    assert "police" in after
