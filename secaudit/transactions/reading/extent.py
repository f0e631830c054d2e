"""How large a packed workbook really is, found out before it is opened.

A few bytes can claim gigabytes: text that unpacks a thousandfold, or one cell in the last row of
the last column, since a sheet is held as the rectangle around its cells. The archive's own figures
are not believed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from secaudit.errors import ExportError
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

# Workbooks shrink to a tenth, styled empty ones to a thirtieth.
MAX_RATIO = 100
# A rectangle of so many cells, and one more for each byte of the file, takes tens of megabytes.
MAX_CELLS = 2_000_000
_LEAST = 1 << 16
_CHUNK = 1 << 18
_CELL = re.compile(rb"""\sr=["']([A-Z]{0,3})(\d{1,9})["']""")
_LONGEST = 32


def refuse_giants(data: bytes) -> None:
    """Raise `ExportError` for a workbook that would fill the memory; damage is not its concern."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return
    left = MAX_RATIO * max(len(data), _LEAST)
    for member in members:
        rows = columns = 0
        rest = b""
        for chunk in _unpacked(data, member):
            left -= len(chunk)
            if left < 0:
                raise ExportError(
                    Message(
                        N_("the workbook unpacks to more than {ratio} times its size."),
                        {"ratio": MAX_RATIO},
                    ),
                    hint=_HINT,
                )
            cells = _CELL.findall(rest + chunk)
            rows = max(rows, *(int(row) for _, row in cells), 0)
            columns = max(
                columns, *(_number(letters) for letters in {cell[0] for cell in cells}), 0
            )
            rest = chunk[-_LONGEST:]
        if rows * columns > MAX_CELLS + len(data):
            raise ExportError(
                Message(
                    N_("a sheet reaches to row {row} and column {column}, and is all but empty."),
                    {"row": rows, "column": columns},
                ),
                hint=_HINT,
            )


_HINT = Message(
    N_("Copy the transactions alone to a new sheet, save it as CSV, and give that file.")
)


def _unpacked(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a member holds, piece by piece, however much it is; ends where it is damaged."""
    # The local header ends with the name and an extra field, whose lengths stand in it.
    start = member.header_offset + 30
    start += int.from_bytes(data[start - 4 : start - 2], "little")
    start += int.from_bytes(data[member.header_offset + 28 : member.header_offset + 30], "little")
    if member.compress_type != zipfile.ZIP_DEFLATED:
        yield from (
            data[at : at + _CHUNK] for at in range(start, start + member.compress_size, _CHUNK)
        )
        return
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    packed = data[start : start + member.compress_size]
    try:
        while packed and not stream.eof:
            yield stream.decompress(packed, _CHUNK)
            packed = stream.unconsumed_tail
    except zlib.error:
        return


def _number(letters: bytes) -> int:
    """The number of a column: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
