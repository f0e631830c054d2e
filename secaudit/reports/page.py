"""A page being written: lines with a style each, wrapped to the width of the screen.

The parts of a report write on it without knowing of colours or streams; `terminal` shows it. Every
text that comes here has been translated, and what came from outside has been neutralised.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from secaudit.width import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Style(StrEnum):
    """What a piece of text is to the reader; colours follow from it, meaning never does."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    HEADING = "heading"
    BANNER = "banner"
    GOOD = "good"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Piece(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Piece, ...]


class Page:
    """Lines in order; `indent` counts columns."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[Line] = []

    def blank(self) -> None:
        """Leave one line empty, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def heading(self, text: str, style: Style = Style.HEADING) -> None:
        """Begin a part of the page."""
        self.blank()
        self.text(text, style=style)

    def banner(self, text: str) -> None:
        """Begin the part that matters most: a bar over the whole width."""
        self.blank()
        rule = "=" * self.width
        self.lines.append((Piece(rule, Style.BANNER),))
        for line in wrap(text, self.width):
            self.lines.append((Piece(line, Style.BANNER),))
        self.lines.append((Piece(rule, Style.BANNER),))

    def text(
        self, text: str, *, indent: int = 0, mark: str = "", style: Style = Style.PLAIN
    ) -> None:
        """Write a paragraph; `mark` ("-", "1.") stands before it and clear of it."""
        start = f"{mark} " if mark else ""
        left = indent + columns(start)
        for number, line in enumerate(wrap(text, max(self.width - left, 10))):
            before = f"{'':{indent}}{start}" if number == 0 else f"{'':{left}}"
            self.lines.append((Piece(before, style if mark else Style.PLAIN), Piece(line, style)))

    def bullets(self, texts: Iterable[str], *, indent: int = 0, style: Style = Style.PLAIN) -> None:
        """Write one paragraph per text, each behind a dash."""
        for text in texts:
            self.text(text, indent=indent, mark="-", style=style)

    def labelled(
        self, label: str, text: str, *, indent: int = 0, style: Style = Style.PLAIN
    ) -> None:
        """Write `text` behind a label; what does not fit stands under the text, not the label."""
        # A full-width colon brings its own space.
        start = label if label.endswith("：") else f"{label} "
        left = indent + columns(start)
        first, *rest = wrap(text, max(self.width - left, 10))
        self.lines.append((Piece(f"{'':{indent}}{start}", Style.STRONG), Piece(first, style)))
        for line in rest:
            self.lines.append((Piece(f"{'':{left}}"), Piece(line, style)))

    def plain(self) -> Iterator[str]:
        """Each line without its styles."""
        return ("".join(piece.text for piece in line).rstrip() + "\n" for line in self.lines)

    def pieces(self, *pieces: Piece) -> None:
        """Write one line that is known to fit."""
        self.lines.append(pieces)
