"""Damages exports as banks, programs and people do, and says which then read otherwise.

`python tools/damage.py FOLDER` tries every export under a folder; the tests do the same with the
exports that they hold. A variant is one damage, saved as the export was, or another way of saving.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
import tempfile
import zipfile
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from secaudit.errors import ExportError
from secaudit.transactions.reading import delimited, encoding, excel, markup
from secaudit.transactions.reading.export import read_export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from secaudit.model.ledger import Ledger
    from secaudit.transactions.reading.grid import Grid

TEXT_FORMATS = ("ofx", "qif", "mt940", "camt")

_HAN, _KANA, _CYRILLIC = map(re.compile, ("[一-鿿]", "[぀-ヿ]", "[Ѐ-ӿ]"))
_OPERATOR = re.compile(
    r"支付宝|微信支付|微信|财付通|京东|美团|抖音|[一-鿿]{2,6}银行|\w*bank\w*|PayPal|Venmo|PostFinance",
    re.IGNORECASE,
)
_NAMES = {"zh": "海棠", "ru": "Ромашка", "en": "Larch"}
_HEADERS = {"zh": "备用", "ru": "Резерв", "en": "Extra"}
_CELLS = {"zh": "甲乙丙", "ru": ("один", "два", "три"), "en": ("red", "blue", "green")}
_NOTICES = {
    "zh": "特别提示：本明细仅供参考，请以账户实际情况为准。",
    "ru": "Внимание: выписка сформирована автоматически.",
    "en": "Please note: this list is for information only.",
}


@dataclass(frozen=True)
class Page:
    """An export as rows of cells; `header`, and the entries from `first` to `last`, are positions.

    `delimiter` and `encoding` are those of the file, None for a workbook.
    """

    rows: list[list[str]]
    header: int | None
    first: int
    last: int
    language: str
    delimiter: str | None
    encoding: str | None

    @property
    def table(self) -> int:
        """Where the table starts."""
        return self.first if self.header is None else self.header

    @property
    def width(self) -> int:
        """The cells of the widest row of the table."""
        return max(len(row) for row in self.rows[self.table : self.last + 1])


def page(data: bytes, known: Ledger) -> Page | None:
    """The one table of an export, with what is known of it; None where it has none or several."""
    reading = known.readings[0]
    delimiter, grids = _tables(data, reading.container, reading.encoding)
    if len(grids) != 1 or len(grids[0].columns) <= 1:
        return None
    rows = grids[0].rows(0, len(grids[0]))
    lines = grids[0].lines.tolist()
    entries = known.entries["line"].to_pylist()
    first, last = lines.index(min(entries)), lines.index(max(entries))
    names = {column.header for column in reading.columns} - {""}
    # A header may be two lines high, and its names joined: most of them will do.
    above = [at for at in range(first) if 2 * len(names & set(rows[at])) > len(names)]
    header = above[-1] if above else None
    found = Page(rows, header, first, last, "en", delimiter, reading.encoding)
    words = "".join(map("".join, rows[: first + 3]))
    language = "ru" if _CYRILLIC.search(words) else "en"
    if _HAN.search(words) and not _KANA.search(words):
        language = "zh"
    full = [
        [*row, *[""] * (found.width - len(row))] if row and found.table <= at <= last else row
        for at, row in enumerate(rows)
    ]
    return replace(found, rows=full, language=language)


def _tables(data: bytes, container: str, codec: str | None) -> tuple[str | None, list[Grid]]:
    if container == "excel":
        return None, excel.read(data)
    if container == "markup":
        return None, markup.read(data)
    if container != "delimited":
        return None, []
    text, _ = encoding.decode(data, str(codec))
    sample = io.StringIO(text, newline=None).readlines()[:400]
    return delimited.find_delimiter(sample), delimited.read(data)


def _dropped(source: Page, *, last: bool = False) -> Page | None:
    filled = [at for at in range(source.table) if any(source.rows[at])]
    if not filled:
        return None
    at = filled[-1 if last else 0]
    return replace(source, rows=source.rows[:at] + source.rows[at + 1 :])


def _noticed(source: Page, at: int) -> Page:
    notice = [[_NOTICES[source.language]]]
    return replace(source, rows=source.rows[:at] + notice + source.rows[at:])


def _added(source: Page, at: int) -> Page | None:
    if source.header is None:
        return None
    texts = cycle(_CELLS[source.language])
    rows = list(source.rows)
    for line in range(source.header, source.last + 1):
        cell = _HEADERS[source.language] if line == source.header else next(texts)
        if row := rows[line]:
            rows[line] = [*row[:at], cell, *row[at:]]
    return replace(source, rows=rows)


def _reordered(source: Page, order: Callable[[list[int]], list[int]]) -> Page | None:
    names = source.rows[source.header] if source.header is not None else []
    # Where two columns have one name, or none, their order is what tells them apart.
    if len(set(names)) < source.width:
        return None
    places = order(list(range(source.width)))
    rows = [
        [row[place] for place in places] if len(row) == source.width else row for row in source.rows
    ]
    return replace(source, rows=rows)


def _shuffled(places: list[int], seed: int) -> list[int]:
    return random.Random(seed).sample(places, len(places))  # noqa: S311 - no secret


def _renamed(source: Page) -> Page | None:
    """The same export of an operator whom nobody knows."""
    above = [
        [_OPERATOR.sub(_NAMES[source.language], cell) for cell in row]
        for row in source.rows[: source.table]
    ]
    rows = above + source.rows[source.table :]
    return None if rows == source.rows else replace(source, rows=rows)


def _spaced(source: Page) -> Page:
    rows = [[f"{cell} " if cell else cell for cell in row] for row in source.rows]
    return replace(source, rows=rows)


def _parted(source: Page) -> Page:
    rows: list[list[str]] = []
    for at, row in enumerate(source.rows):
        rows += [row, []] if source.table <= at < source.last else [row]
    return replace(source, rows=rows)


def _apart(source: Page) -> Page | None:
    if source.header is None:
        return None
    below = source.header + 1
    return replace(source, rows=[*source.rows[:below], [], *source.rows[below:]])


DAMAGES: dict[str, Callable[[Page], Page | None]] = {
    "first line above the table dropped": _dropped,
    "last line above the table dropped": partial(_dropped, last=True),
    "notice on top": lambda source: _noticed(source, 0),
    "notice above the table": lambda source: _noticed(source, source.table),
    "notice below the table": lambda source: _noticed(source, source.last + 1),
    "notice at the foot": lambda source: _noticed(source, len(source.rows)),
    "column added at the start": lambda source: _added(source, 0),
    "column added in the middle": lambda source: _added(source, source.width // 2),
    "column added at the end": lambda source: _added(source, source.width),
    "columns reversed": lambda source: _reordered(source, lambda places: places[::-1]),
    "columns rotated": lambda source: _reordered(source, lambda places: [*places[1:], places[0]]),
    "columns shuffled": lambda source: _reordered(source, partial(_shuffled, seed=1)),
    "columns shuffled otherwise": lambda source: _reordered(source, partial(_shuffled, seed=2)),
    "operator renamed": _renamed,
    "spaces behind cells": _spaced,
    "empty lines between lines": _parted,
    "empty line below the header": _apart,
}


def text_of(source: Page, *, delimiter: str = "", end: str = "\n", quoted: bool = False) -> str:
    """The rows as delimited text, in the export's own way where nothing else is said."""
    out = io.StringIO()
    # With this line end, cells that hold a part of it are quoted.
    csv.writer(
        out,
        delimiter=delimiter or source.delimiter or ",",
        lineterminator="\r\n",
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
    ).writerows(source.rows)
    return out.getvalue().replace("\r\n", end)


def workbook(source: Page) -> bytes:
    """An .xlsx whose cells are all text."""
    rows = "".join(
        f'<row r="{line}">{"".join(_cell(line, at, cell) for at, cell in enumerate(row))}</row>'
        for line, row in enumerate(source.rows, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    link = f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Target='
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'{link}"xl/workbook.xml" Type="{office}/officeDocument"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{link}"sheet.xml" Type="{office}/worksheet"/>'
        "</Relationships>",
        "xl/sheet.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _cell(line: int, at: int, text: str) -> str:
    if not text:
        return ""
    inside = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{_letters(at)}{line}" t="inlineStr">{inside}</c>'


def _letters(column: int) -> str:
    high, low = divmod(column, 26)
    return (_letters(high - 1) if high else "") + chr(ord("A") + low)


def _own(source: Page) -> bytes:
    """As the export itself is saved; workbooks stay workbooks."""
    if source.encoding is None:
        return workbook(source)
    return text_of(source).encode(source.encoding, errors="replace")


def _as(
    source: Page, codec: str | None = None, needs: str = "", delimiter: str = "", end: str = "\n"
) -> bytes | None:
    """As text in an encoding, if it holds the letters that the encoding is used for."""
    text = text_of(source, delimiter=delimiter, end=end)
    try:
        return text.encode(codec or source.encoding or "utf-8") if re.search(needs, text) else None
    except UnicodeEncodeError:
        return None


def _quoted(source: Page) -> bytes:
    return text_of(source, quoted=True).encode(source.encoding or "utf-8", errors="replace")


SAVES: dict[str, Callable[[Page], bytes | None]] = {
    "commas": partial(_as, delimiter=","),
    "semicolons": partial(_as, delimiter=";"),
    "tabs": partial(_as, delimiter="\t"),
    "pipes": partial(_as, delimiter="|"),
    "quotes": _quoted,
    "UTF-8": partial(_as, codec="utf-8"),
    "UTF-8 with mark": partial(_as, codec="utf-8-sig"),
    "UTF-16": partial(_as, codec="utf-16"),
    "GB18030": partial(_as, codec="gb18030", needs="[这银额间账单户]"),
    "Windows-1252": partial(_as, codec="cp1252", needs="[À-ÿ€]"),
    "Windows-1250": partial(_as, codec="cp1250", needs="[ąćęłńśźżčďěňřšťůžőű]"),
    "Windows-1251": partial(_as, codec="cp1251", needs="[А-я]"),
    "LF": partial(_as, end="\n"),
    "CRLF": partial(_as, end="\r\n"),
    "CR": partial(_as, end="\r"),
    "spaces behind lines": partial(_as, end="  \n"),
    "xlsx": workbook,
}


def variants(data: bytes, known: Ledger) -> Iterator[tuple[str, bytes]]:
    """What an export may look like tomorrow, with the name of what was done to it."""
    source = page(data, known)
    if source is not None:
        for name, damage in DAMAGES.items():
            damaged = damage(source)
            if damaged is not None:
                yield name, _own(damaged)
        for name, save in SAVES.items():
            saved = save(source)
            if saved is not None:
                yield name, saved
    elif known.readings[0].container in TEXT_FORMATS:
        text, _ = encoding.decode(data, str(known.readings[0].encoding))
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        for codec in ("utf-8", "utf-8-sig", "utf-16"):
            yield codec, lines.encode(codec)
        for name, end in {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}.items():
            yield name, lines.replace("\n", end).encode()


def said(ledger: Ledger) -> list[tuple[object, ...]]:
    """What must stay the same: all but where an entry stands and what else is told of it."""
    columns = ("time", "amount", "digits", "currency", "direction", "payee", "status")
    return list(zip(*(ledger.entries[name].to_pylist() for name in columns), strict=True))


def read(path: Path, data: bytes) -> Ledger | ExportError:
    """The ledger of these bytes in a file of this name, or why there is none."""
    path.write_bytes(data)
    try:
        return read_export(path)
    except ExportError as error:
        return error


def try_variants(
    path: Path, data: bytes, *, chosen: Callable[[list[str]], list[str]] = list
) -> tuple[int, list[str]]:
    """How many of the `chosen` variants of an export were tried, and which read otherwise.

    `path` is where to write them: a file's name may say something of its content.
    """
    known = read(path, data)
    if isinstance(known, ExportError):
        return 0, []
    made = dict(variants(data, known))
    tried = chosen(list(made))
    wrong = []
    for name in tried:
        got = read(path, made[name])
        if isinstance(got, ExportError) or said(got) != said(known):
            wrong.append(f"{path.name}: {name}")
    return len(tried), wrong


def main(folder: Path) -> int:
    """Print the variants of a folder's exports that read otherwise, and their share."""
    count, wrong = 0, 0
    with tempfile.TemporaryDirectory() as place:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            tried, differ = try_variants(Path(place) / path.name, path.read_bytes())
            count, wrong = count + tried, wrong + len(differ)
            for line in differ:
                print(line, flush=True)
    print(f"{count - wrong} of {count} variants read as before")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
