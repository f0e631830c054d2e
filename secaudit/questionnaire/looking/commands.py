"""Asks one command of the system, without a shell, and takes no more than a bounded answer.

Nothing here may change anything or reach the network; that is up to the arguments, which are
constants of the probes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from secaudit.commands import environment, find
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_BYTES = 1 << 20
_CHUNK = 1 << 16
_DYING = 0.2  # seconds that a killed command gets to be gone


class NoAnswer(Exception):  # noqa: N818 - it names the outcome, not an error of the program
    """A command or a file that told nothing; `text` says why, `line` what it printed."""

    def __init__(self, text: Message, line: str = "") -> None:
        super().__init__(text.msgid)
        self.text = text
        self.line = line


@dataclass(frozen=True, slots=True)
class Output:
    """What a command printed, and its exit code."""

    text: str
    code: int


def ask(
    arguments: tuple[str, ...],
    *,
    until: float,
    folders: Iterable[str],
    environ: Mapping[str, str],
    with_errors: bool = False,
) -> Output:
    """Run a command until the monotonic time `until`; `with_errors` reads its stderr, too.

    Raises `NoAnswer` where it is missing, cannot be started, is late or says too much.
    """
    name = {"command": arguments[0]}
    folders = tuple(folders)
    found = find(arguments[0], folders)
    if found is None:
        raise NoAnswer(Message(N_("{command}, which would know, is not on this computer."), name))
    try:
        process = subprocess.Popen(  # noqa: S603 - constant arguments of a probe, no shell
            [found, *arguments[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if with_errors else subprocess.DEVNULL,
            cwd=os.sep,
            env=environment(environ, folders),
            start_new_session=True,
        )
    except OSError:
        raise NoAnswer(Message(N_("{command} could not be started."), name)) from None
    taken = bytearray()
    assert process.stdout is not None  # noqa: S101 - for the type checker: a pipe was asked for
    # A thread, since Windows cannot wait for a pipe; it ends with the process.
    reader = Thread(target=_take, args=(process.stdout, taken), daemon=True)
    reader.start()
    try:
        reader.join(max(until - time.monotonic(), 0))
        if len(taken) > MAX_BYTES:
            raise NoAnswer(Message(N_("{command} says more than is read of it."), name))
        code = process.wait(max(until - time.monotonic(), 0)) if not reader.is_alive() else None
    except subprocess.TimeoutExpired:
        code = None
    finally:
        _end(process)
        reader.join(_DYING)
    if code is None:
        raise NoAnswer(Message(N_("{command} did not answer in time."), name))
    return Output(decoded(bytes(taken)), code)


def decoded(data: bytes) -> str:
    """The text of an answer; Windows writes in the code page of its console."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("oem" if sys.platform == "win32" else "gb18030", errors="replace")


def _take(stream: BinaryIO, taken: bytearray) -> None:
    with stream, suppress(OSError, ValueError):
        while len(taken) <= MAX_BYTES and (part := os.read(stream.fileno(), _CHUNK)):
            taken += part


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing running: neither the command nor what it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_DYING)
