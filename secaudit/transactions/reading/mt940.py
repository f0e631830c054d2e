"""MT940: SWIFT's customer statement, with the liberties that banks take.

Source: SWIFT Standards MT940, tags 60, 61 and 86; the sub-fields of 86 as the German banks define
them (DFÜ agreement, appendix 3).
"""

from __future__ import annotations

import re

from secaudit.transactions.reading import encoding
from secaudit.transactions.reading.grid import Statement
from secaudit.transactions.reading.lines import refuse_endless

_LINE = re.compile(rb"^:61:\d{6}", re.MULTILINE)
_TAG = re.compile(r"^:?(\d{2}[A-Z]?):", re.MULTILINE)
_ENTRY = re.compile(
    r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:\d{4})?\s*(?P<mark>R?[CD])(?P<funds>[A-Z])?\s*(?P<amount>\d+(?:,\d*)?)\s*"
    r"(?P<type>[A-Z][A-Z0-9]{3})?(?P<reference>[^\n/]{0,16})"
)
_OPENING = re.compile(r"[CD]\d{6}([A-Z]{3})")
_SUBFIELD = re.compile(r"([?>@])(\d{2})")
_NAMED = re.compile(r"/(?:NAME|BENM/|ORDP/)?/?NAME/([^/]+)")


def recognises(data: bytes) -> float:
    """A statement line with a date."""
    return (
        0.8
        if _LINE.search(
            encoding.opening(data, 65_536).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        )
        else 0.0
    )


def read(data: bytes, *, codec: str | None = None) -> list[Statement]:
    """The entries of all statements in the file, by value date."""
    refuse_endless(data)
    name = codec or encoding.detect(data)
    text, _ = encoding.decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    columns: dict[str, list[str]] = {
        role: []
        for role in ("time", "amount", "currency", "payee", "description", "reference", "account")
    }
    lines: list[int] = []
    currency = account = ""
    open_entry = False
    tags = list(_TAG.finditer(text))
    line, counted = 1, 0
    for tag, following in zip(tags, [*tags[1:], None], strict=True):
        line, counted = line + text.count("\n", counted, tag.start()), tag.start()
        body = text[tag.end() : following.start() if following else len(text)].rstrip()
        match tag.group(1):
            case "25":
                account = body.strip()
            case "60F" | "60M" if found := _OPENING.match(body):
                currency = found.group(1)
            case "61" if entry := _ENTRY.match(body):
                lines.append(line)
                columns["time"].append("20{year}-{month}-{day}".format(**entry.groupdict()))
                columns["amount"].append(
                    ("-" if entry["mark"] in ("D", "RC") else "") + entry["amount"].rstrip(",")
                )
                columns["currency"].append(currency)
                columns["account"].append(account)
                reference = entry["reference"].strip()
                columns["reference"].append("" if reference == "NONREF" else reference)
                columns["payee"].append("")
                # The lines below are the bank's free text; tag 86 says more where it follows.
                columns["description"].append(" ".join(body.split("\n")[1:]).strip())
                open_entry = True
            case "86" if open_entry:
                payee, description = _information(body)
                columns["payee"][-1] = payee
                columns["description"][-1] = description or columns["description"][-1]
                open_entry = False
    return [Statement(columns, lines, encoding=name, mark=",")]


def _information(body: str) -> tuple[str, str]:
    """(payee, purpose) of tag 86: fields 32, 33 are the name, 20 to 29 and 60 to 63 the purpose."""
    flat = body.replace("\n", "")
    marks = list(_SUBFIELD.finditer(flat[:2000]))
    if len(marks) > 1 and marks[0].start() <= 4:
        parts: dict[str, str] = {}
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            parts[mark.group(2)] = flat[mark.end() : following.start() if following else len(flat)]
        name = (parts.get("32", "") + parts.get("33", "")).strip()
        purpose = "".join(text for code, text in sorted(parts.items()) if code[0] in "26").strip()
        return name, purpose or parts.get("00", "").strip()
    named = _NAMED.search(flat)
    text = " ".join(body.split())
    return (named.group(1).strip() if named else ""), text
