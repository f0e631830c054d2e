"""Notices by the system's own means: one file each, found by walking.

What they say is chosen here: that something is due, never what an account, payee or amount is.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reminders import notices
from secaudit.reminders.system import ReminderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from secaudit.reminders.system import System

TITLE = Message(N_("secaudit: a look at your account is due"))
TRIED = Message(N_("This is how secaudit reminds you. Answer in the terminal."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One way to show a notice: where it can be tried, and the command for a title and a text."""

    usable: Callable[[System], bool]
    command: Callable[[str, str], tuple[str, ...]]


@cache
def members() -> Mapping[str, Notice]:
    """All ways by the names of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(notices.__path__))
    return {name: importlib.import_module(f"{notices.__name__}.{name}").NOTICE for name in names}


def due_text(count: int) -> Message:
    """What a notice says when something is due: how much, and what to type."""
    return Message(
        N_("{count} thing is due. Type in a terminal: secaudit remind due"),
        {"count": count},
        plural=N_("{count} things are due. Type in a terminal: secaudit remind due"),
        count=count,
    )


def way_of(system: System) -> Notice | None:
    """How this system shows a notice, if it can."""
    return next((one for one in members().values() if one.usable(system)), None)


def show(title: str, text: str, system: System) -> bool:
    """Hand a notice to the system; whether it was taken, which does not mean that it was seen."""
    way = way_of(system)
    if way is None:
        return False
    try:
        return system.run(*way.command(title, text)).code == 0
    except ReminderError:
        return False
