"""A pack is written whole or not at all, for the user alone, and can be checked afterwards."""

from __future__ import annotations

import hashlib
import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import UsageError
from secaudit.i18n import Translator
from secaudit.model.evidence_pack import Original
from secaudit.reports.evidence import folder, manifest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reports.evidence.conftest import Packs

ENGLISH = Translator("en")
EXPORT = b"time,amount\r\n2026-11-12,1.00\r\n"


@pytest.fixture
def original(tmp_path: Path) -> Original:
    path = tmp_path / "export.csv"
    path.write_bytes(EXPORT)
    return Original("export.csv", path, hashlib.sha256(EXPORT).hexdigest(), len(EXPORT))


@pytest.fixture
def made(packs: Packs, original: Original, tmp_path: Path) -> Path:
    pack = packs(1, originals=(original, Original("lost.csv", imported="ab12")))
    return folder.write(pack, tmp_path / "pack", ENGLISH)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_user_can_open_it_and_originals_cannot_be_written(made: Path) -> None:
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (made, *made.rglob("*"))}
    for path, mode in modes.items():
        read_only = path.parent.name == "originals"
        assert mode == (0o700 if path.is_dir() else 0o400 if read_only else 0o600), path


def test_an_original_is_the_same_to_the_byte(made: Path) -> None:
    assert (made / "originals" / "export.csv").read_bytes() == EXPORT


def test_the_manifest_names_every_file_and_what_is_missing(made: Path) -> None:
    listed = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    there = {
        path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()
    } - {"manifest.json"}  # fmt: skip
    assert {one["file"] for one in listed["files"]} == there
    for one in listed["files"]:
        content = (made / one["file"]).read_bytes()
        assert (one["size"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert [one["included"] for one in listed["originals"]] == [True, False]
    assert listed["originals"][0]["sha256"] == hashlib.sha256(EXPORT).hexdigest()


def test_what_is_there_already_is_never_overwritten(packs: Packs, tmp_path: Path) -> None:
    names = [folder.write(packs(), tmp_path / "pack", ENGLISH).name for _ in range(3)]
    assert names == ["pack", "pack-2", "pack-3"]


def test_an_original_that_changes_meanwhile_leaves_nothing_behind(
    packs: Packs, original: Original, tmp_path: Path
) -> None:
    assert original.path is not None
    original.path.write_bytes(EXPORT + b"more")
    with pytest.raises(UsageError, match="changed while"):
        folder.write(packs(1, originals=(original,)), tmp_path / "pack", ENGLISH)
    assert [path.name for path in tmp_path.iterdir()] == ["export.csv"]


def test_a_folder_that_is_not_there_is_told(packs: Packs, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="could not be written"):
        folder.write(packs(), tmp_path / "nowhere" / "pack", ENGLISH)


def test_a_pack_as_it_was_made_is_whole_and_may_be_added_to(made: Path) -> None:
    (made / "screenshots" / "one.png").write_bytes(b"picture")
    found = manifest.verify(made)
    assert found.whole
    assert found.added == ("screenshots/one.png",)
    assert "statement.html" in found.same


def test_what_was_changed_or_taken_out_is_found(made: Path) -> None:
    (made / "statement.txt").write_bytes(b"other")
    (made / "context.csv").unlink()
    (made / "README.txt").unlink()
    (made / "README.txt").symlink_to(made / "statement.html")
    found = manifest.verify(made)
    assert not found.whole
    assert set(found.changed) == {"statement.txt", "README.txt"}
    assert found.missing == ("context.csv",)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"schema": "other", "files": []}', b'{"files": 3}', b"\xff" * 9]
)
def test_what_is_no_manifest_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(UsageError, match="no manifest of an evidence pack"):
        manifest.verify(tmp_path)


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="could not be read"):
        manifest.verify(tmp_path)
