"""HTML tables, which many banks' servers send under the name `.xls`."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from secaudit.transactions.reading import encoding
from secaudit.transactions.reading.grid import Grid, grid_from_rows

_TABLE = re.compile(rb"<(?:table|tr)[\s>]", re.IGNORECASE)
_MAX_SPAN = 50


def recognises(data: bytes) -> float:
    """A table row near the start of something that begins with a tag."""
    head = data[:65_536]
    return (
        0.7 if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and _TABLE.search(head) else 0.0
    )


def read(data: bytes, *, codec: str | None = None) -> list[Grid]:
    """One grid per table that is not a frame for others; the page's own tables in their order."""
    name = codec or encoding.detect(data)
    text, _ = encoding.decode(data, name)
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return [grid_from_rows(rows, encoding=name) for rows in parser.tables if rows] or [
        grid_from_rows([])
    ]


class _Tables(HTMLParser):
    """Collects (line, cells) of every table; an inner table stands for itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[tuple[int, list[str]]]] = []
        self._open: list[list[tuple[int, list[str]]]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def close(self) -> None:
        """Take what is left, also of a page that was cut off."""
        super().close()
        self._finish()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr":
            if not self._open:
                self._open.append([])
                self.tables.append(self._open[-1])
            self._finish()
            self._open[-1].append((self.getpos()[0], []))
        elif tag in ("td", "th") and self._open and self._open[-1]:
            self._finish()
            self._cell = []
            width = dict(attrs).get("colspan") or "1"
            self._span = min(int(width), _MAX_SPAN) if width.isdecimal() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._finish()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _finish(self) -> None:
        if self._cell is not None and self._open and self._open[-1]:
            self._open[-1][-1][1].extend(
                [" ".join("".join(self._cell).split())] + [""] * (self._span - 1)
            )
        self._cell = None
