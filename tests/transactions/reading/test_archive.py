"""Zip archives: what is worth reading comes out, passwords and limits are said."""

from __future__ import annotations

import io
import zipfile

import pytest
import pyzipper

from secaudit.errors import ExportError, PasswordNeeded
from secaudit.transactions.reading import archive

CSV = b"Date,Payee,Amount\n2026-01-02,Baker,-1.50\n"


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def locked(password: str) -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as file:
        file.setpassword(password.encode())
        file.writestr("bill.csv", CSV)
    return out.getvalue()


def test_files_come_out_without_what_is_never_an_export() -> None:
    data = packed({"a.csv": CSV, ".x": CSV, "empty": b"", "__MACOSX/a.csv": CSV, "b.csv": CSV})
    assert archive.unpack(data, password=None) == [("a.csv", CSV), ("b.csv", CSV)]


def test_an_encrypted_archive_asks_for_its_password() -> None:
    with pytest.raises(PasswordNeeded, match="protected by a password"):
        archive.unpack(locked("123456"), password=None)
    right, wrong = "123456", "654321"
    with pytest.raises(PasswordNeeded, match="does not open"):
        archive.unpack(locked(right), password=wrong)
    assert archive.unpack(locked(right), password=right) == [("bill.csv", CSV)]


def test_what_expands_too_far_is_no_export() -> None:
    with pytest.raises(ExportError, match="no usual export"):
        archive.unpack(packed({"bomb": b"\0" * 5_000_000}), password=None)
    with pytest.raises(ExportError, match="no usual export"):
        archive.unpack(packed({f"{number}.csv": CSV for number in range(101)}), password=None)


@pytest.mark.parametrize("name", ["[Content_Types].xml", "META-INF/x", "AndroidManifest.xml"])
def test_a_document_or_program_is_said_to_be_one(name: str) -> None:
    with pytest.raises(ExportError, match="document or program"):
        archive.unpack(packed({name: b"x"}), password=None)


def test_an_archive_of_nothing_is_empty() -> None:
    with pytest.raises(ExportError, match="archive is empty"):
        archive.unpack(packed({}), password=None)


def test_a_damaged_archive_is_said_to_be_damaged() -> None:
    with pytest.raises(ExportError, match="damaged"):
        archive.unpack(packed({"a": CSV})[:-10], password=None)


def test_the_first_bytes_tell() -> None:
    assert archive.recognises(packed({"a": CSV})) > 0.5
    assert archive.recognises(CSV) == 0.0
