"""A page that keeps what is written on it as blocks of a document instead of lines of a screen.

So every part that writes on a `Page` can stand in an HTML or Markdown report as well.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit.reports.document import Block, Heading, Items, Meter, Part, Text
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.reports.page import Piece

_WIDE = 10_000  # columns; nothing is wrapped
_INDENT = 2  # columns that a screen uses for one level
_BULLET = "-"
_BAR = re.compile(r"\[(#*)-*\]")  # how a screen draws a share


class Sheet(Page):
    """Blocks in order; what a screen shows by indenting is a level here."""

    def __init__(self) -> None:
        super().__init__(_WIDE)
        self.blocks: list[Block] = []

    def blank(self) -> None:
        """Leave nothing empty: the format sets blocks apart."""

    def heading(self, text: str, style: Style = Style.HEADING) -> None:
        """Begin a part of the page."""
        self.blocks.append(Heading(text, style))

    def banner(self, text: str) -> None:
        """Begin the part that matters most."""
        self.blocks.append(Heading(text, Style.BANNER))

    def text(
        self, text: str, *, indent: int = 0, mark: str = "", style: Style = Style.PLAIN
    ) -> None:
        """Write a paragraph; what stands behind dashes becomes one list."""
        level = indent // _INDENT
        bar = _BAR.fullmatch(mark)
        if bar is not None:
            share = 100 * len(bar[1]) // (len(mark) - 2)
            self.blocks.append(Meter(share, share, share, text, style))
            return
        if mark.strip() != _BULLET:
            self.blocks.append(Text(text, style, level, mark.strip()))
            return
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Items) and (last.level, last.style) == (level, style):
            self.blocks[-1] = replace(last, texts=(*last.texts, text))
        else:
            self.blocks.append(Items((text,), style, level))

    def labelled(
        self, label: str, text: str, *, indent: int = 0, style: Style = Style.PLAIN
    ) -> None:
        """Write `text` behind a label."""
        self.blocks.append(Text(text, style, indent // _INDENT, label=label.strip()))

    def pieces(self, *pieces: Piece) -> None:
        """Write one line, which has the style of its last piece."""
        text = "".join(piece.text for piece in pieces)
        level = (len(text) - len(text.lstrip())) // _INDENT
        self.blocks.append(Text(text.strip(), pieces[-1].style, level))

    def flush(self) -> list[Block]:
        """The blocks, moved so far to the left that one stands at the edge."""
        levels = [block.level for block in self.blocks if isinstance(block, Text | Items)]
        least = min(levels, default=0)
        return [
            replace(block, level=block.level - least) if isinstance(block, Text | Items) else block
            for block in self.blocks
        ]

    def parts(self, first: str) -> Iterator[Part]:
        """Cut at the headings; what stands before the first one is called `first`."""
        title, urgent, count = first, False, 0
        blocks: list[Block] = []
        for block in (*self.blocks, None):
            if block is None or isinstance(block, Heading):
                if blocks:
                    count += 1
                    yield Part(f"part-{count}", title, tuple(blocks), urgent=urgent)
                if block is not None:
                    title, urgent, blocks = block.text, block.style is Style.BANNER, []
            else:
                blocks.append(block)
