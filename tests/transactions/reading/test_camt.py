"""CAMT.052 to .054: one entry per `Ntry`, whatever the version."""

from __future__ import annotations

import pytest

from secaudit.errors import ExportError
from secaudit.transactions.reading import camt

HEAD = '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
TEXT = f"""{HEAD}<BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct>
<Ntry><Amt Ccy="EUR">1.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2026-01-02</Dt></BookgDt><AcctSvcrRef>r1</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Baker</Nm></Cdtr><CdtrAcct><Id><IBAN>DE2</IBAN></Id></CdtrAcct>
</RltdPties><RmtInf><Ustrd>Bread</Ustrd><Ustrd>butter</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">20.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts>
<ValDt><DtTm>2026-01-03T10:11:12.000+01:00</DtTm></ValDt><AddtlNtryInf>Salary</AddtlNtryInf>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Ann</Nm></Pty></Dbtr>
<DbtrAcct><Id><Othr><Id>77</Id></Othr></Id></DbtrAcct></RltdPties></TxDtls></NtryDtls></Ntry>
<Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry>
</Stmt></BkToCstmrStmt></Document>"""


def entries(text: str) -> list[dict[str, str]]:
    (statement,) = camt.read(text.encode())
    return [
        dict(zip(statement.columns, row, strict=True))
        for row in zip(*statement.columns.values(), strict=True)
    ]


def test_entries_with_the_other_side_by_direction() -> None:
    first, second, third = entries(TEXT)
    assert first == {
        "time": "2026-01-02", "amount": "-1.50", "currency": "EUR", "payee": "Baker",
        "description": "Bread butter", "status": "settled", "reference": "r1",
        "counter_account": "DE2", "account": "DE1",
    }  # fmt: skip
    assert second == {
        "time": "2026-01-03T10:11:12", "amount": "20.00", "currency": "EUR", "payee": "Ann",
        "description": "Salary", "status": "pending", "reference": "",
        "counter_account": "77", "account": "DE1",
    }  # fmt: skip
    assert (third["amount"], third["time"], third["payee"]) == ("", "", "")


@pytest.mark.parametrize(
    "report", [("BkToCstmrAcctRpt", "Rpt"), ("BkToCstmrDbtCdtNtfctn", "Ntfctn")]
)
def test_reports_and_notifications_are_read_alike(report: tuple[str, str]) -> None:
    text = TEXT.replace("BkToCstmrStmt", report[0]).replace("Stmt>", f"{report[1]}>")
    assert camt.recognises(text.encode()) > 0.5
    assert entries(text) == entries(TEXT)


def test_an_account_without_an_iban_has_its_number() -> None:
    text = TEXT.replace("<IBAN>DE1</IBAN>", "<Othr><Id>42</Id></Othr>")
    assert entries(text)[0]["account"] == "42"


def test_entities_are_refused_before_they_can_expand() -> None:
    bomb = TEXT.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)
    with pytest.raises(ExportError, match="declares entities"):
        camt.read(bomb.encode())


def test_a_damaged_file_says_on_which_line() -> None:
    with pytest.raises(ExportError, match="damaged or incomplete") as caught:
        camt.read(TEXT[:-40].encode())
    assert caught.value.line == 10


def test_other_xml_is_not_taken() -> None:
    assert camt.recognises(b"<?xml version='1.0'?><Document/>") == 0.0
