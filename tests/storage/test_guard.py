"""A place that is not the user's alone is refused before anything in it is opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import StorageError
from secaudit.storage import network
from secaudit.storage.database import FILE, open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")

WITHOUT = "`secaudit transactions --no-remember` works without it"


def refused(folder: Path) -> str:
    """What opening the database of `folder` says."""
    with pytest.raises(StorageError) as caught, open_database(folder=folder):
        pytest.fail("opened a place that it must refuse")
    text = str(caught.value)
    assert WITHOUT in text
    assert text.startswith(str(folder.parent))
    return text


def create(folder: Path) -> Path:
    with open_database(folder=folder) as db:
        return db.path


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701, 0o720])
def test_a_folder_that_others_may_enter_is_refused_with_the_cure(folder: Path, mode: int) -> None:
    create(folder)
    folder.chmod(mode)
    text = refused(folder)
    assert "other users of this computer may look into this" in text
    assert f"chmod 700 {folder}" in text
    folder.chmod(0o700)
    create(folder)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_a_file_that_others_may_read_is_refused_with_the_cure(folder: Path, mode: int) -> None:
    path = create(folder)
    path.chmod(mode)
    assert f"chmod 600 {path}" in refused(folder)


def test_a_cure_can_be_typed_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "my data; it's"
    create(folder)
    folder.chmod(0o755)
    assert "chmod 700 '" in refused(folder)


@pytest.mark.parametrize("name", [FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal"])
def test_a_link_in_place_of_a_file_is_refused_and_not_followed(
    folder: Path, tmp_path: Path, name: str
) -> None:
    create(folder)
    target = tmp_path / "other"
    target.write_bytes(b"")
    target.chmod(0o600)
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)
    assert "a link, a folder or a device stands where a file of secaudit should be" in refused(
        folder
    )
    assert target.read_bytes() == b""


def test_a_link_to_nowhere_in_place_of_the_file_is_refused(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    (folder / FILE).symlink_to(tmp_path / "nowhere")
    assert "a link" in refused(folder)
    assert not (tmp_path / "nowhere").exists()


def test_a_link_in_place_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(target)
    assert "a link or a file stands where the folder of secaudit should be" in refused(folder)
    assert list(target.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_refused(folder: Path) -> None:
    folder.parent.mkdir()
    folder.touch()
    assert "a link or a file stands where the folder" in refused(folder)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_folder_or_a_pipe_in_place_of_the_file_is_refused(
    folder: Path, make: Callable[[Path], None]
) -> None:
    folder.mkdir(parents=True, mode=0o700)
    make(folder / FILE)
    assert "a link, a folder or a device" in refused(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("name", ["", FILE])
def test_what_belongs_to_another_user_is_refused(folder: Path, name: str) -> None:
    create(folder)
    os.chown(folder / name, 4711, 4711)
    assert "this belongs to another user" in refused(folder)


def test_a_read_only_folder_is_refused(common_folder: Path) -> None:
    create(common_folder)
    common_folder.chmod(0o500)
    assert "nothing can be written there" in refused(common_folder)


def test_a_read_only_file_is_refused(common_folder: Path) -> None:
    path = create(common_folder)
    path.chmod(0o400)
    assert "nothing can be written there" in refused(common_folder)


def test_a_home_that_cannot_be_written_is_refused(common_folder: Path) -> None:
    common_folder.parent.chmod(0o500)
    assert "you may not read or write there" in refused(common_folder)


def test_a_home_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "a part of the path is no folder" in refused(tmp_path / "file" / "share" / "secaudit")


def test_a_folder_on_a_network_drive_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "kind_of", lambda _: "nfs4")
    text = refused(folder)
    assert "this folder is on a network drive (nfs4)" in text
    assert "XDG_DATA_HOME" in text
