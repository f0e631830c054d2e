"""What each command is for, read in its file without running it, so that `--help` stays quick.

A file of `secaudit/cli/commands/` says it in two lines that are found as plain text:
`PURPOSE = "check"`, a key of `purposes`, and `short_help=_("One sentence."),`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = os.path.join(os.path.dirname(__file__), "commands")  # noqa: PTH118, PTH120 - pathlib is slow to load


def purposes(_: Callable[[str], str]) -> dict[str, str]:
    """The headings of the help page by id, in their order."""
    return {
        "emergency": _("In an emergency"),
        "check": _("Check"),
        "keep": _("Keep at it"),
        "program": _("This program"),
    }


def names() -> list[str]:
    """The commands, by name."""
    return sorted(
        name.removesuffix(".py").replace("_", "-")
        for name in os.listdir(_FOLDER)  # noqa: PTH208
        if name.endswith(".py") and not name.startswith("_")
    )


def module(name: str) -> str:
    """The name of the module that is a command."""
    return name.replace("-", "_")


def summary(name: str) -> tuple[str, str]:
    """The purpose of a command and, in English, its short help; empty what its file lacks."""
    path = os.path.join(_FOLDER, f"{module(name)}.py")  # noqa: PTH118
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        source = file.read()
    return _between(source, '\nPURPOSE = "', '"\n'), _between(source, ' short_help=_("', '"),\n')


def _between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]
