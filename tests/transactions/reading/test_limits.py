"""What would fill the memory or take for ever is refused in a sentence, or cut and said."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from secaudit import safe
from secaudit.errors import ExportError
from secaudit.i18n import Translator
from secaudit.transactions.reading import excel, export, grid, markup
from secaudit.transactions.reading.export import read_export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.model.ledger import Ledger

    Read = Callable[[bytes], Ledger]

HEADER = "Date,Payee,Amount,Currency"
LINES = [HEADER, *(f"2026-01-{day:02},Baker,-{day}.50,EUR" for day in (2, 3, 5))]
CSV = "\n".join(LINES).encode() + b"\n"
CAMT = (
    '<?xml version="1.0" encoding="{encoding}"?>{doctype}<Document><BkToCstmrStmt><Stmt><Ntry>'
    '<Amt Ccy="EUR">1.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-01-02</Dt></BookgDt>'
    "</Ntry></Stmt></BkToCstmrStmt></Document>"
)
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(data: bytes) -> Ledger:
        path = tmp_path / "export.dat"
        path.write_bytes(data)
        return read_export(path)

    return read_bytes


def refused(read: Read, data: bytes) -> str:
    with pytest.raises(ExportError) as caught:
        read(data)
    assert caught.value.hint is not None
    return str(caught.value).rpartition("export.dat")[2].lstrip(":, ")


def doubts(ledger: Ledger) -> list[str]:
    return [Translator("en").render(doubt.text) for doubt in ledger.readings[0].doubts]


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "."), content)
    return out.getvalue()


def workbook(*sheets: str) -> bytes:
    """An .xlsx of sheets that are given as the XML of their rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    links = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml" Type="{office}/worksheet"/>'
        for n in numbers
    )
    book = f'<Relationship Id="r1" Target="xl/workbook.xml" Type="{office}/officeDocument"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{book}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}'
        "</Relationships>",
    }
    for number, rows in zip(numbers, sheets, strict=True):
        sheet = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
        parts[f"xl/worksheets/s{number}.xml"] = sheet
    return packed(**{name: part.encode() for name, part in parts.items()})


def row(number: int, line: str, columns: str = "ABCD") -> str:
    cells = "".join(
        f'<c r="{column}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for column, cell in zip(columns, line.split(","), strict=False)
    )
    return f'<row r="{number}">{cells}</row>'


SHEET = "".join(row(number, line) for number, line in enumerate(LINES, 1))


def test_a_file_that_is_too_large_is_not_opened(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert export.MAX_BYTES == 1 << 30
    monkeypatch.setattr(export, "MAX_BYTES", 50)
    said = f"the file has {len(CSV)} bytes; at most 50 are read."
    assert refused(read, CSV) == f"{said} Export a shorter period, for instance one year."


def test_a_line_of_too_many_cells_is_cut_and_said(read: Read) -> None:
    wide = [line + ",x" * 600 for line in LINES]
    ledger = read("\n".join(wide).encode())
    assert ledger.readings[0].rows == 3
    said = "4 lines have more than 500 cells; those behind were left out."
    assert said in doubts(ledger)


def test_cells_that_are_only_blank_are_nothing_to_be_said(read: Read) -> None:
    assert doubts(read("\n".join(line + ", " * 600 for line in LINES).encode())) == []


def test_one_wide_line_of_a_large_file_is_said_too(read: Read) -> None:
    lines = [HEADER] + ["2026-01-02,Baker,-1.50,EUR"] * 50_000
    lines[40_000] += ",x" * 600
    said = "1 line has more than 500 cells; those behind were left out."
    assert said in doubts(read("\n".join(lines).encode()))


def test_ten_thousand_columns_cost_no_more_than_their_text(read: Read) -> None:
    assert read("\n".join(line + ",x" * 10_000 for line in LINES).encode()).readings[0].rows == 3


@pytest.mark.parametrize(
    "line",
    ["a" * 1_000_000, "ab," * 400_000, '"' + "a" * 1_000_000, '"' * 1_000_000, '","' * 300_000],
    ids=["one word", "cells", "open quote", "quotes", "quotes and commas"],
)
def test_an_endless_line_is_refused_with_its_number(read: Read, line: str) -> None:
    said = "line 5: a line is longer than 100,000 characters."
    assert refused(read, CSV + line.encode()).startswith(said)


def test_an_endless_line_is_refused_in_other_text_formats(read: Read) -> None:
    said = "line 4: a line is longer than 100,000 characters."
    qif = b"!Type:Bank\nD2026-01-02\nT-1.50\nP" + b"x" * 1_000_000
    swift = b":20:x\n:60F:C260101EUR1,00\n:61:2601020102C1,00NTRF\n:86:" + b"?20x" * 300_000
    assert refused(read, qif).startswith(said)
    assert refused(read, swift).startswith(said)


@pytest.mark.parametrize("end", ["\n", "\r\n", " , \n"])
def test_a_million_empty_lines_hide_no_entry(read: Read, end: str) -> None:
    more = "2026-01-06,Shop,-3.00,EUR\n"
    ledger = read(CSV + end.encode() * 200_000 + more.encode())
    assert ledger.entries["line"].to_pylist() == [2, 3, 4, 200_005]


def test_an_archive_of_too_many_files_is_refused(read: Read) -> None:
    members = {f"f{number}__csv": CSV for number in range(safe.MAX_MEMBERS + 1)}
    assert refused(read, packed(**members)).startswith("the archive holds 101 files that unpack")


def test_an_archive_that_unpacks_a_thousandfold_is_refused(read: Read) -> None:
    said = refused(read, packed(a__csv=b"0" * 20_000_000))
    assert said.startswith("the archive holds 1 files that unpack to 20,000,000 bytes")


def test_an_archive_inside_an_archive_is_refused(read: Read) -> None:
    said = refused(read, packed(a__zip=packed(a__csv=CSV)))
    assert said.startswith("an archive inside an archive was found")


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_xml_that_declares_entities_is_refused_in_every_encoding(read: Read, encoding: str) -> None:
    plain = CAMT.format(encoding=encoding, doctype="").encode(encoding)
    assert read(plain).readings[0].rows == 1
    said = refused(read, CAMT.format(encoding=encoding, doctype=ENTITIES).encode(encoding))
    assert said.startswith("the XML file declares entities")


def test_xml_saved_in_another_encoding_than_it_states_is_read(read: Read) -> None:
    assert read(CAMT.format(encoding="UTF-8", doctype="").encode("utf-16")).readings[0].rows == 1
    assert read(CAMT.format(encoding="GBK", doctype="").encode("gbk")).readings[0].rows == 1


def test_xml_of_many_levels_is_read_without_end_of_the_stack(read: Read) -> None:
    deep = CAMT.format(encoding="UTF-8", doctype="").replace(
        "</Document>", "<a>" * 100_000 + "</a>" * 100_000 + "</Document>"
    )
    assert read(deep.encode()).readings[0].rows == 1


def page(rows: str) -> bytes:
    return f"<html><table>{rows}</table></html>".encode()


PAGE = "".join(f"<tr><td>{'<td>'.join(line.split(','))}</tr>\n" for line in LINES)


def test_a_cell_cannot_span_a_million_columns(read: Read) -> None:
    ledger = read(page(PAGE.replace("<td>Baker", "<td colspan=99999999>Baker")))
    assert ledger.readings[0].rows == 3
    assert read(page(PAGE + "<tr>" + "<td colspan=50>" * 20_000)).readings[0].rows == 3


def test_of_too_many_tables_the_first_are_read_and_it_is_said(read: Read) -> None:
    ledger = read(page(PAGE) + b"<table><tr><td>x</table>" * markup.MAX_TABLES)
    assert ledger.readings[0].rows == 3
    assert "The page has 501 tables; the first 500 of them were read." in doubts(ledger)


@pytest.mark.parametrize("broken", ["<", "<a ", "<!--", "<script>", "&", "<table><tr><td>", "<td"])
def test_a_broken_page_takes_time_in_proportion(read: Read, broken: str) -> None:
    ledger = read(page(PAGE) + broken.encode() * 100_000)
    assert ledger.readings[0].rows == 3


def test_scripts_and_comments_of_a_page_are_no_text(read: Read) -> None:
    hidden = "<!-- <td>no --><style>td {}</style><script>if (a < b) '<td>'</script>"
    ledger = read(page(PAGE.replace("Baker", f"Ba{hidden}ker &amp; Son")))
    assert ledger.entries["payee"].to_pylist() == ["Baker & Son"] * 3


def test_a_workbook_that_unpacks_a_thousandfold_is_refused(read: Read) -> None:
    said = refused(read, workbook(SHEET + " " * 20_000_000))
    assert said.startswith("the workbook unpacks to more than 100 times its size.")


def test_a_workbook_is_refused_whatever_its_archive_says_of_sizes(read: Read) -> None:
    data = workbook(SHEET + " " * 20_000_000)
    size = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/s1.xml").file_size
    lie = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert refused(read, lie).startswith("the workbook unpacks to more than 100 times its size.")


@pytest.mark.parametrize("cell", ["XFD1048576", "D1048576"])
def test_a_lone_cell_in_the_last_row_does_not_fill_the_memory(read: Read, cell: str) -> None:
    far = f'<row r="1048576"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'
    said = refused(read, workbook(SHEET + far))
    assert said.startswith("a sheet reaches to row 1,048,576 and column ")
    assert said.endswith("save it as CSV, and give that file.")


def test_a_lone_cell_in_the_last_column_is_left_out_and_said(read: Read) -> None:
    far = '<row r="5"><c r="XFD5" t="inlineStr"><is><t>x</t></is></c></row>'
    ledger = read(workbook(SHEET + far))
    assert ledger.readings[0].rows == 3
    assert "1 line has more than 500 cells; those behind were left out." in doubts(ledger)


def test_a_sheet_with_a_hundred_thousand_empty_rows_is_read(read: Read) -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(5, 100_000))
    assert read(workbook(SHEET + empty)).readings[0].rows == 3


def test_of_too_many_sheets_the_first_are_read_and_it_is_said(read: Read) -> None:
    ledger = read(workbook(SHEET, *[row(1, "x")] * excel.MAX_SHEETS))
    assert ledger.readings[0].rows == 3
    assert "The workbook has 51 sheets; the first 50 of them were read." in doubts(ledger)


def test_limits_are_where_no_export_comes_near() -> None:
    assert (grid.MAX_COLUMNS, safe.MAX_MEMBERS, safe.MAX_RATIO) == (500, 100, 250)
