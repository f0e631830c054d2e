"""What a scheduler of the system is to us, and how all of them are found: one file each."""

from __future__ import annotations

import importlib
import os
import pkgutil
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reminders import schedulers
from secaudit.reminders.system import ReminderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from secaudit.model.schedule import File
    from secaudit.reminders.system import Answer, System

NAME = "secaudit-remind"


@dataclass(frozen=True, slots=True)
class Tick:
    """What is run every day, and when."""

    command: tuple[str, ...]
    hour: int
    minute: int = 0


def no_links(_: System) -> tuple[Path, ...]:
    """Most systems make no file of their own."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduler:
    """One way of the system to run something every day.

    `place` is for choosing, the lowest that is `usable` first. `files` are what we write; `load`
    are the commands that make the system take them, `unload` those that make it stop; either is a
    function where a list of commands does not do. `loaded` asks the system.
    """

    place: int
    title: Message
    missed: Message
    usable: Callable[[System], bool]
    files: Callable[[Tick, System], tuple[File, ...]]
    commands: Callable[[System], tuple[tuple[str, ...], ...]]
    load: Callable[[System], None]
    unload: Callable[[System], None]
    loaded: Callable[[System], tuple[bool, Message | None]]
    links: Callable[[System], tuple[Path, ...]] = no_links


@cache
def members() -> Mapping[str, Scheduler]:
    """All schedulers by the names of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(schedulers.__path__))
    return {
        name: importlib.import_module(f"{schedulers.__name__}.{name}").SCHEDULER for name in names
    }


def choose(system: System) -> str | None:
    """The best scheduler that this system has, if any."""
    usable = (name for name, one in members().items() if one.usable(system))
    return min(usable, key=lambda name: members()[name].place, default=None)


def daily(arguments: tuple[str, ...], hour: int) -> Tick:
    """The tick that runs this program with `arguments`.

    Raises `ReminderError` where Python or a path cannot be written into a file of a scheduler.
    """
    if not sys.executable:
        raise ReminderError(Message(N_("This Python does not tell where it is.")))
    # NOTE: -P, or a file called secaudit.py in the folder that the system starts in would be run.
    command = (sys.executable, "-P", "-m", "secaudit", *arguments)
    for word in command:
        if not word.isprintable():
            raise ReminderError(
                Message(N_("A path holds a line break or another character that cannot be shown.")),
                where=word,
                hint=Message(N_("Install the program at another place, then try again.")),
            )
    return Tick(command, hour)


def danger(tick: Tick) -> Message | None:
    """What is dangerous about running this every day: somebody else may put a program there."""
    for folder in Path(tick.command[0]).parents:
        with suppress(OSError):
            if os.name == "posix" and folder.stat().st_mode & stat.S_IWOTH:
                return Message(
                    N_(
                        "Python lies below {folder}, which everybody on this computer can write "
                        "to. Install the program in a folder of your own first."
                    ),
                    {"folder": str(folder)},
                )
    return None


def demand(answer: Answer, command: str) -> None:
    """Raise `ReminderError` where a command ended with an error."""
    if answer.code:
        raise ReminderError(
            Message(N_("`{command}` did not work."), {"command": command}),
            hint=Message(N_("It says: {text}"), {"text": answer.err or str(answer.code)}),
        )
