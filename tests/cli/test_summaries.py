from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from secaudit.cli import summaries

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from tests.cli.conftest import Run


@pytest.mark.parametrize("name", summaries.names())
def test_the_file_of_a_command_tells_without_running_what_it_tells_when_loaded(name: str) -> None:
    module = import_module(f"secaudit.cli.commands.{summaries.module(name)}")
    command: click.Command = module.command("en")
    assert command.short_help
    assert summaries.summary(name) == (module.PURPOSE, command.short_help)
    assert module.PURPOSE in summaries.purposes(str)


def test_help_loads_no_command_and_nothing_but_click() -> None:
    told = "import sys; from secaudit.cli.main import main; main(['--help']); print(*sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    ).stdout.splitlines()[-1]
    loaded = set(shown.split())
    assert "secaudit.cli.summaries" in loaded
    assert [name for name in loaded if name.startswith("secaudit.cli.commands")] == []
    assert loaded & {"dataclasses", "decimal", "pathlib", "numpy", "rich", "sqlite3"} == set()


def test_help_puts_commands_under_their_purpose(run: Callable[..., Run]) -> None:
    check, _, keep = run("--help").out.partition("Keep at it:\n")
    assert "\n  transactions  " in check.partition("Check:\n")[2]
    assert "\n  data " in f"\n{keep}"


def test_the_headings_of_the_help_page_are_translated(run: Callable[..., Run]) -> None:
    shown = run("--lang", "zh", "--help").out
    assert [text for text in summaries.purposes(str).values() if text in shown] == []
