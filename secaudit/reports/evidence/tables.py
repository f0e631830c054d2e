"""The entries of a pack for a spreadsheet, which must neither run nor round what it holds."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from secaudit import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.model.evidence_pack import Payment

_BOM = "\ufeff"  # without it Excel takes UTF-8 for the system's old encoding
_TEXTS = (
    "direction", "kind", "status", "payee", "counter_account", "description", "method", "category",
    "place", "account", "reference", "note", "source",
)  # fmt: skip
# A spreadsheet keeps fifteen digits of a number; a tab at the end makes it text, as wallets do it.
_ROUNDED = re.compile(r"\d{12,}")


def render(payments: Iterable[Payment]) -> bytes:
    """All of them, one row each, under the names of the ledger's columns."""
    text = io.StringIO(_BOM, newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text)
    names = ("entry", "answer", "time", "utc_offset", "amount", "currency", *_TEXTS, "line")
    writer.writerow(names)
    writer.writerows(map(_row, payments))
    return text.getvalue().encode()


def _row(one: Payment) -> list[str | int | None]:
    shape = "%Y-%m-%d %H:%M:%S" if one.time_known else "%Y-%m-%d"
    return [
        one.id,
        "not_mine" if one.answered else None,
        one.time.strftime(shape) if one.time else None,
        one.time.strftime("UTC%z") if one.time and one.time_known else None,
        f"{one.money.value:f}",
        safe.cell(one.money.currency),
        *(_cell(getattr(one, name)) for name in _TEXTS),
        one.line,
    ]


def _cell(text: str | None) -> str | None:
    if text is None:
        return None
    shown = safe.cell(text)
    return f"{shown}\t" if _ROUNDED.fullmatch(shown) else shown
