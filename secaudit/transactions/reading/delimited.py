"""Delimited text: comma, semicolon, tab or pipe, whatever the file is called.

The delimiter is the one under which lines fall into dates, amounts and equal widths; nothing is
converted here.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.transactions.reading import cells, encoding
from secaudit.transactions.reading.grid import Grid, grid_from_rows
from secaudit.transactions.reading.lines import MAX_LINE, refuse_endless, too_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DELIMITERS = ",;\t|"
_SAMPLE_LINES = 400
LARGE = 1 << 20  # bytes; smaller files are read before arrow's parser is loaded
_MAX_LINES_PER_ROW = 60
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def recognises(data: bytes) -> float:
    """Text is what remains when no other container claims the file."""
    head = data[:4096]
    if not head.strip(b"\x00 \r\n\t"):
        return 0.0
    if encoding.detect(head).startswith("utf-16") or encoding.detect(head).startswith("utf-32"):
        return 0.1
    return 0.1 if len(_BINARY.findall(head)) * 50 <= len(head) else 0.0


def read(data: bytes, *, codec: str | None = None) -> list[Grid]:
    """One grid of the whole file, preamble and footer included."""
    refuse_endless(data)
    name = codec or encoding.detect(data)
    if len(data) >= LARGE and (grid := _in_blocks(data, name)) is not None:
        return [grid]
    text, lost = encoding.decode(data, name)
    text = text.replace("\x00", "")
    doubts: tuple[Doubt, ...] = ()
    if lost:
        text_lost = Message(
            N_("{count} character could not be read in the encoding {encoding}."),
            {"count": lost, "encoding": name},
            plural=N_("{count} characters could not be read in the encoding {encoding}."),
            count=lost,
        )
        doubts = (Doubt(text_lost, "--encoding NAME"),)
    return [parse(text, encoding_name=name, doubts=doubts)]


def _in_blocks(data: bytes, codec: str) -> Grid | None:
    """The grid of a large file the quick way, or None where it has to be read line by line."""
    from secaudit.transactions.reading import blocks  # noqa: PLC0415 - large files only

    end = 0
    for _ in range(_SAMPLE_LINES):
        end = data.find(b"\n", end) + 1 or len(data)
    try:
        head = data[:end].decode(codec)
    except UnicodeDecodeError:
        return None
    sample = list(io.StringIO(head, newline=None))
    delimiter = find_delimiter(sample)
    if delimiter is None or _has_markers(sample, delimiter):
        return None
    widths = Counter(len(row) for row in _reader(iter(sample), delimiter))
    width = max(widths, key=lambda width: widths[width] * width)
    return blocks.parse(data, codec=codec, delimiter=delimiter, width=width)


def _has_markers(sample: list[str], delimiter: str) -> bool:
    """Whether spreadsheets' text markers stand around cells: `="007"`."""
    return any(f'{delimiter}="' in line or line.startswith('="') for line in sample)


def parse(text: str, *, encoding_name: str | None, doubts: tuple[Doubt, ...] = ()) -> Grid:
    """The grid of decoded text."""
    sample = list(itertools.islice(io.StringIO(text, newline=None), _SAMPLE_LINES))
    delimiter = find_delimiter(sample)
    if delimiter is None:
        rows: Iterable[tuple[int, list[str]]] = (
            (number, [line.rstrip("\n")])
            for number, line in enumerate(io.StringIO(text, newline=None), 1)
        )
        return grid_from_rows(rows, encoding=encoding_name, doubts=doubts)
    if _has_markers(sample, delimiter):
        # NOTE: seen in bank exports that call themselves .xls
        text = re.sub(rf'(^|{re.escape(delimiter)})="', r'\1"', text, flags=re.MULTILINE)
    if not _swallows(sample, delimiter):
        try:
            return grid_from_rows(_records(text, delimiter), encoding=encoding_name, doubts=doubts)
        except (csv.Error, _RunawayQuoteError):
            pass
    return grid_from_rows(_line_by_line(text, delimiter), encoding=encoding_name, doubts=doubts)


def _swallows(sample: list[str], delimiter: str) -> bool:
    """Whether quotes that are no quotes would hide lines that read as entries."""
    if not any(line.count('"') % 2 for line in sample):
        return False
    text = "".join(sample)
    try:
        quoted = sum(_is_entry(row) for _, row in _records(text, delimiter))
    except (csv.Error, _RunawayQuoteError):
        return True
    return sum(_is_entry(row) for _, row in _line_by_line(text, delimiter)) > quoted


class _RunawayQuoteError(Exception):
    """A quote that never closes has swallowed many lines."""


def find_delimiter(sample: list[str]) -> str | None:
    """The delimiter of sample lines, or None where lines are single cells."""
    best, best_score = None, 0.0
    for delimiter in DELIMITERS:
        score = _score(sample, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _score(sample: list[str], delimiter: str) -> float:
    try:
        rows = [
            row for row in _reader(iter(sample), delimiter) if any(cell.strip() for cell in row)
        ]
    except csv.Error:
        rows = [line.split(delimiter) for line in sample if line.strip()]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, common = max(widths.items(), key=lambda item: (item[1] * min(item[0], 4), item[0]))
    entries = sum(_is_entry(row) for row in rows if len(row) > 1)
    # Lines that read as entries weigh most; equal widths decide where no line does.
    return entries * 10 + common * min(width, 12) / 12 + common / len(rows)


def _is_entry(row: list[str]) -> bool:
    stripped = [cell.strip(' \t="') for cell in row[:60]]
    dated = any(cells.is_date(cell) or cells.is_short_date(cell) for cell in stripped)
    return dated and any(cells.is_money(cell) and not cells.is_date(cell) for cell in stripped)


def _reader(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_LINE)
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter, skipinitialspace=True)
    csv.field_size_limit(MAX_LINE)
    before = 0
    for row in reader:
        if reader.line_num - before > _MAX_LINES_PER_ROW:
            raise _RunawayQuoteError
        yield before + 1, row
        before = reader.line_num


def _line_by_line(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each physical line for itself, for files whose quotes do not pair."""
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        if len(line) > MAX_LINE:
            raise too_long(number)
        bare = line.rstrip("\n")
        try:
            found = [] if bare.count('"') % 2 else next(_reader(iter([bare]), delimiter), [])
        except csv.Error:
            found = []
        # A quote without its pair is no quote.
        yield number, found or [cell.strip('" ') for cell in bare.split(delimiter)]
