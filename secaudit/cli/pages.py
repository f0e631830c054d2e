"""Help pages whose lines also fit the screen when they are Chinese."""

from __future__ import annotations

import sys
from gettext import gettext
from typing import TYPE_CHECKING

import click

from secaudit.cli import console
from secaudit.width import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDEST = 80  # longer lines are hard to read


class HelpPage(click.HelpFormatter):
    """click's formatter, which counts characters, with columns counted instead."""

    def __init__(self, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(width=width or min(console.width(sys.stdout), max_width or _WIDEST))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that tells how a command is called."""
        start = f"{prefix or gettext('Usage:')} {prog} "
        self._write_beside(start, args, columns(start))

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        for line in wrap(text, self.width - self.current_indent):
            self.write(f"{'':{self.current_indent if line else 0}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and, beside them, what they mean."""
        rows = list(rows)
        widest = min(max(columns(term) for term, _ in rows), col_max)
        left = self.current_indent + widest + col_spacing
        for term, meaning in rows:
            start = f"{'':{self.current_indent}}{term}"
            if columns(term) > widest:
                self.write(f"{start}\n")
                start = ""
            self._write_beside(start, meaning, left)

    def _write_beside(self, start: str, text: str, left: int) -> None:
        first, *rest = wrap(text, max(self.width - left, 10))
        self.write(f"{start}{'':{left - columns(start)}}{first}".rstrip() + "\n")
        for line in rest:
            self.write(f"{'':{left}}{line}\n")
