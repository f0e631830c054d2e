"""OFX and QFX: SGML with or without its header, XML, and mixtures of both.

Read by its tags alone, since real files break both grammars (OFX 1.6 and 2.2, section 11).
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from secaudit.transactions.reading import encoding
from secaudit.transactions.reading.grid import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(rb"<OFX>|OFXHEADER", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z0-9.]+)>([^<\r\n]*(?:\r?\n[^<\r\n]+)?)")
_KINDS = {
    "INT": "interest", "DIV": "interest", "FEE": "fee", "SRVCHG": "fee", "ATM": "withdrawal",
    "CASH": "withdrawal", "XFER": "transfer", "POS": "payment", "PAYMENT": "payment",
    "CHECK": "payment", "REPEATPMT": "payment", "DIRECTDEBIT": "payment",
}  # fmt: skip


def recognises(data: bytes) -> float:
    """An OFX header or root tag near the start."""
    return 0.9 if _START.search(encoding.opening(data, 8192)) else 0.0


def read(data: bytes, *, codec: str | None = None) -> list[Statement]:
    """All bank, card and cash transactions of the file, of every account in it."""
    # Many banks state Windows-1252 and write UTF-8: the bytes are believed, not the header.
    name = codec or encoding.detect(data)
    text, _ = encoding.decode(data, name)
    columns: dict[str, list[str]] = {
        role: []
        for role in (
            "time",
            "amount",
            "currency",
            "payee",
            "description",
            "kind",
            "reference",
            "account",
        )
    }
    lines: list[int] = []
    for line, entry in _entries(text):
        lines.append(line)
        columns["time"].append(_moment(entry.get("DTUSER") or entry.get("DTPOSTED", "")))
        columns["amount"].append(entry.get("TRNAMT", ""))
        columns["currency"].append(entry.get("CURSYM") or entry.get("CURDEF", ""))
        columns["payee"].append(entry.get("NAME") or entry.get("MEMO", ""))
        columns["description"].append(entry.get("MEMO", ""))
        columns["kind"].append(_KINDS.get(entry.get("TRNTYPE", "").upper(), "other"))
        columns["reference"].append(entry.get("FITID", ""))
        columns["account"].append(entry.get("ACCTID", ""))
    return [Statement(columns, lines, encoding=name)]


def _entries(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, tags) of each transaction, with the account and currency that stand before it."""
    shared: dict[str, str] = {}
    entry: dict[str, str] | None = None
    start = 0
    position = 0
    line = 1
    for found in _TAG.finditer(text):
        line += text.count("\n", position, found.start())
        position = found.start()
        closing, tag, value = (
            found.group(1),
            found.group(2).upper(),
            html.unescape(found.group(3).strip()),
        )
        if tag == "STMTTRN":
            if entry:
                yield start, shared | entry
            entry, start = (None, 0) if closing else ({}, line)
        elif closing:
            if tag == "BANKTRANLIST" and entry:
                yield start, shared | entry
                entry = None
        elif entry is not None:
            entry.setdefault(tag, value)
        elif tag in ("CURDEF", "ACCTID"):
            shared[tag] = value
    if entry:
        yield start, shared | entry


def _moment(stamp: str) -> str:
    """`20090401122017.500[-5:EST]` as ISO text in the printed wall-clock time."""
    digits = re.match(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?", stamp.strip())
    if not digits:
        return stamp
    day = "-".join(digits.group(1, 2, 3))
    hour, minute, second = digits.group(4, 5, 6)
    return f"{day} {hour}:{minute}:{second or '00'}" if hour else day
