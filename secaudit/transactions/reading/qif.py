"""QIF: records of one-letter fields, as Quicken and its successors write them."""

from __future__ import annotations

import re

from secaudit.transactions.reading import encoding
from secaudit.transactions.reading.grid import Statement
from secaudit.transactions.reading.lines import refuse_endless

_TYPE = re.compile(rb"^\s*!(?:Type:|Account|Option)", re.IGNORECASE | re.MULTILINE)
_FIELDS = {
    "D": "time",
    "T": "amount",
    "P": "payee",
    "M": "description",
    "N": "reference",
    "L": "category",
}


def recognises(data: bytes) -> float:
    """A `!Type:` line near the start."""
    return 0.9 if _TYPE.search(encoding.opening(data, 4096)) else 0.0


def read(data: bytes, *, codec: str | None = None) -> list[Statement]:
    """The transactions of all registers; account lists, categories and splits are left out."""
    refuse_endless(data)
    name = codec or encoding.detect(data)
    text, _ = encoding.decode(data, name)
    columns: dict[str, list[str]] = {role: [] for role in _FIELDS.values()}
    lines: list[int] = []
    record: dict[str, str] = {}
    start, register = 0, False
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("!"):
            register = line.lower().startswith("!type:") and not line.lower().startswith(
                ("!type:cat", "!type:class")
            )
            record = {}
        elif line.startswith("^"):
            if register and "time" in record:
                lines.append(start)
                for role, column in columns.items():
                    column.append(record.get(role, ""))
            record = {}
        elif line and register:
            start = start if record else number
            field = _FIELDS.get(line[0])
            if field:
                # NOTE: some programs write the year as '15 or with blanks for zeros.
                value = (
                    line[1:].replace("'", "/").replace("/ ", "/0") if field == "time" else line[1:]
                )
                record.setdefault(field, value.strip())
    return [Statement(columns, lines, encoding=name)]
