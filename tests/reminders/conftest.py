"""A computer that answers from a table and remembers what it was asked to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from secaudit.reminders.system import Answer

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Machine:
    """Commands that it has, what it answers, and everything that was run."""

    home: Path
    platform: str = "linux"
    commands: set[str] = field(default_factory=set)
    answers: dict[tuple[str, ...], Answer] = field(default_factory=dict)
    ran: list[tuple[str, ...]] = field(default_factory=list)
    crontab: bytes | None = None
    crond: bool = True
    uid: int = 501

    @property
    def config(self) -> Path:
        return self.home / "config"

    def has(self, command: str) -> bool:
        return command in self.commands

    def run(self, *command: str, feed: bytes = b"") -> Answer:
        self.ran.append(command)
        if command in self.answers:
            return self.answers[command]
        if command == ("crontab", "-l"):
            nothing = Answer(1, err="no crontab for somebody")
            return nothing if self.crontab is None else Answer(0, self.crontab)
        if command == ("crontab", "-"):
            self.crontab = feed
        if command == ("crontab", "-r"):
            self.crontab = None
        return Answer(0)

    def alive(self, pid_file: str) -> bool:
        del pid_file
        return self.crond


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)
