"""What a container yields: text cells in columns, nothing converted and nothing judged.

A `Grid` has columns whose roles are still to be found; a `Statement` has columns whose roles the
format itself proves (OFX, MT940, ...).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

MAX_COLUMNS = 500
MAX_BLANK = 500  # empty lines in a row
_CHUNK = 20_000
BLANKS = " \t\u00a0\u3000\ufeff\x00"


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Rows of text of one table-like file.

    `columns`: string arrays of equal length, trimmed, empty text where a cell is missing or blank.
    `lines`: int64, the line (or sheet row) on which each row starts, from 1. `widths`: int32, cells
    per row before padding, trailing blanks not counted. `name`: sheet or member name. `encoding`:
    as found.
    """

    columns: tuple[pa.ChunkedArray, ...]
    lines: NDArray[np.int64]
    widths: NDArray[np.int32]
    name: str = ""
    encoding: str | None = None
    doubts: tuple[Doubt, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.lines)

    def rows(self, start: int, stop: int) -> list[list[str]]:
        """Rows `start` to `stop` as lists of cells, each as wide as it was in the file."""
        widths = self.widths[start:stop]
        cells = [column.slice(start, len(widths)).to_pylist() for column in self.columns]
        # A file of blank cells has rows, but no column.
        padded = zip(*cells, strict=True) if cells else [()] * len(widths)
        return [list(row[:width]) for row, width in zip(padded, widths, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """Entries whose columns the format proves: text columns by ledger role.

    Amounts are signed, negative is money out; `mark` is the decimal mark where the format defines
    it; `lines` as in `Grid`.
    """

    columns: dict[str, list[str]]
    lines: list[int]
    encoding: str | None = None
    mark: str | None = None
    doubts: tuple[Doubt, ...] = ()


def grid_from_rows(
    numbered: Iterable[tuple[int, Sequence[str]]],
    *,
    name: str = "",
    encoding: str | None = None,
    doubts: tuple[Doubt, ...] = (),
) -> Grid:
    """The grid of (line, cells), made a chunk at a time so that memory stays near the text."""
    chunks: list[list[pa.Array]] = []
    lines: list[NDArray[np.int64]] = []
    widths: list[NDArray[np.int32]] = []
    cut = 0
    for batch_lines, batch in _batches(numbered):
        cut += sum(any(cell.strip(BLANKS) for cell in row[MAX_COLUMNS:]) for row in batch)
        trimmed = [[cell.strip(BLANKS) for cell in row[:MAX_COLUMNS]] for row in batch]
        sizes = [_width(row) for row in trimmed]
        widest = max(sizes, default=0)
        padded = [row[:widest] + [""] * (widest - len(row)) for row in trimmed]
        chunks.append([pa.array(column, pa.string()) for column in zip(*padded, strict=True)])
        lines.append(np.asarray(batch_lines, dtype=np.int64))
        widths.append(np.asarray(sizes, dtype=np.int32))
    return Grid(
        columns=_assemble(chunks, [len(part) for part in lines]),
        lines=np.concatenate(lines) if lines else np.empty(0, np.int64),
        widths=np.concatenate(widths) if widths else np.empty(0, np.int32),
        name=name,
        encoding=encoding,
        doubts=(*doubts, _narrowed(cut)) if cut else doubts,
    )


def _narrowed(count: int) -> Doubt:
    text = Message(
        N_("{count} line has more than {limit} cells; those behind were left out."),
        {"count": count, "limit": MAX_COLUMNS},
        plural=N_("{count} lines have more than {limit} cells; those behind were left out."),
        count=count,
    )
    return Doubt(text)


def _batches(
    numbered: Iterable[tuple[int, Sequence[str]]],
) -> Iterator[tuple[list[int], list[Sequence[str]]]]:
    lines: list[int] = []
    rows: list[Sequence[str]] = []
    blank = 0
    for line, row in numbered:
        # Millions of empty lines say no more than a few.
        blank = 0 if any(row) else blank + 1
        if blank > MAX_BLANK:
            continue
        lines.append(line)
        rows.append(row)
        if len(rows) == _CHUNK:
            yield lines, rows
            lines, rows = [], []
    if rows:
        yield lines, rows


def _width(row: Sequence[str]) -> int:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width


def _assemble(chunks: list[list[pa.Array]], sizes: list[int]) -> tuple[pa.ChunkedArray, ...]:
    widest = max((len(chunk) for chunk in chunks), default=0)
    return tuple(
        pa.chunked_array(
            [
                chunk[position] if position < len(chunk) else pa.array([""] * size, pa.string())
                for chunk, size in zip(chunks, sizes, strict=True)
            ],
            pa.string(),
        )
        for position in range(widest)
    )
