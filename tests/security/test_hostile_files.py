"""Files that were made to harm: each ends in a sentence, soon; most were found by fuzzing."""

from __future__ import annotations

import io
import os
import tomllib
import zipfile
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from secaudit import safe, toml
from secaudit.answers import AnswersError
from secaudit.cli.main import main
from secaudit.errors import CatalogueError, ExportError, UsageError, VaultError
from secaudit.passwords.reading.opening import read_vault
from secaudit.providers import trust
from secaudit.reports.target import check_target, replaced
from secaudit.storage.database import open_database
from secaudit.transactions.reading.export import read_export
from secaudit.workflows import answers, check_answers

if TYPE_CHECKING:
    from pathlib import Path

GIANT = "0x" + "f" * 6000  # a whole number to TOML, and too long to be spelled in tens


def damaged_archive() -> bytes:
    """An archive whose packed bytes no unpacker understands, with its sizes as they should be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export.csv", "Date,Payee,Amount\n" + "2026-01-02,Baker,-1.50\n" * 50)
    data = bytearray(stream.getvalue())
    begin = data.index(b"export.csv") + len("export.csv")
    data[begin : begin + 6] = b"\xff" * 6
    return bytes(data)


@pytest.mark.parametrize(
    "text", ["a" + ".a" * 30_000 + " = 1", "[a" + ".a" * 30_000 + "]", "'a'" + " . 'a'" * 9_000]
)
def test_a_key_of_thousands_of_parts_is_refused_at_once(text: str) -> None:
    begin = perf_counter()
    with pytest.raises(tomllib.TOMLDecodeError):
        toml.loads(text)
    assert perf_counter() - begin < 1


def test_lists_within_lists_are_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match="too deep"):
        toml.loads("a = " + "[" * 3000)


def test_a_number_without_a_spelling_is_told_by_its_kind() -> None:
    assert safe.shown(int(GIANT, 16)) == "int"


def test_answers_with_a_giant_number_are_refused(tmp_path: Path) -> None:
    text = f"[[question]]\nentries = [1]\nanswer = {GIANT}\n"
    with open_database(folder=tmp_path / "data") as db, pytest.raises(AnswersError):
        answers.read_answers(db, text, where="answers")
    with pytest.raises(AnswersError):
        check_answers.read(f"questionnaire.signin.alerts = {GIANT}", where="answers")


def test_a_provider_file_without_end_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"#" * (trust.MOST_BYTES + 1))
    with pytest.raises(CatalogueError, match="too large"):
        trust.own(file)


def test_settings_with_a_giant_number_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "secaudit"
    folder.mkdir(mode=0o700)
    (folder / "config.toml").write_text(f"colour = {GIANT}\n", encoding="utf-8")
    (folder / "config.toml").chmod(0o600)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("secaudit.config.sys.platform", "linux")
    assert main(["config", "show"]) == 2
    assert "there is no key colour" in capsys.readouterr().err


def test_an_archive_with_damaged_bytes_is_told(tmp_path: Path) -> None:
    file = tmp_path / "export.zip"
    file.write_bytes(damaged_archive())
    with pytest.raises(ExportError, match="damaged"):
        read_export(file)


def test_a_vault_with_damaged_bytes_is_told() -> None:
    with pytest.raises(VaultError, match="damaged"):
        read_vault(io.BytesIO(damaged_archive()))


def test_a_device_is_never_replaced_by_a_report(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UsageError):
        check_target(str(pipe), inputs=(), option="--html")
    assert pipe.is_fifo()


def test_a_report_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.html"
    there: list[bool] = []
    monkeypatch.setattr("os.fsync", lambda _: there.append(target.exists()))
    with replaced(target, option="--html") as stream:
        stream.write(b"whole")
    assert there == [False]
    assert target.read_bytes() == b"whole"


def test_an_archive_with_a_file_without_a_name_is_told(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("~name~", "Date,Payee,Amount\n")
    file = tmp_path / "export.zip"
    data = stream.getvalue().replace(b"~name~", b"\0name~")  # a name ends at a zero byte
    file.write_bytes(data)
    with pytest.raises(ExportError):
        read_export(file)
    with pytest.raises(VaultError):
        read_vault(io.BytesIO(data))
