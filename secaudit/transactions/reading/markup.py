"""HTML tables, which many banks' servers send under the name `.xls`.

Read by the few tags that make tables: pages of banks break every grammar, and the standard
library's parser takes time that grows with the square of a broken one.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.transactions.reading import encoding
from secaudit.transactions.reading.grid import MAX_COLUMNS, Grid, grid_from_rows

MAX_TABLES = 500
_TABLE = re.compile(rb"<(?:table|tr)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)([^<>]*)>|<!--|<[!?/][^<>]*>")
_SPAN = re.compile(r"\bcolspan\s*=\s*[\"']?(\d{1,9})", re.IGNORECASE)
_MAX_SPAN = 50
# What is no text of the page, and how it ends.
_HIDDEN = {
    "!": re.compile("-->"),
    "script": re.compile("</script[^<>]*>", re.IGNORECASE),
    "style": re.compile("</style[^<>]*>", re.IGNORECASE),
}

_Rows = list[tuple[int, list[str]]]


def recognises(data: bytes) -> float:
    """A table row near the start of something that begins with a tag."""
    head = encoding.opening(data, 65_536)
    return 0.7 if head.lstrip().startswith(b"<") and _TABLE.search(head) else 0.0


def read(data: bytes, *, codec: str | None = None) -> list[Grid]:
    """One grid per table that is not a frame for others; the page's own tables in their order."""
    name = codec or encoding.detect(data)
    text, _ = encoding.decode(data, name)
    tables = [table for table in _tables(text) if any(cells for _, cells in table)]
    doubts: tuple[Doubt, ...] = ()
    if len(tables) > MAX_TABLES:
        found = {"count": len(tables), "limit": MAX_TABLES}
        more = N_("The page has {count} tables; the first {limit} of them were read.")
        doubts = (Doubt(Message(more, found)),)
    return [
        grid_from_rows(table, encoding=name, doubts=doubts) for table in tables[:MAX_TABLES]
    ] or [grid_from_rows([])]


def _tables(text: str) -> list[_Rows]:
    """(line, cells) of every table; an inner table stands for itself."""
    page = _Page()
    position, line, counted = 0, 1, 0
    while found := _TAG.search(text, position):
        page.add(text[position : found.start()])
        line += text.count("\n", counted, found.start())
        position = counted = found.end()
        line += text.count("\n", found.start(), counted)
        tag = "!" if found.group() == "<!--" else (found.group(2) or "").lower()
        if tag in _HIDDEN and not found.group(1):
            end = _HIDDEN[tag].search(text, position)
            if end is None:
                break
            position = end.end()
        elif found.group(1):
            page.close(tag)
        elif tag:
            page.open(tag, found.group(3), line)
    else:
        # A page may be cut off within a cell.
        page.add(text[position:])
    page.close("table")
    return page.tables


@dataclass(slots=True, eq=False)
class _Page:
    """What is open while a page is read: tables within tables, and a cell."""

    tables: list[_Rows] = field(default_factory=list)
    within: list[_Rows] = field(default_factory=list)
    cell: list[str] | None = None
    span: int = 1

    def add(self, text: str) -> None:
        """Add text to the open cell."""
        if self.cell is not None and text:
            self.cell.append(html.unescape(text))

    def open(self, tag: str, attributes: str, line: int) -> None:
        """Open what a tag opens; a row or a cell ends the one before."""
        if tag == "table" or (tag == "tr" and not self.within):
            self.within.append([])
            self.tables.append(self.within[-1])
        if tag == "tr":
            self._finish()
            self.within[-1].append((line, []))
        elif tag in ("td", "th") and self.within and self.within[-1]:
            self._finish()
            self.cell = []
            span = _SPAN.search(attributes)
            self.span = min(int(span.group(1)), _MAX_SPAN) if span else 1
        elif tag == "br":
            self.add(" ")

    def close(self, tag: str) -> None:
        """Close what a tag closes."""
        if tag in ("td", "th", "tr", "table"):
            self._finish()
        if tag == "table" and self.within:
            self.within.pop()

    def _finish(self) -> None:
        if self.cell is not None and self.within and self.within[-1]:
            row = self.within[-1][-1][1]
            cells = [" ".join("".join(self.cell).split())] + [""] * (self.span - 1)
            row.extend(cells[: MAX_COLUMNS + 1 - len(row)])
        self.cell = None
