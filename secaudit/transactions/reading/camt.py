"""CAMT.052, .053 and .054: ISO 20022 account reports, every version, one entry per `Ntry`.

Document type declarations are refused, so entities cannot expand.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from secaudit.errors import ExportError
from secaudit.model.message import N_, Message
from secaudit.transactions.reading import encoding
from secaudit.transactions.reading.grid import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_REPORT = re.compile(rb"BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)")
_STATUS = {"BOOK": "settled", "PDNG": "pending", "INFO": "pending", "FUTR": "pending"}


def recognises(data: bytes) -> float:
    """An XML document with one of the three report elements."""
    return 0.95 if _REPORT.search(encoding.opening(data, 8192)) else 0.0


def read(data: bytes, *, codec: str | None = None) -> list[Statement]:
    """All entries of all statements in the message; the XML itself states the encoding."""
    name = codec or "utf-8"
    try:
        root = _parsed(data)
    except (ET.ParseError, LookupError, ValueError):
        # The file was saved anew in an encoding other than the one that it states.
        name = codec or encoding.detect(data)
        text, _ = encoding.decode(data, name)
        try:
            root = _parsed(text.lstrip("\ufeff"))
        except (ET.ParseError, ValueError) as error:
            raise ExportError(
                Message(N_("the XML file is damaged or incomplete.")),
                line=getattr(error, "position", (None,))[0],
                hint=Message(N_("Download the export again and give that file.")),
            ) from error
    columns: dict[str, list[str]] = {
        role: [] for role in (
            "time", "amount", "currency", "payee", "description", "status", "reference",
            "counter_account", "account",
        )
    }  # fmt: skip
    lines: list[int] = []
    for number, (account, entry) in enumerate(_entries(root), 1):
        lines.append(number)
        for role, value in _values(entry).items():
            columns[role].append(value)
        columns["account"].append(account)
    return [Statement(columns, lines, encoding=name, mark=".")]


class _Plain(ET.TreeBuilder):
    """A tree without entities of its own; the check sees the document type in every encoding."""

    def doctype(self, *_: str | None) -> None:
        """Refuse what could declare entities."""
        raise ExportError(
            Message(
                N_("the XML file declares entities, which no bank's export does; it was not read.")
            ),
            hint=Message(N_("Download the export again from your bank.")),
        )


def _parsed(data: bytes | str) -> Element:
    parser = ET.XMLParser(target=_Plain())  # noqa: S314 - entities are refused
    parser.feed(data)
    root: Element = parser.close()
    return root


def _entries(root: Element) -> Iterator[tuple[str, Element]]:
    for report in root.iter():
        if _name(report) in ("Stmt", "Rpt", "Ntfctn"):
            account = _text(report, "Acct", "Id", "IBAN") or _text(
                report, "Acct", "Id", "Othr", "Id"
            )
            for child in report:
                if _name(child) == "Ntry":
                    yield account, child


def _values(entry: Element) -> dict[str, str]:
    amount = _find(entry, "Amt")
    credit = _text(entry, "CdtDbtInd") == "CRDT"
    details = _find(entry, "NtryDtls", "TxDtls")
    parties = _find(details, "RltdPties") if details is not None else None
    other = "Dbtr" if credit else "Cdtr"
    payee = ""
    if parties is not None:
        payee = _text(parties, other, "Nm") or _text(parties, other, "Pty", "Nm")
    purpose = " ".join(
        (node.text or "").strip()
        for node in (details.iter() if details is not None else ())
        if _name(node) == "Ustrd"
    )
    more = _text(entry, "AddtlNtryInf") or (
        _text(details, "AddtlTxInf") if details is not None else ""
    )
    dates = [_text(entry, tag, part) for tag in ("BookgDt", "ValDt") for part in ("DtTm", "Dt")]
    status = _text(entry, "Sts") or _text(entry, "Sts", "Cd")
    counter = ""
    if parties is not None:
        counter = _text(parties, f"{other}Acct", "Id", "IBAN") or _text(
            parties, f"{other}Acct", "Id", "Othr", "Id"
        )
    return {
        "time": next(
            (re.sub(r"(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$", "", date) for date in dates if date), ""
        ),
        # A reversal states the direction of the reversed entry's effect, so the indicator holds as
        # it stands.
        "amount": ("" if credit else "-")
        + ((amount.text or "").strip() if amount is not None else ""),
        "currency": amount.get("Ccy", "") if amount is not None else "",
        "payee": payee,
        "description": purpose or more,
        "status": _STATUS.get(status, "settled"),
        "reference": _text(entry, "AcctSvcrRef") or _text(entry, "NtryRef"),
        "counter_account": counter,
    }


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _find(node: Element, *path: str) -> Element | None:
    for step in path:
        found = next((child for child in node if _name(child) == step), None)
        if found is None:
            return None
        node = found
    return node


def _text(node: Element, *path: str) -> str:
    found = _find(node, *path)
    return (found.text or "").strip() if found is not None else ""
