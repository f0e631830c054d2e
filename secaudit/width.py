"""How wide text stands on a screen, and where its lines may break.

Chinese characters take two columns and may break almost anywhere, Latin letters take one and their
words break at spaces; click and most wrapping libraries know only the second kind. Nothing here
styles text.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Marks that may not begin a line, and marks that may not end one.
# Source: W3C, Requirements for Chinese Text Layout, 3.1.3, https://www.w3.org/TR/clreq/
_NOT_FIRST = frozenset("，。、；：？！）】〕》」』”’…·％%),.;:?!]}")
_NOT_LAST = frozenset("（【〔《「『“‘([{￥$€£")


def columns(text: str) -> int:
    """The number of screen columns that `text` takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text` at most `width` columns wide; a line break in it stays one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if columns(paragraph) <= width:
            lines.append(paragraph.rstrip())
            continue
        line, used = "", 0
        for piece in _pieces(paragraph, width):
            size = columns(piece.rstrip())
            if line and used + size > width:
                lines.append(line.rstrip())
                line, used = "", 0
            line += piece
            used += columns(piece)
        lines.append(line.rstrip())
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """The parts of `text` that must each stay on one line, spaces at their ends."""
    piece, used = "", 0
    for character in text:
        size = _columns(character)
        if piece and (_may_break(piece[-1], character) or used + size > width):
            yield piece
            piece, used = "", 0
        piece += character
        used += size if character != " " else 0
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before == " " or _columns(before) > 1 or _columns(after) > 1


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
