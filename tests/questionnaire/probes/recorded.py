"""A computer that answers from a file of `tests/data/probes/`."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from secaudit.model.message import Message
from secaudit.questionnaire.looking.commands import NoAnswer, Output

FOLDER = Path(__file__).resolve().parents[2] / "data" / "probes"


class Recorded:
    """What was recorded, and nothing else."""

    def __init__(self, recording: dict[str, Any]) -> None:  # Any: what TOML holds
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


def recordings() -> dict[str, dict[str, Any]]:  # Any: as above
    """Every recorded computer by the name of its file."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.toml"))
    }
