"""What every test stands on: no network, no real home folder, golden files, Hypothesis' pace."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import secaudit

if TYPE_CHECKING:
    from collections.abc import Callable

    Golden = Callable[[Path, str], None]

ROOT = Path(__file__).resolve().parents[1]

# Examples are the same in every run of the CI, and new ones at a developer's desk.
settings.register_profile(
    "secaudit", max_examples=60, deadline=None, database=None, derandomize="CI" in os.environ
)
settings.load_profile("secaudit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what golden files hold")


def pytest_report_header() -> str:
    """Say which copy is tested: the installed one, or the one of this folder."""
    return f"secaudit {secaudit.__version__} from {Path(secaudit.__file__).parent}"


@pytest.fixture(autouse=True)
def _scrubbed_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Start every test as a new user with an English terminal of 80 columns and an empty home."""
    for name in os.environ:
        if name.startswith(("SECAUDIT_", "XDG_", "LC_")) or name in {
            "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM",
        }:  # fmt: skip
            monkeypatch.delenv(name)
    home = str(tmp_path_factory.mktemp("home"))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, home)
    for name, value in {"LANG": "C.UTF-8", "TERM": "dumb", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a test reached for the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def masked(tmp_path: Path) -> Callable[[str], str]:
    """Text without what differs between machines and releases; the program reads no clock."""
    masks = {
        str(tmp_path): "<tmp>",
        str(ROOT): "<root>",
        f"secaudit {secaudit.__version__}": "secaudit <version>",
    }

    def mask(text: str) -> str:
        for seen, shown in masks.items():
            text = text.replace(seen, shown)
        return text

    return mask


@pytest.fixture
def golden(request: pytest.FixtureRequest, masked: Callable[[str], str]) -> Golden:
    """Compare a text with the golden file at a path; `--update-golden` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        text = masked(text)
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text

    return compare
