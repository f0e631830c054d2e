"""Text with one cell per line behind its name, and a blank line between entries.

    Date: 30/01/2026
    Amount: -19.99

Each block of lines becomes a row under the names, which are the same in most blocks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secaudit.transactions.reading import encoding
from secaudit.transactions.reading.grid import BLANKS, Grid, grid_from_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Block = tuple[int, list[tuple[str, str]]]

_HEAD = 4096
_LINE = re.compile(r"([^\W\d_][^:\t;|,]{0,39}?)\s?[:：](?!\d|//)(.*)\Z")
_MIN_CELLS, _MIN_BLOCKS = 3, 2


def recognises(data: bytes) -> float:
    """Two blocks of the same names near the start, surer than text of other kinds."""
    text, _ = encoding.decode(data[:_HEAD], encoding.detect(data[:_HEAD]))
    # The last block of the beginning may be cut off.
    names = [_names(block) for block in list(_blocks(text))[:-1]]
    return 0.2 if any(names.count(one) >= _MIN_BLOCKS for one in names) else 0.0


def read(data: bytes, *, codec: str | None = None) -> list[Grid]:
    """One grid with a header of all the names, in the order in which they first come."""
    name = codec or encoding.detect(data)
    text, _ = encoding.decode(data, name)
    blocks = list(_blocks(text))
    names = list(dict.fromkeys(label for _, block in blocks for label, _ in block))
    rows = [(line, [dict(block).get(label, "") for label in names]) for line, block in blocks]
    first = rows[0][0] if rows else 1
    return [grid_from_rows([(max(1, first - 1), names), *rows], encoding=name)]


def _names(block: _Block) -> tuple[str, ...]:
    return tuple(label for label, _ in block[1])


def _blocks(text: str) -> Iterator[_Block]:
    """(line, named cells) of each run of lines that all have a name, if it has enough of them."""
    block: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        found = _LINE.match(line.strip(BLANKS))
        if found:
            start = start if block else number
            block.append((found.group(1), found.group(2).strip(BLANKS)))
            continue
        if len(block) >= _MIN_CELLS:
            yield start, block
        block = []
