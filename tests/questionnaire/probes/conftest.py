"""A computer that answers from a recording instead of from commands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.model.message import Message
from secaudit.questionnaire.looking.commands import NoAnswer, Output

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.questionnaire.looking.computer import Computer

    Recording = dict[str, Any]  # Any: what TOML holds


class Recorded:
    """What was recorded, and nothing else."""

    def __init__(self, recording: Recording) -> None:
        self.environ: dict[str, str] = recording.get("environ", {})
        self.now = datetime(2026, 11, 20, 12, 0)
        self._recording = recording

    def run(self, *arguments: str, with_errors: bool = False) -> Output:
        del with_errors
        asked = " ".join(arguments)
        for one in self._recording.get("command", []):
            if all(word in asked for word in one["run"].split()):
                return Output(one.get("text", "").lstrip("\n"), one.get("code", 0))
        raise NoAnswer(Message("{command} is missing", {"command": arguments[0]}))

    def read(self, path: str) -> str | None:
        text: str | None = self._recording.get("files", {}).get(path)
        return text

    def exists(self, path: str) -> bool:
        return path in self._recording.get("files", {})

    def changed(self, path: str) -> datetime | None:
        found: datetime | None = self._recording.get("changed", {}).get(path)
        return found


@pytest.fixture
def recorded() -> Callable[[Recording], Computer]:
    return Recorded
