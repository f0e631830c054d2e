"""Large delimited text: blocks of lines parsed by arrow, and decoded once per distinct cell.

In every encoding named here a delimiter, a quote or a line end is no part of another character, so
bytes can be cut into cells before they are decoded. What arrow could read otherwise than the csv
module is not read here: `parse` gives None, and the file is read line by line.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.reading.grid import BLANKS, MAX_BLANK, MAX_COLUMNS, Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BLOCK = 4 << 20
_SINGLE = ("utf-8", "ascii", "cp125", "cp874", "iso8859", "koi8")
_DOUBLE = ("gb18030", "gbk", "gb2312", "cp950", "big5", "cp932", "shift_jis", "cp949", "euc_kr")
_REPEATED = 4  # a column with so many rows per distinct cell is kept as numbers of its cells
_MAX_CELL = 100_000


class _NotPlainError(Exception):
    """Something in the file that arrow could read in another way than the csv module."""


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """The rows of a block: columns of text or coded text, and the line of each row within it."""

    columns: list[pa.Array]
    lines: NDArray[np.int64]
    count: int


def parse(data: bytes, *, codec: str, delimiter: str, width: int) -> Grid | None:
    """The grid of a file whose rows mostly have `width` cells; None where this is not the way."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - large files only

    start = 3 if codec == "utf-8-sig" else 0
    name = codec.removesuffix("-sig")
    gap = b"\n" * MAX_BLANK in data or b"\r\n" * MAX_BLANK in data
    known = name.startswith(_SINGLE) or (name.startswith(_DOUBLE) and delimiter != "|")
    if gap or not known or not 1 < width <= MAX_COLUMNS or b"\x00" in data:
        return None
    spans = _spans(data, start)
    try:
        first = _part(data, [pa.binary()] * width, name, delimiter, spans[0])
        kinds = [_kind(column) for column in first.columns[:width]]
        work = partial(_part, data, kinds, name, delimiter)
        with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
            parts = [first, *pool.map(work, spans[1:])]
    except (_NotPlainError, pa.ArrowInvalid, UnicodeDecodeError, csv.Error):
        return None
    return _grid(parts, kinds, codec)


def _spans(data: bytes, start: int) -> list[tuple[int, int]]:
    """Where blocks of whole lines begin and end."""
    spans = []
    while start < len(data):
        end = data.rfind(b"\n", start, start + _BLOCK) + 1
        end = end or data.find(b"\n", start) + 1 or len(data)
        spans.append((start, end))
        start = end
    return spans


def _kind(column: pa.Array) -> pa.DataType:
    repeated = len(column.unique()) * _REPEATED <= len(column)
    return pa.dictionary(pa.int32(), pa.binary()) if repeated else pa.binary()


def _part(
    data: bytes, kinds: Sequence[pa.DataType], codec: str, delimiter: str, span: tuple[int, int]
) -> _Part:
    block = data[slice(*span)]
    if b'"' in block:
        _prove_quotes(block, delimiter)
    odd: list[tuple[int, str]] = []
    try:
        columns = _cells(block, kinds, delimiter, None)
    except pa.ArrowInvalid:
        # Rows of other widths; arrow hands them over as UTF-8 only.
        block, codec = block.decode(codec).encode(), "utf-8"
        columns = _cells(block, kinds, delimiter, odd)
    count = block.count(b"\n") + (not block.endswith(b"\n"))
    if len(columns[0]) + len(odd) != count:
        # To arrow a lone carriage return ends a line.
        raise _NotPlainError
    trimmed = [_trimmed(column, codec) for column in columns]
    # Arrow keeps freed memory for later; a large file must not cost more than its own size.
    pa.default_memory_pool().release_unused()
    lines = np.arange(1, count + 1)
    if not odd:
        return _Part(trimmed, lines, count)
    numbers = np.asarray([number for number, _ in odd])
    texts = [text for _, text in odd]
    rows = list(csv.reader(texts, delimiter=delimiter, skipinitialspace=True))
    if max(map(len, rows)) > MAX_COLUMNS:
        raise _NotPlainError
    good = np.delete(lines, numbers - 1)
    order = pa.array(np.argsort(np.concatenate([good, numbers])))
    spliced = [
        pa.concat_arrays([column, _like(column, cells)]).take(order)
        for column, cells in zip(*_padded(trimmed, rows), strict=True)
    ]
    return _Part(spliced, lines, count)


def _cells(
    block: bytes, kinds: Sequence[pa.DataType], delimiter: str, odd: list[tuple[int, str]] | None
) -> list[pa.Array]:
    """The columns of the rows that are as wide as `kinds`; others go to `odd` if it is given."""
    from pyarrow import csv as arrow  # noqa: PLC0415 - large files only

    def pass_over(row: arrow.InvalidRow) -> str:
        assert odd is not None  # noqa: S101 - the handler is only set with it
        odd.append((row.number, row.text))
        return "skip"

    names = [str(position) for position in range(len(kinds))]
    table = arrow.read_csv(
        pa.py_buffer(block),
        read_options=arrow.ReadOptions(
            column_names=names, use_threads=False, block_size=len(block) + 1
        ),
        parse_options=arrow.ParseOptions(
            delimiter=delimiter,
            ignore_empty_lines=False,
            invalid_row_handler=None if odd is None else pass_over,
        ),
        convert_options=arrow.ConvertOptions(column_types=dict(zip(names, kinds, strict=True))),
    )
    return [column.combine_chunks() for column in table.columns]


def _prove_quotes(block: bytes, delimiter: str) -> None:
    """Raise unless each quote opens a cell, closes one on the same line, or is half of a pair."""
    if block.count(b"\r") != block.count(b"\r\n"):
        raise _NotPlainError
    data = np.frombuffer(block, np.uint8)
    quotes = np.flatnonzero(data == ord('"'))
    if len(quotes) % 2:
        raise _NotPlainError
    edges = np.frombuffer(f'{delimiter}\r\n"'.encode(), np.uint8)
    opening, closing = quotes[0::2], quotes[1::2]
    before = data[opening[opening > 0] - 1]
    after = data[closing[closing < len(data) - 1] + 1]  # a blank there belongs to the cell
    ends = np.flatnonzero(data == ord("\n"))
    same_line = np.searchsorted(ends, opening) == np.searchsorted(ends, closing)
    if not (
        np.isin(before, edges).all() and np.isin(after, [*edges, *b" \t"]).all() and same_line.all()
    ):
        raise _NotPlainError


def _trimmed(column: pa.Array, codec: str) -> pa.Array:
    """Cells as text without blanks around them."""
    if not pa.types.is_dictionary(column.type):
        return pc.utf8_trim(_decoded(column, codec), BLANKS)
    fresh = pc.utf8_trim(_decoded(column.dictionary, codec), BLANKS).dictionary_encode()
    return pa.DictionaryArray.from_arrays(fresh.indices.take(column.indices), fresh.dictionary)


def _decoded(values: pa.Array, codec: str) -> pa.Array:
    """Bytes of a column as text; raises where they are none."""
    if not len(values):
        return values.cast(pa.string())
    _, offsets, content = values.buffers()
    if np.diff(np.frombuffer(offsets, np.int32)).max(initial=0) > _MAX_CELL:
        raise _NotPlainError
    if content is None or np.frombuffer(content, np.uint8).max(initial=0) < 0x80:
        return values.view(pa.string())
    if codec == "utf-8":
        return values.cast(pa.string())
    # No cell holds a line end: with one behind each, all can be decoded in one go and cut again.
    joined = pc.binary_join_element_wise(values, b"\n", b"")
    text = np.frombuffer(joined.buffers()[2].to_pybytes().decode(codec).encode(), np.uint8)
    ends = np.flatnonzero(text == ord("\n"))
    starts = np.zeros(len(ends) + 1, np.int32)
    starts[1:] = ends - np.arange(len(ends))
    return pa.Array.from_buffers(
        pa.string(),
        len(values),
        [None, pa.py_buffer(starts), pa.py_buffer(text[text != ord("\n")])],
    )


def _padded(
    columns: list[pa.Array], rows: list[list[str]]
) -> tuple[list[pa.Array], list[list[str]]]:
    """Columns and the cells of odd rows, both as wide as the widest."""
    widest = max(len(columns), *map(len, rows))
    count = len(columns[0])
    columns = columns + [_blank(count)] * (widest - len(columns))
    cells = [[row[i].strip(BLANKS) if i < len(row) else "" for row in rows] for i in range(widest)]
    return columns, cells


def _blank(count: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(np.zeros(count, np.int32), pa.array([""]))


def _like(column: pa.Array, cells: list[str]) -> pa.Array:
    array = pa.array(cells, pa.string())
    return array.dictionary_encode() if pa.types.is_dictionary(column.type) else array


def _grid(parts: list[_Part], kinds: Sequence[pa.DataType], codec: str) -> Grid:
    before = np.cumsum([0, *(part.count for part in parts)])
    lines = np.concatenate([part.lines + count for part, count in zip(parts, before, strict=False)])
    widths = np.zeros(len(lines), np.int32)
    columns: list[pa.ChunkedArray] = []
    # From the last column back: the first that is filled says how wide a row is.
    for position in reversed(range(max(len(part.columns) for part in parts))):
        coded = position >= len(kinds) or pa.types.is_dictionary(kinds[position])
        column = _column(parts, position, coded=coded)
        pa.default_memory_pool().release_unused()
        if not widths.all():
            widths[(widths == 0) & _filled(column)] = position + 1
        if widths.any():
            columns.insert(0, pa.chunked_array([column]))
    return Grid(tuple(columns), lines, widths, encoding=codec)


def _column(parts: list[_Part], position: int, *, coded: bool) -> pa.Array:
    """One column of all parts, which they no longer hold afterwards."""
    chunks = [
        part.columns.pop() if position < len(part.columns) else _blank(len(part.lines))
        for part in parts
    ]
    if not coded:
        return pa.concat_arrays(chunks)
    return pa.concat_arrays([chunk.dictionary_encode() for chunk in chunks])


def _filled(column: pa.Array) -> NDArray[np.bool_]:
    if not pa.types.is_dictionary(column.type):
        return np.asarray(pc.not_equal(column, "").to_numpy(zero_copy_only=False))
    blank = pc.index(column.dictionary, "").as_py()
    return np.asarray(column.indices.to_numpy() != blank)
