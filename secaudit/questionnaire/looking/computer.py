"""The computer as a probe sees it: commands to ask, files to read, until its time is over."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from secaudit.commands import trusted_folders
from secaudit.model.message import N_, Message
from secaudit.questionnaire.looking import commands
from secaudit.questionnaire.looking.commands import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.questionnaire.looking.commands import Output

SECONDS = 3.0
_READ = 1 << 16
_CONTAINER = ("/.dockerenv", "/run/.containerenv", "/run/systemd/container")


class System(StrEnum):
    """The systems that probes know."""

    LINUX = "linux"
    MACOS = "macos"
    WINDOWS = "windows"


class Computer(Protocol):
    """What a probe may ask; tests answer from recordings."""

    @property
    def environ(self) -> Mapping[str, str]:
        """The environment of the user."""

    @property
    def now(self) -> datetime:
        """The wall clock, which may be wrong."""

    def run(self, *arguments: str, with_errors: bool = False) -> Output:
        """What a command prints, whatever its exit code; raises `NoAnswer`."""

    def read(self, path: str) -> str | None:
        """The beginning of a file, None where it is not there or not to be read."""

    def exists(self, path: str) -> bool:
        """Whether something is at a path."""

    def changed(self, path: str) -> datetime | None:
        """When a file was last changed, None where it is not there."""


class ThisComputer:
    """The real one, for one probe: its time begins with the first question."""

    def __init__(self, environ: Mapping[str, str] = os.environ, seconds: float = SECONDS) -> None:
        self.environ = environ
        self._seconds = seconds
        self._until: float | None = None

    @property
    def now(self) -> datetime:
        """The wall clock."""
        return datetime.now()  # noqa: DTZ005 - the zone is not of interest

    def run(self, *arguments: str, with_errors: bool = False) -> Output:
        """Ask a command of the system."""
        if self._until is None:
            self._until = time.monotonic() + self._seconds
        return commands.ask(
            arguments,
            until=self._until,
            folders=trusted_folders(),
            environ=self.environ,
            with_errors=with_errors,
        )

    def read(self, path: str) -> str | None:
        """The first 64 KiB of a file."""
        try:
            with Path(path).open(encoding="utf-8", errors="replace") as stream:
                return stream.read(_READ)
        except OSError:
            return None

    def exists(self, path: str) -> bool:
        """Whether something is there; what may not be looked at is not."""
        try:
            return Path(path).exists()
        except OSError:
            return False

    def changed(self, path: str) -> datetime | None:
        """When a file was last changed."""
        try:
            return datetime.fromtimestamp(Path(path).stat().st_mtime)  # noqa: DTZ006 - compared with `now`
        except (OSError, ValueError, OverflowError):
            return None


def this_system() -> System | None:
    """The system that the program runs on."""
    known = {"linux": System.LINUX, "darwin": System.MACOS, "win32": System.WINDOWS}
    return known.get(sys.platform)


def answer(computer: Computer, *arguments: str) -> str:
    """What a command prints when it succeeds; raises `NoAnswer`."""
    output = computer.run(*arguments)
    if output.code:
        raise NoAnswer(
            Message(N_("{command} could not tell."), {"command": arguments[0]}),
            first_line(output.text),
        )
    return output.text


def answer_json(computer: Computer, *arguments: str) -> Any:  # noqa: ANN401 - what JSON holds
    """What a command prints as JSON; raises `NoAnswer`."""
    return from_json(arguments[0], answer(computer, *arguments))


def from_json(command: str, text: str) -> Any:  # noqa: ANN401 - as above
    """The value of an answer in JSON; raises `NoAnswer`."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        # NOTE: without the text, which may hold the name of a network.
        raise not_understood(command) from None


def not_understood(command: str, line: str = "") -> NoAnswer:
    """The outcome of an answer in words that the probe does not know."""
    text = Message(N_("{command} answered in a way that is not known here."), {"command": command})
    return NoAnswer(text, line)


def first_line(text: str) -> str:
    """The first line that says anything."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def in_container(computer: Computer) -> bool:
    """Whether this Linux lives in a container or in WSL, and the computer is what is around it."""
    kernel = computer.read("/proc/sys/kernel/osrelease") or ""
    return "microsoft" in kernel.lower() or any(map(computer.exists, _CONTAINER))


def is_guest(computer: Computer) -> bool:
    """Whether this Linux runs on no hardware of its own, as far as it shows."""
    flags = computer.read("/proc/cpuinfo") or ""
    if in_container(computer) or " hypervisor" in flags:
        return True
    try:
        # Prints "none" and fails on bare hardware.
        kind = first_line(computer.run("systemd-detect-virt").text)
    except NoAnswer:
        return False
    return kind not in {"", "none"}
