"""What an attacker may know about the user, from answers or from a file of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import catalogue
from secaudit.passwords.personal import Personal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["Personal", "facts", "facts_from"]


def facts(answers: Mapping[str, Iterable[str]]) -> Personal:
    """The facts of plain text; raises `ValueError` for a birthday that is none."""
    return Personal.of(answers)


def facts_from(path: Path) -> Personal:
    """The facts of a TOML file; raises `CatalogueError`, which names the key that is wrong."""
    return catalogue.read(path, Personal)
