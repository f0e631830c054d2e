"""Excel workbooks, .xlsx and .xls, through python-calamine; nothing is run or converted."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from secaudit.errors import ExportError
from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.transactions.reading.extent import refuse_giants
from secaudit.transactions.reading.grid import Grid, grid_from_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_SHEETS = 50


def recognises(data: bytes) -> float:
    """An OLE file, or a zip archive that holds a workbook."""
    if data.startswith(_OLE):
        return 1.0
    # NOTE: the part names stand uncompressed in the archive's directory at the end of the file.
    return 1.0 if data.startswith(b"PK") and b"xl/workbook" in data[:4096] + data[-65_536:] else 0.0


def read(data: bytes, *, codec: str | None = None) -> list[Grid]:
    """One grid per sheet that holds anything; the format itself settles the encoding."""
    del codec
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only for Excel files

    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise ExportError(
            Message(N_("the workbook is protected by a password.")),
            hint=Message(N_("Open it in Excel, save it without a password, and give that file.")),
        )
    refuse_giants(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = workbook.sheet_names
        doubts = (_unread(len(names)),) if len(names) > MAX_SHEETS else ()
        grids = [
            grid_from_rows(_rows(workbook.get_sheet_by_name(name)), name=name, doubts=doubts)
            for name in names[:MAX_SHEETS]
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise ExportError(
            Message(N_("the workbook is damaged or incomplete.")),
            hint=Message(N_("Download the export again and give that file.")),
        ) from error
    return [grid for grid in grids if len(grid)] or [grid_from_rows([])]


def _unread(count: int) -> Doubt:
    text = N_("The workbook has {count} sheets; the first {limit} of them were read.")
    return Doubt(Message(text, {"count": count, "limit": MAX_SHEETS}), "--sheet NAME")


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [text_of(cell) for cell in row]


def text_of(cell: object) -> str:  # noqa: PLR0911 - one for each kind of cell
    """A cell as Excel holds it: dates as ISO text, numbers without traces of binary fractions."""
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case float():
            # 15 significant digits are what Excel itself keeps and shows.
            shown = f"{cell:.15g}"
            return (
                f"{cell:.0f}" if "e" in shown and abs(cell) < 1e20 and cell == int(cell) else shown
            )
        case dt.datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return "" if cell is None else str(cell)
