"""Any file: what holds the table is found by content, several tables become one ledger."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from secaudit.errors import ExportError, WrongFileError
from secaudit.i18n import Translator
from secaudit.model.overrides import Overrides
from secaudit.transactions.reading.export import read_export

CSV = b"Date,Payee,Amount\n2026-01-02,Baker,-1.50\n2026-01-03,Ann,2.00\n"
OTHER = CSV.replace(b"2026-01", b"2026-02")
PAGE = b"<table><tr><td>Date<td>Payee<td>Amount<tr><td>2026-01-02<td>Baker<td>-1.50</table>"


def written(folder: Path, data: bytes, name: str = "file.dat") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def refused(path: Path, **options: str) -> str:
    with pytest.raises(ExportError) as caught:
        read_export(path, overrides=Overrides(**options))  # type: ignore[arg-type]  # text fields only
    return Translator("en").error(caught.value)


@pytest.mark.parametrize(
    ("data", "container"),
    [
        (CSV, "delimited"),
        (PAGE, "markup"),
        (packed(a=CSV), "delimited"),
        (b"!Type:Bank\nD1/2/26\nT-5\nPBaker\n^\n", "qif"),
        (b":61:2601020102D1,50NTRF\n:86:x\n", "mt940"),
    ],
)
def test_the_container_is_found_by_content_not_by_name(
    tmp_path: Path, data: bytes, container: str
) -> None:
    assert read_export(written(tmp_path, data)).readings[0].container == container


def test_the_same_table_twice_counts_once_and_others_are_added(tmp_path: Path) -> None:
    twice = read_export(written(tmp_path, packed(a=CSV, b=CSV)))
    assert (len(twice.entries), len(twice.readings)) == (2, 1)
    both = read_export(written(tmp_path, packed(a=CSV, b=OTHER, c=b"hello world")))
    assert (len(both.entries), len(both.readings)) == (4, 2)
    assert both.entries["source"].to_pylist()[::2] == ["file.dat/a", "file.dat/b"]


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"", "the file is empty"),
        (b"\0" * 5000, "nothing but zero bytes"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1" * 90, "a picture"),
        (b"%PDF-1.7 " + b"text " * 400, "a PDF document"),
        (b"Rar!\x1a\x07" + b"\0\1" * 90, "a RAR archive"),
        (b"\1\2\3\4\5" * 99, "binary data of an unknown kind"),
        (b"hello world\n", "no table of transactions"),
        (packed(a=packed(b=CSV)), "an archive inside an archive"),
    ],
)
def test_what_is_no_export_is_named(tmp_path: Path, data: bytes, seen: str) -> None:
    text = refused(written(tmp_path, data))
    assert text.startswith(("file.dat", str(tmp_path)))
    assert seen in text


def test_a_picture_can_never_become_an_export(tmp_path: Path) -> None:
    with pytest.raises(WrongFileError):
        read_export(written(tmp_path, b"\xff\xd8\xff" + b"\0\1" * 90))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_name_that_is_no_text_does_not_matter(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd5\xcb\xb5\xa5.csv"))
    path.write_text("date,payee,amount\n2026-01-02,shop,-3.50\n2026-01-03,shop,-4.50\n", "utf-8")
    assert read_export(path).entries.num_rows == 2


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    assert "could not be opened" in refused(tmp_path / "gone.csv")
    assert "is a folder" in refused(tmp_path)


def test_a_file_beyond_all_measure_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secaudit.transactions.reading.export.MAX_BYTES", 10)
    assert "at most 10 are read" in refused(written(tmp_path, CSV))


def test_an_encoding_can_be_given_if_there_is_such(tmp_path: Path) -> None:
    path = written(tmp_path, CSV.replace(b"Baker", "Bäcker".encode("cp1252")))
    found = read_export(path, overrides=Overrides(encoding="windows-1252"))
    assert found.entries["payee"][0].as_py() == "Bäcker"
    assert "there is no encoding called klingon" in refused(path, encoding="klingon")


def test_a_sheet_can_be_given_if_there_is_such(tmp_path: Path) -> None:
    assert "there is no sheet called May" in refused(written(tmp_path, CSV), sheet="May")


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[float] = []
    read_export(written(tmp_path, CSV), progress=told.append)
    assert told == sorted(told)
    assert told
    assert all(0 < share <= 1 for share in told)
