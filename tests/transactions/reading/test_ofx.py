"""OFX and QFX by their tags, with or without header and closing tags."""

from __future__ import annotations

import pytest

from secaudit.transactions.reading import ofx

SGML = """OFXHEADER:100
DATA:OFXSGML

<OFX><BANKMSGSRSV1><STMTRS><CURDEF>EUR
<BANKACCTFROM><ACCTID>12345
</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>POS<DTPOSTED>20260102145601.500[-5:EST]<TRNAMT>-1.50<FITID>r1<NAME>Baker &amp; Co
<STMTTRN><TRNTYPE>XFER<DTPOSTED>20260103<DTUSER>20260104<TRNAMT>20.00<FITID>r2<MEMO>Salary
<CURRENCY><CURSYM>USD</CURRENCY>
</BANKTRANLIST></STMTRS></OFX>
"""
XML = """<?xml version="1.0"?><?OFX OFXHEADER="200"?>
<OFX><STMTRS><CURDEF>GBP</CURDEF><ACCTID>9</ACCTID><BANKTRANLIST>
<STMTTRN><TRNTYPE>INT</TRNTYPE><DTPOSTED>20260102</DTPOSTED><TRNAMT>0.12</TRNAMT>
<FITID>x</FITID><NAME>Interest</NAME><NAME>ignored</NAME></STMTTRN>
</BANKTRANLIST></STMTRS></OFX>
"""


def entries(text: str) -> list[dict[str, str]]:
    (statement,) = ofx.read(text.encode())
    return [
        dict(zip(statement.columns, row, strict=True))
        for row in zip(*statement.columns.values(), strict=True)
    ]


def test_sgml_without_closing_tags_is_read_to_the_last_entry() -> None:
    assert entries(SGML) == [
        {
            "time": "2026-01-02 14:56:01", "amount": "-1.50", "currency": "EUR",
            "payee": "Baker & Co", "description": "", "kind": "payment", "reference": "r1",
            "account": "12345",
        },
        {
            "time": "2026-01-04", "amount": "20.00", "currency": "USD", "payee": "Salary",
            "description": "Salary", "kind": "transfer", "reference": "r2", "account": "12345",
        },
    ]  # fmt: skip


def test_xml_is_read_alike() -> None:
    (entry,) = entries(XML)
    assert (entry["payee"], entry["kind"], entry["currency"]) == ("Interest", "interest", "GBP")


def test_the_lines_of_entries_are_kept() -> None:
    (statement,) = ofx.read(SGML.encode())
    assert list(statement.lines) == [7, 8]


def test_a_file_cut_off_keeps_the_entries_before() -> None:
    assert len(entries(SGML[: SGML.index("</BANKTRANLIST>")])) == 2


def test_an_odd_date_is_left_for_the_ledger_to_refuse() -> None:
    text = SGML.replace("20260103", "soon").replace("<DTUSER>20260104", "")
    assert entries(text)[1]["time"] == "soon"


@pytest.mark.parametrize(
    ("data", "sure"), [(b"OFXHEADER:100", True), (b"<ofx>", True), (b"<html>", False)]
)
def test_a_header_or_root_tag_tells(data: bytes, sure: bool) -> None:
    assert sure == (ofx.recognises(data) > 0.5)
