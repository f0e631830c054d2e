"""Every export, damaged in the ways that banks, programs and people change files, reads as before.

A variant is one damage and one way of saving. A run reads some variants of every export, always the
same ones; `SECAUDIT_ALL_VARIANTS=1` reads them all.
"""

from __future__ import annotations

import csv
import io
import os
import random
import re
import zipfile
import zlib
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from secaudit.errors import ExportError
from secaudit.transactions.reading import delimited, excel, markup
from secaudit.transactions.reading.encoding import decode
from secaudit.transactions.reading.export import read_export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from secaudit.model.ledger import Ledger

ROOT = Path(__file__).parents[2]
EXPORTS = sorted(
    path for path in (ROOT / "tests/data/exports").iterdir() if not path.name.endswith(".json")
)
SAMPLES = [ROOT / "sample_data" / f"{name}.csv" for name in ("alipay", "bank", "wallet", "wechat")]
ALL = "SECAUDIT_ALL_VARIANTS" in os.environ
PER_EXPORT = 3
WANTED = 0.98

_SAMPLE_LINES = 60
_HAN, _KANA, _CYRILLIC = re.compile("[一-鿿]"), re.compile("[぀-ヿ]"), re.compile("[Ѐ-ӿ]")
_OTHER_NAMES = {"zh": "海棠", "ru": "Ромашка", "en": "Larch"}
_HEADERS = {"zh": "备用", "ru": "Резерв", "en": "Extra"}
_CELLS = {"zh": "甲乙丙", "ru": ("один", "два", "три"), "en": ("red", "blue", "green")}
_OPERATOR = re.compile(
    r"支付宝|微信支付|微信|财付通|京东|美团|抖音|[一-鿿]{2,6}银行|\w*[Bb][Aa][Nn][KC]\w*|PayPal|Venmo|PostFinance|\bUBS\b",
)
_NOTICES = {
    "zh": "特别提示：本明细仅供参考，请以账户实际情况为准。",
    "ru": "Внимание: выписка сформирована автоматически.",
    "en": "Please note: this list is for information only.",
}


@dataclass(frozen=True)
class Page:
    """An export as rows of cells: `header` and the entries from `first` to `last` are positions."""

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
        return max(len(row) for row in self.rows[self.table : self.last + 1])

    def with_rows(self, rows: list[list[str]]) -> Page:
        return replace(self, rows=rows)


def page(path: Path, data: bytes, known: Ledger) -> Page | None:
    """The export's one table with what is known of it; None where it has none or several."""
    reading = known.readings[0]
    delimiter = None
    if reading.container == "delimited":
        text = decode(data, str(reading.encoding))[0]
        delimiter = delimited.find_delimiter(io.StringIO(text, newline=None).readlines()[:400])
        grids = delimited.read(data)
    elif reading.container in ("excel", "markup"):
        grids = list({"excel": excel, "markup": markup}[reading.container].read(data))
    else:
        return None
    if len(grids) != 1 or len(grids[0].columns) < 2 or path.suffix == ".zip":
        return None
    rows = grids[0].rows(0, len(grids[0]))
    lines = grids[0].lines.tolist()
    entries = known.entries["line"].to_pylist()
    first, last = lines.index(min(entries)), lines.index(max(entries))
    names = {column.header for column in reading.columns} - {""}
    # The header may be two lines high, and its cells may have been joined: most names will do.
    above = [at for at in range(first) if 2 * len(names & set(rows[at])) > len(names)]
    width = max(len(row) for row in rows[above[-1] if above else first : last + 1])
    padded = [
        row + [""] * (width - len(row))
        if (above[-1] if above else first) <= at <= last and row
        else row
        for at, row in enumerate(rows)
    ]
    words = "".join(map("".join, rows[: first + 3]))
    language = "en"
    if _HAN.search(words) and not _KANA.search(words):
        language = "zh"
    elif _CYRILLIC.search(words):
        language = "ru"
    return Page(
        padded, above[-1] if above else None, first, last, language, delimiter, reading.encoding
    )


def _without(source: Page, at: int | None) -> Page | None:
    if at is None:
        return None
    return source.with_rows(source.rows[:at] + source.rows[at + 1 :])


def _preamble(source: Page) -> list[int]:
    return [at for at in range(source.table) if any(source.rows[at])]


def _added(position: Callable[[int], int]) -> Callable[[Page], Page | None]:
    def add(source: Page) -> Page | None:
        if source.header is None:
            return None
        at = position(source.width)
        texts = cycle(_CELLS[source.language])
        return source.with_rows(
            [
                row
                if not source.table <= line <= source.last or not any(row)
                else [
                    *row[:at],
                    _HEADERS[source.language] if line == source.header else next(texts),
                    *row[at:],
                ]
                for line, row in enumerate(source.rows)
            ]
        )

    return add


def _reordered(order: Callable[[int], list[int]]) -> Callable[[Page], Page | None]:
    def reorder(source: Page) -> Page | None:
        names = source.rows[source.header] if source.header is not None else []
        # Where two columns have one name, or none, their order is what tells them apart.
        if source.header is None or len(set(names)) < source.width:
            return None
        places = order(source.width)
        return source.with_rows(
            [
                [row[place] for place in places] if len(row) == source.width else row
                for row in source.rows
            ]
        )

    return reorder


def _shuffled(seed: int) -> Callable[[int], list[int]]:
    return lambda width: random.Random(seed).sample(range(width), width)  # noqa: S311 - no secret


def _inserted(at: Callable[[Page], int]) -> Callable[[Page], Page | None]:
    def insert(source: Page) -> Page:
        place = at(source)
        notice = [[_NOTICES[source.language]]]
        return source.with_rows(source.rows[:place] + notice + source.rows[place:])

    return insert


def _renamed(source: Page) -> Page | None:
    """The same export of an operator that nobody knows."""
    other = _OTHER_NAMES[source.language]
    rows = [
        [_OPERATOR.sub(other, cell) for cell in row] if at < source.table else row
        for at, row in enumerate(source.rows)
    ]
    return None if rows == source.rows else source.with_rows(rows)


def _spaced(source: Page) -> Page:
    return source.with_rows([[f"{cell} " if cell else cell for cell in row] for row in source.rows])


def _blank_between(source: Page) -> Page:
    rows = [
        part
        for at, row in enumerate(source.rows)
        for part in ([row, []] if source.table <= at < source.last else [row])
    ]
    return source.with_rows(rows)


def _blank_below_header(source: Page) -> Page | None:
    if source.header is None:
        return None
    return source.with_rows(
        [*source.rows[: source.header + 1], [], *source.rows[source.header + 1 :]]
    )


DAMAGES: dict[str, Callable[[Page], Page | None]] = {
    "first preamble line dropped": lambda page: _without(page, next(iter(_preamble(page)), None)),
    "last preamble line dropped": lambda page: _without(
        page, next(iter(_preamble(page)[::-1]), None)
    ),
    "notice on top": _inserted(lambda _: 0),
    "notice above table": _inserted(lambda page: page.table),
    "notice at the foot": _inserted(lambda page: len(page.rows)),
    "notice below table": _inserted(lambda page: page.last + 1),
    "column added at the end": _added(lambda width: width),
    "column added at the start": _added(lambda _: 0),
    "column added in the middle": _added(lambda width: width // 2),
    "columns reversed": _reordered(lambda width: list(range(width))[::-1]),
    "columns rotated": _reordered(lambda width: [*range(1, width), 0]),
    "columns shuffled": _reordered(_shuffled(1)),
    "columns shuffled otherwise": _reordered(_shuffled(2)),
    "operator renamed": _renamed,
    "spaces behind cells": _spaced,
    "blank lines between": _blank_between,
    "blank line below header": _blank_below_header,
}


def text_of(
    source: Page, *, delimiter: str | None = None, end: str = "\n", quoted: bool = False
) -> str:
    out = io.StringIO()
    delimiter = delimiter or source.delimiter or ","
    if quoted:
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows(source.rows)
    return out.getvalue()


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def _as(codec: str) -> Callable[[Page], bytes | None]:
    return lambda page: _encoded(text_of(page), codec)


def _code_page(codec: str, *, needs: str) -> Callable[[Page], bytes | None]:
    """Saves in a code page that programs of the file's own language use."""

    def save(source: Page) -> bytes | None:
        text = text_of(source)
        return _encoded(text, codec) if re.search(needs, text) else None

    return save


def own(source: Page) -> bytes:
    """As the export itself is saved; workbooks stay workbooks."""
    if source.encoding is None:
        return workbook(source)
    return text_of(source).encode(source.encoding, errors="replace")


def _joined(delimiter: str) -> Callable[[Page], bytes | None]:
    return lambda page: _encoded(text_of(page, delimiter=delimiter), page.encoding or "utf-8")


def _ended(end: str) -> Callable[[Page], bytes | None]:
    return lambda page: _encoded(text_of(page, end=end), page.encoding or "utf-8")


def _quoted(source: Page) -> bytes | None:
    return _encoded(text_of(source, quoted=True), source.encoding or "utf-8")


def _trailing(source: Page) -> bytes | None:
    return _encoded(text_of(source, end="  \n"), source.encoding or "utf-8")


_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": "<workbook "
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
}


def _letters(column: int) -> str:
    high, low = divmod(column, 26)
    return (_letters(high - 1) if high else "") + chr(ord("A") + low)


def workbook(source: Page) -> bytes:
    """An .xlsx whose cells are all text."""
    rows = "".join(
        f'<row r="{line}">'
        + "".join(
            f'<c r="{_letters(at)}{line}" t="inlineStr"><is><t xml:space="preserve">'
            f"{escape(cell)}</t></is></c>"
            for at, cell in enumerate(row)
            if cell
        )
        + "</row>"
        for line, row in enumerate(source.rows, 1)
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (_PARTS | {"xl/worksheets/sheet1.xml": sheet}).items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{part}')
    return out.getvalue()


SAVES: dict[str, Callable[[Page], bytes | None]] = {
    "commas": _joined(","),
    "semicolons": _joined(";"),
    "tabs": _joined("\t"),
    "pipes": _joined("|"),
    "quotes": _quoted,
    "UTF-8": _as("utf-8"),
    "UTF-8 with mark": _as("utf-8-sig"),
    "UTF-16": _as("utf-16"),
    "GB18030": _code_page("gb18030", needs="[这银额间账单户]"),
    "Windows-1252": _code_page("cp1252", needs="[À-ÿ€]"),
    "Windows-1250": _code_page("cp1250", needs="[ąćęłńśźżčďěňřšťůžőű]"),
    "Windows-1251": _code_page("cp1251", needs="[А-я]"),
    "LF": _ended("\n"),
    "CRLF": _ended("\r\n"),
    "CR": _ended("\r"),
    "spaces behind lines": _trailing,
    "xlsx": workbook,
}


def variants(source: Page) -> Iterator[tuple[str, bytes]]:
    """Every damage saved as the export itself, and the undamaged export saved in every way."""
    for name, damage in DAMAGES.items():
        damaged = damage(source)
        if damaged is not None:
            yield name, own(damaged)
    for name, save in SAVES.items():
        saved = save(source)
        if saved is not None:
            yield name, saved


def said(ledger: Ledger) -> list[tuple[object, ...]]:
    """What must be the same: everything but where an entry stands and what else is told of it."""
    columns = ("time", "amount", "digits", "currency", "direction", "payee", "status")
    return list(zip(*(ledger.entries[name].to_pylist() for name in columns), strict=True))


def read(path: Path, data: bytes) -> Ledger | ExportError:
    path.write_bytes(data)
    try:
        return read_export(path)
    except ExportError as error:
        return error


def failing(
    name: str, data: bytes, folder: Path, *, per_export: int | None
) -> tuple[int, list[str]]:
    """How many variants of an export were read, and which differ."""
    known = read(folder / name, data)
    source = None if isinstance(known, ExportError) else page(folder / name, data, known)
    if source is None or isinstance(known, ExportError):
        return 0, []
    made = list(variants(source))
    if per_export is not None:
        made = random.Random(zlib.crc32(name.encode())).sample(made, per_export)  # noqa: S311
    expected = said(known)
    wrong = []
    for variant, changed in made:
        got = read(folder / name, changed)
        if isinstance(got, ExportError) or said(got) != expected:
            wrong.append(f"{name}: {variant}")
    return len(made), wrong


def _start(path: Path) -> bytes:
    """The first lines of a sample, which are as good as all of them."""
    return b"".join(islice(io.BytesIO(path.read_bytes()), _SAMPLE_LINES))


def test_a_damaged_export_reads_as_before(tmp_path: Path) -> None:
    exports = {path.name: path.read_bytes() for path in EXPORTS}
    exports |= {path.name: _start(path) for path in SAMPLES}
    count, wrong = 0, list[str]()
    for name, data in exports.items():
        more, differ = failing(name, data, tmp_path, per_export=None if ALL else PER_EXPORT)
        count, wrong = count + more, wrong + differ
    assert len(wrong) <= (1 - WANTED) * count, f"{len(wrong)} of {count}:\n" + "\n".join(wrong)
