"""What a hidden prompt shows on a real terminal: the question, never what is typed."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import secaudit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

PIN = "739184"
PACKAGE = Path(secaudit.__file__).parents[1]
# The child makes the terminal its own before it becomes the program.
START = (
    "import os, sys; end = os.open(sys.argv[1], os.O_RDWR); "
    "[os.dup2(end, number) for number in range(3)]; "
    "os.execv(sys.executable, [sys.executable, '-m', 'secaudit', *sys.argv[2:]])"
)


class Terminal:
    """A terminal with the program on it."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._screen, end = os.openpty()
        self.shown = ""
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "COLUMNS": "80", "TERM": "dumb",
            "PYTHONPATH": str(PACKAGE), "LANG": "C.UTF-8",
        }  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, os.ttyname(end), *arguments],
            start_new_session=True, env=environment,
        )  # fmt: skip
        self._end = end

    def answer(self, question: str, answer: str) -> None:
        """Wait for a question at the end of the screen, and type."""
        self._wait(lambda: self.shown.rstrip().endswith(question))
        time.sleep(0.1)  # getpass writes its question just before it hides what is typed
        os.write(self._screen, f"{answer}\n".encode())
        self.shown += "<typed>"

    def end(self) -> int:
        """Wait for the program to end; its exit code."""
        self._wait(lambda: self._process.poll() is not None)
        self._read(0.1)
        return self._process.wait(30)

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._screen)
        os.close(self._end)

    def _wait(self, done: Callable[[], bool]) -> None:
        until = time.monotonic() + 30
        while not done():
            assert time.monotonic() < until, self.shown
            self._read(0.05)

    def _read(self, seconds: float) -> None:
        while select.select([self._screen], [], [], seconds)[0]:
            self.shown += os.read(self._screen, 65536).decode()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str) -> Terminal:
        opened.append(Terminal(tmp_path, *arguments))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def test_a_typed_pin_is_not_seen(terminal: Callable[..., Terminal]) -> None:
    screen = terminal("pin", "--compare")
    screen.answer("PIN (it stays hidden):", PIN)
    screen.answer("(hidden):", PIN)
    assert screen.end() == 1
    assert PIN not in screen.shown
    assert "same as the other PIN" in screen.shown


def test_a_password_that_was_typed_differently_is_asked_for_again(
    terminal: Callable[..., Terminal],
) -> None:
    screen = terminal("password", "--twice")
    for first, second in (("woaiwojia1", "woaiwojia2"), ("woaiwojia1", "woaiwojia1")):
        screen.answer("Password (it stays hidden):", first)
        screen.answer("Once more:", second)
    assert screen.end() == 1
    assert "woaiwojia" not in screen.shown
    assert screen.shown.count("not the same") == 1


def test_facts_are_asked_for_and_a_day_that_is_none_is_asked_for_again(
    terminal: Callable[..., Terminal],
) -> None:
    screen = terminal("pin", "--about-me")
    screen.answer("of a pet:", "Li Wei, 李伟")
    screen.answer("1990-12-31:", "1990-13-01")
    screen.answer("1990-12-31:", "19881105；1990-02-28")
    for question in ("old ones too:", "six characters:", "elsewhere:", "street number:"):
        screen.answer(question, "")
    screen.answer("PIN (it stays hidden):", "280290")
    assert screen.end() == 1
    assert "made of a birthday" in screen.shown
    assert "280290" not in screen.shown
