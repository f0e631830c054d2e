from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pyzipper

from secaudit.errors import ExportError, PasswordNeeded
from secaudit.workflows.inputs import read_inputs

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "Date,Payee,Amount\n" + "".join(
    f"2026-0{month}-0{day},Birch Cafe,-{day}.50\n" for month in (1, 2, 3) for day in (1, 3, 5, 7)
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"123456")
        archive.writestr("export.csv", TABLE)
    return path


def test_a_file_says_how_it_was_read_and_what_it_adds_up_to(export: Path) -> None:
    inputs = read_inputs([export])
    (file,) = inputs.files
    (totals,) = file.totals
    assert (file.reading.rows, totals.rows) == (12, 12)
    assert (file.first, file.last) == (
        inputs.ledgers[0].summary()["first"], inputs.ledgers[0].summary()["last"],
    )  # fmt: skip
    assert str(file.last) == "2026-03-07 00:00:00"
    assert str(totals.outflow.value) == "54.00"
    assert totals.inflow.units == 0
    assert totals.inflow.digits == totals.outflow.digits


def test_a_folder_stands_for_its_files_without_hidden_ones_and_folders(
    export: Path, tmp_path: Path
) -> None:
    (tmp_path / ".hidden.csv").write_text(TABLE + "2026-04-01,Fig,-1.00\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "deeper.csv").write_text(TABLE + "2026-04-01,Elm,-1.00\n")
    (tmp_path / "a.csv").write_text(TABLE + "2026-04-01,Oak,-1.00\n")
    inputs = read_inputs([tmp_path])
    assert [file.reading.source for file in inputs.files] == ["a.csv", export.name]
    assert inputs.failures == ()


def test_a_bad_file_stops_only_itself_and_names_its_path(export: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    inputs = read_inputs([tmp_path, tmp_path / "nowhere.csv"])
    assert [file.reading.source for file in inputs.files] == [export.name]
    assert [failure.error.where for failure in inputs.failures] == [
        str(tmp_path / "nowhere.csv"), str(tmp_path / "photo.png"),
    ]  # fmt: skip


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (failure,) = read_inputs([tmp_path]).failures
    assert "holds no file" in str(failure.error)


def test_a_folder_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    # The tests may run as root, whom no folder refuses.
    monkeypatch.setattr(type(tmp_path), "iterdir", refuse)
    (failure,) = read_inputs([tmp_path]).failures
    assert "could not be opened (you may not read or write there)" in str(failure.error)


def test_the_same_content_is_read_once_whatever_its_name(export: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.csv", tmp_path / "other.csv"
    copy.write_bytes(export.read_bytes())
    other.write_bytes(export.read_bytes().replace(b"Birch", b"Beech"))
    inputs = read_inputs([export, copy, other, export])
    assert [file.reading.source for file in inputs.files] == ["export.csv", "other.csv"]
    assert [(repeat.path, repeat.same_as) for repeat in inputs.repeats] == [
        (copy, export), (export, export),
    ]  # fmt: skip


def test_progress_grows_to_the_whole_over_all_files(export: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(TABLE.replace("Birch", "Elm tree"))
    heard: list[float] = []
    read_inputs([export, other], progress=heard.append)
    assert heard == sorted(heard)
    assert all(0 <= share <= 1 for share in heard)


def test_a_locked_file_asks_until_the_password_fits(locked: Path) -> None:
    asked = []

    def password(path: Path, attempt: int) -> str:
        asked.append((path, attempt))
        return ("wrong", "123456")[attempt]

    inputs = read_inputs([locked], password=password)
    assert len(inputs.files) == 1
    assert asked == [(locked, 0), (locked, 1)]


@pytest.mark.parametrize("answer", [None, "wrong"])
def test_a_file_that_stays_locked_is_a_failure_without_the_password(
    locked: Path, answer: str | None
) -> None:
    attempts = []

    def password(_: Path, attempt: int) -> str | None:
        attempts.append(attempt)
        return answer

    (failure,) = read_inputs([locked], password=password).failures
    assert isinstance(failure.error, PasswordNeeded)
    assert attempts == ([0] if answer is None else [0, 1, 2])
    assert "wrong" not in str(failure.error)


def test_without_anybody_to_ask_a_locked_file_is_a_failure(locked: Path) -> None:
    (failure,) = read_inputs([locked]).failures
    assert isinstance(failure.error, ExportError)
