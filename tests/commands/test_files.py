"""Several files and folders at once: what cannot be read does not stop the rest."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Run


def test_two_exports_are_scanned_as_one(run: Callable[..., Run], samples: Path) -> None:
    together = run("transactions", samples / "alipay.csv", samples / "wechat.csv", "--lang", "en")
    assert together.code == 1
    for payee in ("云帆网络科技", "孟十七"):
        assert payee in together.out


def test_a_folder_stands_for_the_files_in_it(
    run: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exports"
    (folder / "older").mkdir(parents=True)
    shutil.copy(samples / "wechat.csv", folder)
    shutil.copy(samples / "wallet.csv", folder)
    result = run("transactions", folder, "--lang", "en")
    assert result.code == 1
    for payee in ("孟十七", "海湾银行"):
        assert payee in result.out


def test_an_unreadable_file_among_others_is_told_and_the_rest_is_scanned(
    run: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.csv"
    broken.touch()
    result = run("transactions", broken, samples / "wechat.csv", "--lang", "en")
    assert result.code == 1
    assert "broken.csv" in result.err
    assert "孟十七" in result.out


def test_an_unreadable_file_beside_a_clean_one_is_not_a_clean_result(
    run: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.csv"
    broken.touch()
    result = run("transactions", samples / "clean.csv", broken, "--lang", "en")
    assert result.code == 2
    assert "broken.csv" in result.err
    assert result.out


def test_the_same_file_twice_is_not_twice_the_money(run: Callable[..., Run], samples: Path) -> None:
    name = samples / "clean.csv"
    assert run("transactions", name, name, "--lang", "en").code == 0


def test_the_name_of_the_file_does_not_matter(
    run: Callable[..., Run], scan: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    renamed = tmp_path / "下载 (3).txt"
    shutil.copy(samples / "wallet.csv", renamed)
    (file,) = (result := run("transactions", renamed, "--json")).json["files"]
    assert file["provider"] == "yiqianbao"
    assert len(result.questions) == len(scan("wallet.csv", "--json").questions)


def test_a_name_that_would_command_the_terminal_is_neutralised(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "\x1b[2Jevil\u202e.csv"
    path.touch()
    result = run("transactions", path)
    assert result.code == 2
    assert "\x1b" not in result.err
    assert "\u202e" not in result.err


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is another thing there")
def test_a_closed_pipe_ends_quietly(run: Callable[..., Run], samples: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = run("transactions", samples / "alipay.csv", out=writer)
    finally:
        os.close(writer)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize("name", ["alipay.csv", "wallet.csv", "bank.csv", "clean.csv"])
def test_standard_error_is_silent_when_there_is_no_terminal_and_nothing_failed(
    name: str, scan: Callable[..., Run]
) -> None:
    assert "Traceback" not in scan(name).err
    assert not re.search(r"\d+ ?%", scan(name).err)
